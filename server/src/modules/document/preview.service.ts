import type { Ctx } from '../../platform/context'
import { fillTemplate } from './fill.rules'
import type { PaperData, PaperKind } from './paperData.rules'
import { usableTemplate } from './template.service'

/** A paper as it would look now, from the county's template; nothing is kept. */
export const previewPaper = async <K extends PaperKind>(ctx: Ctx, kind: K, data: PaperData[K]): Promise<Buffer> =>
  fillTemplate(await usableTemplate(ctx, kind), data, kind)
