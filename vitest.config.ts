import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'rules', include: ['server/src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'api',
          include: ['server/test/**/*.test.ts'],
          setupFiles: [],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    alias: { graphql: 'graphql/index.js' },
  },
})
