import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, owned } from '../identity/identity.entity'
import type { MemberRole } from './member.rules'
import { MeetingSeries } from './series.entity'

/** A unit's seat in a series, held by a post from a day to a day: who held it when is the post's matter (N10, 长子 五19). */
export const SeriesMemberSchema = defineEntity({
  name: 'SeriesMember',
  tableName: 'seriesMember',
  indexes: [{ properties: ['jurisdictionId', 'seriesId', 'ordinal', 'id'] }, { properties: ['jurisdictionId', 'postId'] }],
  properties: {
    ...owned,
    seriesId: () => p.manyToOne(MeetingSeries).mapToPk(),
    ordinal: p.integer(),
    role: p.string().length(10).$type<MemberRole>(),
    unitId: () => p.manyToOne(Unit).mapToPk().nullable(),
    /** The unit in the regulation's words, where the directory has none of that name. */
    unitText: p.string().length(80).nullable(),
    postId: () => p.manyToOne(Post).mapToPk().nullable(),
    fromOn: p.date(),
    /** Last day as a member; null while it lasts. */
    untilOn: p.date().nullable(),
    /** By what paper or clause it became one, and ceased to be. */
    paper: p.string().length(200),
    endPaper: p.string().length(200).nullable(),
    /** The office has taken note that this tenure's person succeeded (泾川 附件). */
    notedTenureId: p.integer().nullable(),
  },
})
export class SeriesMember extends SeriesMemberSchema.class {}
SeriesMemberSchema.setClass(SeriesMember)

declare module '../../platform/tables' {
  interface Tables {
    seriesMember: Row<typeof SeriesMemberSchema>
  }
}
