import { makeApp } from './app'
import { fillDemo } from './demo'
import { readConfig } from './platform/config'

const config = readConfig()
const app = await makeApp({ config, schema: process.env.LIANXI_SCHEMA === 'follow' ? 'follow' : 'migrate' })
if (config.demo) await fillDemo(app.system)
await app.http.listen({ port: config.port, host: config.host })
console.log(`联席已启动:http://127.0.0.1:${config.port}/`)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void app.close().then(() => process.exit(0))
  })
