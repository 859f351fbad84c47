import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadPack, loadPlatform } from './pack.rules'

/** The repository's own packs, for the tests beside the rules. */
const folder = fileURLToPath(new URL('../../../../regulations/', import.meta.url))

export const read = (path: string) => readFileSync(`${folder}${path}`, 'utf8')
export const platform = loadPlatform(read('platform.yaml'), 'regulations/platform.yaml')
export const packOf = (id: string) => loadPack(read(`${id}/pack.yaml`), `regulations/${id}/pack.yaml`, platform)

export const PACK_IDS = ['changzi-2020', 'jingchuan-2023', 'lingbao-2020', 'longting-2022', 'dengfeng-2018']
