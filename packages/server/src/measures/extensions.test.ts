import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const [handler, leader, principal] = [stage.as('handler'), stage.as('leader'), stage.as('principal')]

async function ask(measure: MeasureView, until = '2026-06-29'): Promise<MeasureView> {
  const fileIds = [await stage.upload('handler')]
  const said = { reason: '审计报告未出', text: '已完成初稿', lateReason: '等待审计' }
  return handler.measures.askExtension({ ...formOf(measure), ...said, until: day(until), fileIds })
}

// Due on the 20th of June; another of the same rectification on the 30th, which is its final day.
async function anEarlyMeasure(): Promise<MeasureView> {
  await stage.moveTo('2026-06-01')
  const { measure, finding } = await anAssignedMeasure(stage)
  const coordinator = stage.as('coordinator')
  const { rectificationId, id: findingId } = finding
  const last = await coordinator.measures.add({
    commandId: commandId(),
    rectificationId,
    findingId,
    text: '最后一条',
  })
  await coordinator.measures.assign({ ...formOf(last), changes: { dueOn: day('2026-06-30') } })
  return coordinator.measures.assign({ ...formOf(measure), changes: { dueOn: day('2026-06-20') } })
}

test('a handler asks, the leader grants another day, and the first day stays', async () => {
  const asked = await ask(await anEarlyMeasure())
  expect(asked).toMatchObject({
    status: 'underway',
    evidenceCount: 1,
    extension: { until: '2026-06-29', reason: '审计报告未出', isForPrincipal: false },
  })
  expect(asked.can).toContain('withdrawExtension')
  const decide = { ...formOf(asked), until: day('2026-06-25'), words: '须在季度末前办结' }
  await expect(principal.measures.decideExtension(decide)).rejects.toMatchObject({
    code: 'EXTENSION_FOR_LEADER',
  })
  await expect(handler.measures.decideExtension(decide)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const { extensions } = await leader.measures.mine()
  expect(extensions.map(({ id, extension }) => [id, extension.until])).toContainEqual([
    asked.id,
    '2026-06-29',
  ])
  const granted = await leader.measures.decideExtension({ ...decide, commandId: commandId() })
  expect(granted).toMatchObject({
    dueOn: '2026-06-25',
    firstDueOn: '2026-06-20',
    extensions: 1,
    extension: null,
  })
  expect((await leader.measures.mine()).extensions.map(({ id }) => id)).not.toContain(asked.id)

  const second = await ask(granted)
  expect(second.extension?.isForPrincipal).toBe(true)
  const mine = (await handler.measures.openOfMine({ limit: 500 })).measures
  expect(mine.find(({ id }) => id === second.id)?.asksFor).toEqual({ until: '2026-06-29', leaderName: null })
  const refuse = { ...formOf(second), words: '不再延期' }
  await expect(leader.measures.decideExtension(refuse)).rejects.toMatchObject({
    code: 'EXTENSION_FOR_PRINCIPAL',
  })
  expect((await principal.measures.mine()).extensions.map(({ id }) => id)).toContain(asked.id)
  const refused = await principal.measures.decideExtension({ ...refuse, commandId: commandId() })
  expect(refused).toMatchObject({ dueOn: '2026-06-25', extensions: 1, extension: null })
  const { timeline } = await handler.measures.get(formOf(refused))
  expect(timeline.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'measure.extensionAsked',
      'measure.extensionGranted',
      'measure.extensionRefused',
    ]),
  )
  await expectReplay(database.kysely, refused.rectificationId)
})

test('what was put off stays so in each that it is split into, and a further extension is the principal’s', async () => {
  const asked = await ask(await anEarlyMeasure())
  const granted = await leader.measures.decideExtension({
    ...formOf(asked),
    until: day('2026-06-25'),
    words: '须在季度末前办结',
  })
  const coordinator = stage.as('coordinator')
  const words = { text: '修订办法', parts: ['开展培训'], reason: '一条写了两件事' }
  await coordinator.measures.split({ ...formOf(granted), ...words })
  const { measures } = await coordinator.rectifications.ledger({ rectificationId: granted.rectificationId })
  const part = measures.find(({ text }) => text === '开展培训')
  expect(part).toMatchObject({ dueOn: '2026-06-25', firstDueOn: '2026-06-20', extensions: 1 })
  if (part === undefined) throw new Error('nothing was split off')
  expect((await ask(part)).extension?.isForPrincipal).toBe(true)
  await expectReplay(database.kysely, granted.rectificationId)
})

test('beyond the final day of the rectification it is the principal’s', async () => {
  const asked = await ask(await anEarlyMeasure(), '2026-07-01')
  expect(asked.extension?.isForPrincipal).toBe(true)
  const back = await handler.measures.withdrawExtension(formOf(asked))
  expect(back.extension).toBeNull()
  await expect(handler.measures.withdrawExtension(formOf(back))).rejects.toMatchObject({
    code: 'EXTENSION_NOT_ASKED',
  })
})

