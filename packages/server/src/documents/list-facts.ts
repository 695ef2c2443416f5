import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import type { ListFacts } from '@bihuan/core/documents/lists.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import { atOneMoment, lastEntry } from '../kernel/snapshot.queries.ts'
import { ask } from '../kernel/together.ts'
import { openRows, wholeOf } from '../measures/ledger-rows.ts'
import { demandRead } from '../rectifications/rectifications.handlers.ts'
import { templateIn } from '../templates/templates.queries.ts'

/** The most measures of one list, as of one ledger. */
const mostRows = 20_000

/** What the three lists are written from: what whoever asks may read of a rectification, as of one moment. */
export function listFacts({
  context: asking,
  rectificationId,
  options,
  today,
}: {
  readonly context: SignedInContext
  readonly rectificationId: RectificationId
  readonly options: DocumentOptions
  readonly today: PlainDay
}): Promise<ListFacts> {
  return atOneMoment(asking, async (context) => {
    const { kysely } = context.database
    const { name } = await demandRead(context, rectificationId)
    const { lists, listColumns } = found(await ask(kysely, templateIn(rectificationId)))
    const query = { rectificationId, sort: 'ordinal', direction: 'asc', limit: mostRows, offset: 0 } as const
    const { total, pieces } = await openRows(context, query, today)
    answerPlain(
      total > mostRows
        ? refuse({ code: 'LEDGER_TOO_LARGE', params: { total, limit: mostRows } })
        : ok(undefined),
    )
    return {
      rectification: { name, lists, listColumns },
      today,
      entry: await ask(kysely, lastEntry(rectificationId)),
      ...(await wholeOf(pieces)),
      words: { language: options.language ?? 'zh', zone: context.zone },
    }
  })
}
