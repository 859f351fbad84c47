// Bundles the server's entries to server/dist/*.mjs (or the folder LIANXI_SERVER_DIST) and its migrations to migrations in it; packages stay outside and are loaded from node_modules.
import { build } from 'esbuild'
import { existsSync, globSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { root } from './lib/run.mjs'

const out = process.env.LIANXI_SERVER_DIST ?? join(root, 'server', 'dist')
// A worker is loaded by its own path: each is an entry that keeps its place.
const workers = globSync('server/src/**/*.worker.ts', { cwd: root }).map(file => file.split(sep).join('/').replace(/^server\/src\/|\.ts$/g, ''))
const entries = ['main', 'cli', ...workers].filter(name => existsSync(join(root, 'server', 'src', `${name}.ts`)))

/** A source file that reads a neighbour by `import.meta.url` finds it from the bundle too: each keeps its own place. */
const ownPlace = {
  name: 'own-place',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      if (!text.includes('import.meta.')) return undefined
      const place = file => JSON.stringify(relative(out, file).split(sep).join('/'))
      return {
        loader: 'ts',
        contents: text
          .replaceAll('import.meta.url', `new URL(${place(path)}, import.meta.url).href`)
          .replaceAll('import.meta.dirname', `(import.meta.dirname + '/' + ${place(dirname(path))})`),
      }
    })
  },
}

const common = {
  absWorkingDir: root,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  keepNames: true,
  sourcemap: true,
  loader: { '.csv': 'text', '.sql': 'text' },
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: true } },
  plugins: [ownPlace],
  logLevel: 'warning',
}

await rm(out, { recursive: true, force: true })
await build({
  ...common,
  entryPoints: entries.map(name => `server/src/${name}.ts`),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  splitting: true,
  chunkNames: 'chunk-[hash]',
})
// The migrator looks for files, one a migration, by the names that the database remembers.
const migrations = globSync('server/migrations/*/*.ts', { cwd: root })
if (migrations.length > 0) await build({ ...common, entryPoints: migrations, outbase: 'server/migrations', outdir: join(out, 'migrations'), sourcemap: false })