test('after its day a handler can only report, claim or ask, each with a reason', async () => {
  const measure = await anEarlyMeasure()
  await stage.moveTo('2026-06-22')
  const late = (await handler.measures.get(formOf(measure))).measure
  expect(late.can).toEqual(['report', 'askExtension'])
  await expect(handler.measures.start(formOf(late))).rejects.toMatchObject({ code: 'LATE_ONLY_ACCOUNTS' })
  const said = { text: '仍在办理', fileIds: [await stage.upload('handler')] }
  await expect(handler.measures.report({ ...formOf(late), ...said })).rejects.toMatchObject({
    code: 'LATE_REASON_MISSING',
    data: { place: { field: 'lateReason' } },
  })
  const reported = await handler.measures.report({ ...formOf(late), ...said, lateReason: '等待审计' })
  await expect(handler.measures.submit({ ...formOf(reported), claim: '完成' })).rejects.toMatchObject({
    code: 'LATE_REASON_MISSING',
  })
  const claim = { ...formOf(reported), claim: '完成', lateReason: '审计晚了两天' }
  expect(await handler.measures.submit(claim)).toMatchObject({ status: 'submitted' })
  const { timeline } = await handler.measures.get(formOf(measure))
  const why = timeline.filter(({ type }) => type === 'measure.lateExplained').map(({ text }) => text)
  expect(why).toEqual(['审计晚了两天', '等待审计'])
})

test('nobody moves many at once past whoever decides, nor the handler what is late', async () => {
  const asked = await ask(await anEarlyMeasure())
  const { rectificationId, id, version } = asked
  const many = { commandId: commandId(), rectificationId, measures: [{ id, version }] }
  await expect(
    stage.as('coordinator').measures.assignMany({ ...many, changes: { dueOn: day('2026-12-31') } }),
  ).rejects.toMatchObject({ code: 'EXTENSION_WAITS' })
})

test('where the principal did the work, nobody decides until another principal is there, and the refusal says so', async () => {
  const ofPrincipal = await stage.as('coordinator').measures.assign({
    ...formOf(await anEarlyMeasure()),
    changes: { handlerId: stage.actors.principal.personId, leaderId: null },
  })
  const asked = await handler.measures.askExtension({
    ...formOf(ofPrincipal),
    until: day('2026-07-31'),
    reason: '审计报告未出',
    text: '已完成初稿',
    fileIds: [],
  })
  const decide = { ...formOf(asked), until: day('2026-07-31'), words: '' }
  await expect(principal.measures.decideExtension(decide)).rejects.toMatchObject({
    code: 'EXTENSION_OWN',
    message: expect.stringContaining('have an administrator appoint one'),
  })
  const { id: second } = await stage.as('administrator').persons.add({
    commandId: commandId(),
    name: '副书记',
    username: 'second-principal',
    appointments: [{ organizationId: stage.organizations.office, role: 'principal' }],
  })
  await sql`update sign_in_user set must_change_password = false`.execute(database.kysely)
  const other = await stage.asPerson(second)
  expect((await other.measures.mine()).extensions.map(({ id }) => id)).toContain(asked.id)
  const granted = await other.measures.decideExtension({ ...decide, commandId: commandId() })
  expect(granted).toMatchObject({ dueOn: '2026-07-31', extensions: 1 })
})

test('the report that an extension quotes is corrected no more once it is asked for, nor once it is decided', async () => {
  const asked = await ask(await anEarlyMeasure())
  const correctable = async () => (await handler.measures.get(formOf(asked))).correctable
  expect(await correctable()).toBeNull()
  const { rows } = await sql<{ id: string }>`
    select id from progress_reports where rectification_id = ${asked.rectificationId}`.execute(
    database.kysely,
  )
  const correct = (measure: MeasureView) =>
    handler.measures.correctReport({
      ...formOf(measure),
      reportId: id<'progressReport'>(rows[0]?.id ?? ''),
      text: '5个已约谈2个',
    })
  await expect(correct(asked)).rejects.toMatchObject({
    code: 'REPORT_BUILT_ON',
    data: { message: { zh: expect.stringContaining('申请（含延期）') } },
  })
  const granted = await leader.measures.decideExtension({
    ...formOf(asked),
    until: day('2026-06-25'),
    words: '同意',
  })
  expect(await correctable()).toBeNull()
  await expect(correct(granted)).rejects.toMatchObject({ code: 'REPORT_BUILT_ON' })
  const again = await handler.measures.report({ ...formOf(granted), text: '5个已约谈2个', fileIds: [] })
  expect((await handler.measures.get(formOf(again))).correctable).toMatchObject({ text: '5个已约谈2个' })
})
