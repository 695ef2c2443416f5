import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, signNext, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
await stage.moveTo('2026-08-03')

test('what a liaison prepared on a claim is the leader’s until they decide; others read that something was prepared', async () => {
  const [leaderId, liaisonId] = [stage.actors.leader.personId, stage.actors.foreignHandler.personId]
  await (await stage.asNow('leader')).helpers.nameLiaison({
    commandId: commandId(),
    personId: leaderId,
    liaisonId,
  })
  const { measure } = await anAssignedMeasure(stage, day('2026-12-31'))
  await submitted(stage, measure)
  await signNext(stage, 'head', measure.id)
  await signNext(stage, 'coordinator', measure.id)
  const on = { rectificationId: measure.rectificationId, measureId: measure.id }
  const read = async (who: Parameters<typeof stage.asNow>[0]) => (await stage.asNow(who)).measures.get(on)
  const claim = (await read('foreignHandler')).closureRequest
  if (claim === null) throw new Error('nothing was claimed')
  const { id: closureRequestId, rectificationId, version } = claim
  const form = { commandId: commandId(), rectificationId, closureRequestId, version }
  const proposal = { decision: 'return', words: '照片看不清' } as const
  const prepared = await (await stage.asNow('foreignHandler')).closure.prepare({ ...form, ...proposal })
  for (const who of ['leader', 'foreignHandler'] as const) {
    const { closureRequest, timeline } = await read(who)
    expect([who, closureRequest?.prepared?.words, timeline[0]?.text]).toEqual([
      who,
      '照片看不清',
      '照片看不清',
    ])
  }
  for (const who of ['handler', 'head', 'coordinator', 'inspector', 'principal'] as const) {
    const { closureRequest, timeline } = await read(who)
    expect([who, closureRequest?.status, closureRequest?.prepared]).toEqual([who, 'pending', null])
    expect(timeline.map(({ type }) => type)).not.toContain('closure.prepared')
  }
  const newest = async () =>
    (await stage.as('inspector').rectifications.journal({ rectificationId })).entries.find(
      ({ event }) => event.type === 'closure.prepared',
    )
  expect(await newest()).toMatchObject({
    event: { type: 'closure.prepared' },
    changes: { withheld: 'untilDecided' },
  })
  expect(JSON.stringify(await newest())).not.toContain('照片看不清')

  // Once it is decided, what was prepared is told with the rest.
  await (await stage.asNow('leader')).closure.approve({
    ...form,
    commandId: commandId(),
    version: prepared.version,
    comment: '同意',
    effect: null,
  })
  expect(await newest()).toMatchObject({ event: { words: '照片看不清' } })
  expect((await read('handler')).timeline.map(({ text }) => text)).toContain('照片看不清')
})

test('a liaison of one leader reads nothing of what waits for another, and prepares nothing on it', async () => {
  const [personId, liaisonId] = [stage.actors.principal.personId, stage.actors.foreignHead.personId]
  await (await stage.asNow('principal')).helpers.nameLiaison({ commandId: commandId(), personId, liaisonId })
  const { measure } = await anAssignedMeasure(stage, day('2026-12-31'))
  await submitted(stage, measure)
  await signNext(stage, 'head', measure.id)
  await signNext(stage, 'coordinator', measure.id)
  const on = { rectificationId: measure.rectificationId, measureId: measure.id }
  const { closureRequest } = await stage.as('leader').measures.get(on)
  if (closureRequest === null) throw new Error('nothing was claimed')
  const { id: closureRequestId, rectificationId, version, rung } = closureRequest
  expect(rung).toBe('leader')
  const { measures, closure } = await stage.asNow('foreignHead')
  await expect(measures.get(on)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const form = { commandId: commandId(), rectificationId, closureRequestId, version }
  await expect(closure.prepare({ ...form, decision: 'approve', words: '同意' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
