import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned } from '../identity/identity.entity'

/**
 * Every pack that was ever loaded, under its content hash: a verdict of last year replays after the file has changed.
 * A published text is no county's property, so the row carries the area's code and not its jurisdiction.
 */
export const KeptPackSchema = defineEntity({
  name: 'KeptPack',
  tableName: 'regulationPack',
  uniques: [{ properties: ['hash'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    hash: p.string().length(64),
    /** Folder name, `jingchuan-2023`. */
    packId: p.string().length(60),
    /** GB/T 2260 code; empty for the platform's own defaults, used where a county has no pack. */
    code: p.string().length(6),
    title: p.string().length(200),
    /** Canonical JSON of the pack, completed by the platform's part. */
    content: p.text(),
    loadedAt: p.bigint('number'),
  },
})
export class KeptPack extends KeptPackSchema.class {}
KeptPackSchema.setClass(KeptPack)

/** Which pack an area goes by, and from when. Rows are only added: the latest of the most recent text counts. */
export const PackUseSchema = defineEntity({
  name: 'PackUse',
  tableName: 'regulationUse',
  indexes: [{ properties: ['code', 'effectiveFromOn', 'id'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    keptPackId: () => p.manyToOne(KeptPack).mapToPk(),
    packId: p.string().length(60),
    code: p.string().length(6),
    /** The text's own first and last day. */
    effectiveFromOn: p.date(),
    effectiveToOn: p.date().nullable(),
    /** The day from which this wording of the pack is used. */
    fromOn: p.date(),
  },
})
export class PackUse extends PackUseSchema.class {}
PackUseSchema.setClass(PackUse)

/** 本县设定: one value of one setting, with paper and date. Rows are only added; a change is a further revision. */
export const CountySettingSchema = defineEntity({
  name: 'CountySetting',
  tableName: 'countySetting',
  uniques: [{ properties: ['jurisdictionId', 'key', 'revision'] }],
  properties: {
    ...owned,
    key: p.string().length(60),
    /** JSON of the value. */
    value: p.string().length(2000),
    /** The paper that fixes it: title and number. */
    paper: p.string().length(200),
    effectiveOn: p.date(),
    /** From 1 within the key. */
    revision: p.integer(),
    changedById: p.integer(),
    changedByName: p.string().length(120),
    changedAt: p.bigint('number'),
  },
})
export class CountySetting extends CountySettingSchema.class {}
CountySettingSchema.setClass(CountySetting)

declare module '../../platform/tables' {
  interface Tables {
    regulationPack: Row<typeof KeptPackSchema>
    regulationUse: Row<typeof PackUseSchema>
    countySetting: Row<typeof CountySettingSchema>
  }
}

export const regulationEntities = [KeptPackSchema, PackUseSchema, CountySettingSchema]
