import { createHash } from 'node:crypto'
import type { CodegenConfig } from '@graphql-codegen/cli'

// bare hex, as persistedQuery.sha256Hash wants it
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: ['src/**/*.graphql'],
  ignoreNoDocuments: false,
  generates: {
    'src/gql/words.ts': { plugins: ['./words.plugin.mjs'] },
    'src/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashPropertyName: 'hash', mode: 'embedHashInDocument', hashAlgorithm: sha256 },
      },
      config: {
        useTypeImports: true,
        scalars: { Day: 'string', Instant: 'number', Money: 'number', ID: 'string' },
        defaultScalarType: 'unknown',
        enumType: 'string-literal',
        skipTypename: true,
      },
    },
  },
}

export default config
