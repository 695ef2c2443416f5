import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { SealView } from '@bihuan/core/rectifications/seals.contract.ts'
import type { Theatre } from './theatre.ts'

/** A file is asked to be sealed and taken back, refused, and sealed. */
export async function liveOfSeals(theatre: Theatre, measure: MeasureView): Promise<void> {
  const { rectificationId, id: measureId } = measure
  const { evidence } = await theatre.as('inspector').measures.get({ rectificationId, measureId })
  const [piece] = evidence
  if (piece === undefined) throw new Error('there is nothing to seal')
  const fileId = id<'file'>(piece.fileId)
  for (const [who, decision] of [
    ['coordinator', 'withdraw'],
    ['inspector', 'refuse'],
    ['inspector', 'confirm'],
  ] as const) {
    const { commandId } = theatre
    const asked = { commandId: commandId(), rectificationId, fileId, reason: '写有来信人姓名' }
    const seal = await theatre.as('coordinator').seals.ask(asked)
    const reason = decision === 'refuse' ? '没有写姓名' : ''
    const form = { commandId: commandId(), rectificationId, sealId: seal.id, version: seal.version }
    const decided = await theatre.as(who).seals.decide({ ...form, decision, reason })
    if (decision === 'confirm') await liveOfLifting(theatre, decided)
  }
}

/** It is asked for the seal to be lifted, and taken back, refused, and done; then the file is sealed again. */
async function liveOfLifting(theatre: Theatre, seal: SealView): Promise<void> {
  const { rectificationId, id: sealId, fileId } = seal
  const { commandId } = theatre
  let { version } = seal
  for (const [who, decision] of [
    ['inspector', 'withdraw'],
    ['coordinator', 'refuse'],
    ['coordinator', 'confirm'],
  ] as const) {
    const form = () => ({ commandId: commandId(), rectificationId, sealId, version })
    const asked = await theatre.as('inspector').seals.askLifting({ ...form(), reason: '核实不涉及来信人' })
    version = asked.version
    const reason = decision === 'refuse' ? '尚在核实' : ''
    version = (await theatre.as(who).seals.decide({ ...form(), decision, reason })).version
  }
  const again = { commandId: commandId(), rectificationId, fileId, reason: '写有来信人姓名' }
  await theatre.as('coordinator').seals.ask(again)
}
