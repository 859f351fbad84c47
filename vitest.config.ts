import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const web = existsSync(new URL('web/vitest.config.ts', import.meta.url))

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'rules', include: ['server/src/**/*.test.ts', 'scripts/**/*.test.mjs'] } },
      {
        extends: true,
        test: {
          name: 'api',
          include: ['server/test/**/*.test.ts'],
          globalSetup: ['server/test/template.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      ...web ? [{ extends: './web/vitest.config.ts', test: { name: 'web', root: 'web' } }] : [],
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          // One built app and one browser serve a file's journeys; files run one after the other.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
    alias: { graphql: 'graphql/index.js' },
  },
})
