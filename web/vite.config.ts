import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env['LIANXI_SERVER'] ?? 'http://127.0.0.1:4000'
/** What the server answers itself; beside it the portal has pages under some of the same names. */
const SERVED = ['/graphql', '/files', '/templates', '^/calendar/[^/]+\\.ics', '/healthz', '^/meetings/\\d+/.*\\.(docx|xlsx|zip)', '^/meeting-items/.*\\.docx', '^/v/']
const forwarded = Object.fromEntries(
  SERVED.map(path => [path, { target: server, changeOrigin: false, ws: path === '/graphql' }]),
)

/**
 * Persisted documents: in the built portal a document is only its hash, and the manifest that the server reads lies beside it.
 * Without this every page's first script would carry the syntax trees of all pages.
 */
const persistedDocuments = (): Plugin => ({
  name: 'lianxi:persisted-documents',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/gql/graphql.ts')) return null
    const bare = code.replace(
      /^(export const \w+Document = )\{"__meta__":\{"hash":"(\w+)"\}.*\}( as unknown as .*)$/gm,
      '$1{"kind":"Document","definitions":[],"documentId":"$2"}$3',
    )
    return { code: bare, map: null }
  },
  async generateBundle() {
    const source = await readFile(here('src/gql/persisted-documents.json'), 'utf8')
    this.emitFile({ type: 'asset', fileName: 'persisted-documents.json', source })
  },
})

export default defineConfig({
  root: here('.'),
  plugins: [
    vue(),
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    persistedDocuments(),
  ],
  build: { outDir: here('dist'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
  server: { port: 5173, proxy: forwarded },
  preview: { proxy: forwarded },
})
