import type { AddressInfo } from 'node:net'
import { makeApp } from './app'
import { demoSignIns, fillDemo } from './demo'
import { readConfig } from './platform/config'

const config = readConfig()
const app = await makeApp({ config, schema: process.env.LIANXI_SCHEMA === 'follow' ? 'follow' : 'migrate' })
if (await fillDemo(app.system, config.demo)) console.log('演示数据已写入。')
await app.http.listen({ port: config.port, host: config.host, listenTextResolver: () => 'listening' })
console.log(`联席已启动：http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}/`)
for (const line of await demoSignIns(app.system)) console.log(line)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void app.close().then(() => process.exit(0))
  })
