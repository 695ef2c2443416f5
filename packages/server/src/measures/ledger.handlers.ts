import { findingView } from '../findings/findings.view.ts'
import { signedInApi } from '../kernel/api.ts'
import { todayIn } from '../kernel/context.ts'
import { readRows } from './ledger-rows.ts'
import { measureView, sightOf } from './measures.view.ts'

const { rectifications } = signedInApi

/** The ledger of one rectification: findings × measures. */
export const ledgerHandlers = {
  ledger: rectifications.ledger.handler(async ({ context, input }) => {
    const sight = sightOf(context)
    const { findings, measures, further, total } = await readRows(context, input)
    return {
      findings: findings.map((finding) => findingView(finding, context.actor, todayIn(context))),
      measures: measures.map((measure) => measureView(measure, sight)),
      further: [...further],
      total,
    }
  }),
}
