import type { MeetingDetailQuery } from '../../gql/graphql'

export type MeetingDetail = NonNullable<MeetingDetailQuery['meeting']>
export type AgendaItem = MeetingDetail['agenda'][number]
export type Seat = MeetingDetail['attendance'][number]

/** States in which agenda and seats can be changed. */
export const isOpen = (state: string): boolean => ['PLANNED', 'CONVENED', 'IN_SESSION'].includes(state)
