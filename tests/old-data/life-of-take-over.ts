import { day } from '@bihuan/core/kernel/day.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { id, type TakeOverId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { add, onMeasure, present } from './forms-of-items.ts'
import type { Player, Theatre } from './theatre.ts'

/** Done before the record was begun: listed, returned, listed and withdrawn, listed and changed, confirmed; one opened again. */
export async function liveOfTakeOver(theatre: Theatre, finding: FindingView): Promise<void> {
  const { commandId } = theatre
  const { rectificationId } = finding
  const before = [await add(theatre, finding, '建档前已办结的措施'), await add(theatre, finding, '另一条')]
  const own = { document: '纸质台账', text: '已销号', doneOn: day('2026-02-01') }
  const coordinator = theatre.as('coordinator').takeOvers
  const list = async (measures: readonly MeasureView[], seen: Seen | null = null): Promise<Seen> => {
    const items = measures.map(({ id: measureId }) => ({ measureId, own }))
    const { id: listId, version } = await coordinator.list({
      commandId: commandId(),
      rectificationId,
      seen,
      items,
    })
    return { takeOverId: id<'takeOver'>(listId), version }
  }
  const decide = (who: Player, seen: Seen, decision: 'confirm' | 'return' | 'withdraw') =>
    theatre
      .as(who)
      .takeOvers.decide({ commandId: commandId(), rectificationId, ...seen, decision, reason: '请核对' })
  await decide('principal', await list(before), 'return')
  await decide('coordinator', await list(before), 'withdraw')
  await decide('principal', await list(before, await list(before.slice(1))), 'confirm')
  const [first] = before
  if (first === undefined) throw new Error('nothing was done before')
  const closed = await present(theatre, first)
  await theatre
    .as('coordinator')
    .measures.reopen({ ...onMeasure(theatre, closed), reason: '核对后发现未落实' })
}

type Seen = { readonly takeOverId: TakeOverId; readonly version: number }
