import { existsSync } from 'node:fs'
import graphql from '@graphql-eslint/eslint-plugin'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import typescript from 'typescript-eslint'
import { lianxi } from './scripts/eslint/borders.mjs'

const code = ['**/*.ts', '**/*.mts', '**/*.mjs', '**/*.vue']
const contract = existsSync(new URL('schema.graphql', import.meta.url))

const noDefault = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports outside Vue components and tool configuration: a name is found by searching for it.',
}

export default defineConfig(
  { ignores: ['**/dist/**', '**/node_modules/**', 'web/src/gql/**', 'server/migrations/**', 'data/**', 'coverage/**', '**/*.d.ts'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  { files: code, extends: [typescript.configs.recommended] },
  { files: ['**/*.vue'], extends: [vue.configs['flat/essential']], languageOptions: { parserOptions: { parser: typescript.parser } } },
  {
    files: code,
    plugins: { lianxi },
    rules: {
      'lianxi/borders': 'error',
      'lianxi/select-home': 'error',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', noDefault],
      'no-console': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-unsafe-declaration-merging': 'off', // an entity is a class plus the interface of its columns
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  { files: ['**/*.config.{ts,mjs}', 'web/codegen.ts', '**/*.vue'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // A promise that nobody waits for is written outside its transaction.
    files: ['server/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['web/**/*.vue'],
    rules: { 'vue/multi-word-component-names': 'off', 'vue/block-order': ['error', { order: ['script', 'template', 'style'] }], 'vue/no-v-html': 'error' },
  },
  ...contract
    ? [{
        files: ['web/src/**/*.graphql'],
        languageOptions: {
          parser: graphql.parser,
          parserOptions: { graphQLConfig: { schema: 'schema.graphql', documents: 'web/src/**/*.graphql' } },
        },
        plugins: { '@graphql-eslint': graphql },
        rules: {
          ...graphql.configs['flat/operations-recommended'].rules,
          '@graphql-eslint/selection-set-depth': 'off', // the server bounds depth and cost
          '@graphql-eslint/require-selections': 'off',
          '@graphql-eslint/naming-convention': 'off',
        },
      }]
    : [],
)
