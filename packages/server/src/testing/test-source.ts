import { changesFromSource, type SaidOfItem, takenBy } from '@bihuan/core/intake/from-source.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { TakeOverForm } from '../closure/take-overs.commands.ts'
import { toolsOf } from '../kernel/context.ts'
import { recordsOf, runCommand } from '../kernel/run-command.ts'
import { commandId, type TestStage } from './test-stage.ts'

/** Keeps what a document says of measures, as a commit does. */
export async function importFor(
  stage: TestStage,
  measures: readonly MeasureView[],
  said: SaidOfItem,
): Promise<void> {
  const context = stage.contextOf('coordinator')
  const [first] = measures
  if (first === undefined) return
  const done = await runCommand(toolsOf(context), {
    chainId: first.rectificationId,
    commandId: commandId(),
    by: context.actor.personId,
    subjects: [
      recordsOf(
        measureKind,
        measures.map(({ id }) => id),
      ),
    ],
    seen: [],
    checkRight: () => null,
    decide: () =>
      ok(
        measures.flatMap((measure) =>
          changesFromSource(measure.id, said, {
            sourceName: '整改台账.xlsx',
            taken: takenBy({ dueOn: measure.dueOn }),
            newId: context.newId,
          }),
        ),
      ),
  })
  if (!done.ok) throw new Error(`the import was refused: ${done.refusal.refusal.code}`)
}

/** A coordinator lists measures as done before the record was begun, by words of their own. */
export async function listed(stage: TestStage, measures: readonly MeasureView[]): Promise<TakeOverForm> {
  const [first] = measures
  if (first === undefined) throw new Error('an empty list')
  const { rectificationId } = first
  const own = { document: '纸质台账', text: '已销号', doneOn: null }
  const items = measures.map(({ id: measureId }) => ({ measureId, own }))
  const list = await stage
    .as('coordinator')
    .takeOvers.list({ commandId: commandId(), rectificationId, seen: null, items })
  return {
    commandId: commandId(),
    rectificationId,
    takeOverId: id<'takeOver'>(list.id),
    version: list.version,
  }
}
