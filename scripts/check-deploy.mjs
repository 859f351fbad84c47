// What can be known about Dockerfile, docker-compose.yml and the proxy without a container engine.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from './lib/run.mjs'

const read = file => readFileSync(join(root, file), 'utf8')
const problems = []
const demand = (holds, problem) => { if (!holds) problems.push(problem) }

const compose = parse(read('docker-compose.yml'), { merge: true })
const services = Object.keys(compose.services)
for (const [name, service] of Object.entries(compose.services)) {
  demand(service.image || service.build, `${name} has neither image nor build`)
  for (const other of Object.keys(service.depends_on ?? {})) {
    demand(services.includes(other), `${name} depends on ${other}, which is not there`)
    demand(compose.services[other]?.healthcheck || compose.services[other]?.build, `${name} waits for ${other} to be healthy, which has no health check`)
  }
  for (const volume of service.volumes ?? []) {
    const [source] = volume.split(':')
    if (source.startsWith('.')) demand(existsSync(join(root, source)), `${name} mounts ${source}, which is not there`)
    else demand(source in compose.volumes, `${name} uses the volume ${source}, which is not declared`)
  }
}

const replicas = services.filter(name => compose.services[name].build)
demand(replicas.length >= 2, 'there are not two servers')
const proxied = [...read('deploy/nginx/lianxi.conf').matchAll(/^\s*server ([\w-]+):4000/gm)].map(match => match[1])
demand(proxied.sort().join() === replicas.sort().join(), `the proxy passes to ${proxied.join(', ')}, the compose file has ${replicas.join(', ')}`)

const config = read('server/src/platform/config.ts')
for (const name of Object.keys(compose.services[replicas[0]]?.environment ?? {})) {
  demand(config.includes(`env.${name}`), `the compose file sets ${name}, which the server does not read`)
}

const dockerfile = read('Dockerfile')
for (const [, major] of dockerfile.matchAll(/^FROM node:(\d+)/gm)) demand(Number(major) >= 24, `the image is built on Node ${major}`)
for (const [, sources] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
  for (const source of sources.split(' ')) demand(existsSync(join(root, source)), `the Dockerfile copies ${source}, which is not there`)
}
const entry = /^ENTRYPOINT \["sh", "(.+)"\]$/m.exec(dockerfile)?.[1]
demand(entry && existsSync(join(root, entry)), `the image starts ${entry}, which is not there`)

for (const problem of problems) console.log(`✗ ${problem}`)
console.log(problems.length === 0 ? `compose file, Dockerfile and proxy agree: ${services.join(', ')}` : `${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)
