// The map of the code: which place a file belongs to, and which places it may import. docs/architecture.md says why.

/** Each module imports only modules to its left. */
export const modules = [
  'identity', 'calendar', 'regulation', 'inbox', 'document', 'view', 'project', 'review', 'reserve', 'plan', 'progress', 'approval',
  'resource', 'assignment', 'duty', 'supervision', 'inspection', 'meeting', 'performance', 'publication', 'dashboard',
]

const kinds = /\.(entity|rules|query|service|api)(?:\.test)?\.ts$/

/**
 * @param {string} file relative to the top of the repository, with forward slashes; the ending may be missing, as in an import
 * @returns {{ side: string, layer: string, module?: string, kind?: string, test: boolean } | undefined} undefined: not bound by borders
 */
export function placeOf(file) {
  const [top, src, layer, ...rest] = file.split('/')
  if (src !== 'src' || (top !== 'server' && top !== 'web')) return undefined
  const side = top
  const test = /\.test\.ts$/.test(file)
  // `../../ui` names a folder of the portal by its index
  const folder = side === 'web' && Object.hasOwn(layers.web, layer)
  if (rest.length === 0 && !folder) return { side, layer: side === 'server' ? 'app' : 'shell', test }
  const inModules = (side === 'server' && layer === 'modules') || (side === 'web' && layer === 'features')
  if (!inModules) return { side, layer, test }
  const kind = kinds.exec(/\.ts$/.test(file) ? file : `${file}.ts`)?.[1]
  return { side, layer, module: rest.length > 1 ? rest[0] : undefined, kind, test }
}

/** What kernel and rules files may not use: they are true with no computer in the room. */
const impure = /^(@mikro-orm\/|kysely$|type-graphql$|graphql$|fastify$|@fastify\/|@apollo\/|ioredis$|pino$|node:(?!crypto$)|fs$|path$)/

const layers = {
  server: {
    kernel: ['kernel'],
    platform: ['kernel', 'platform'],
    modules: ['kernel', 'platform', 'modules'],
    app: ['kernel', 'platform', 'modules', 'app'],
  },
  web: {
    ui: ['ui'],
    gql: ['gql'],
    collection: ['ui', 'collection', 'gql'],
    features: ['ui', 'collection', 'features', 'gql', 'app'],
    app: ['ui', 'collection', 'features', 'gql', 'app'],
    shell: ['ui', 'collection', 'features', 'gql', 'app', 'shell'],
  },
}

function refuseNeighbour(from, to, typeOnly) {
  const [mine, theirs] = [modules.indexOf(from.module), modules.indexOf(to.module)]
  if (from.module === undefined || to.module === undefined) return undefined
  for (const [place, at] of [[from, mine], [to, theirs]]) {
    if (at < 0) return `“${place.module}” is not in the row of modules (scripts/eslint/places.mjs).`
  }
  const webType = from.side === 'web' && typeOnly
  if (theirs > mine && !webType) return `${from.module} stands to the left of ${to.module} and may not import from it.`
  if (to.kind === 'rules' && theirs !== mine) return `the rules of ${to.module} are its own; ask its query or service, or move what three modules share to the kernel.`
  return undefined
}

/**
 * Why `from` may not import `to`, or undefined when it may.
 * @param {string} from file path relative to the top
 * @param {string} to file path relative to the top, or the name of a package
 * @param {boolean} typeOnly is it an `import type`?
 */
export function refusal(from, to, typeOnly) {
  const here = placeOf(from)
  if (!here) return undefined
  const pure = !here.test && (here.kind === 'rules' || here.layer === 'kernel')
  if (pure && impure.test(to)) return `${here.kind ?? here.layer} files are pure: no “${to}”.`
  const there = placeOf(to)
  if (!there) return undefined
  if (here.side !== there.side) return `${here.side} and ${there.side} share nothing but schema.graphql.`
  const allowed = layers[here.side][here.layer]
  if (!allowed) return `“${here.layer}” is no layer of ${here.side} (scripts/eslint/places.mjs).`
  if (!allowed.includes(there.layer)) return `${here.layer} may import only ${allowed.join(', ')}; not ${there.layer}.`
  if (here.kind === 'rules' && !here.test) {
    if (there.layer === 'platform') return 'rules import nothing of platform.'
    if (there.kind && there.kind !== 'rules') return `rules import no ${there.kind} file.`
  }
  return there.layer === 'modules' || there.layer === 'features' ? refuseNeighbour(here, there, typeOnly) : undefined
}
