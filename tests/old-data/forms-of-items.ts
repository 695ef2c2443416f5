import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { CommandId, FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Theatre } from './theatre.ts'

type Form = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly version: number
}

/** Adds a measure as the coordinator. */
export async function add(theatre: Theatre, finding: FindingView, text: string): Promise<MeasureView> {
  const { rectificationId, id: findingId } = finding
  return theatre
    .as('coordinator')
    .measures.add({ commandId: theatre.commandId(), rectificationId, findingId, text })
}

/** What a form about a finding carries. */
export function formOf(
  { commandId }: Theatre,
  { rectificationId, id: findingId, version }: FindingView,
): Form & { readonly findingId: FindingId } {
  return { commandId: commandId(), rectificationId, findingId, version }
}

/** What a form about a measure carries. */
export function onMeasure(
  { commandId }: Theatre,
  { rectificationId, id: measureId, version }: MeasureView,
): Form & { readonly measureId: MeasureId } {
  return { commandId: commandId(), rectificationId, measureId, version }
}

/** A measure as it is now. */
export async function present(theatre: Theatre, measure: MeasureView): Promise<MeasureView> {
  const path = { rectificationId: measure.rectificationId, measureId: measure.id }
  return (await theatre.as('coordinator').measures.get(path)).measure
}
