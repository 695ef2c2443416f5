import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { MeasureId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { lentRoles } from '@bihuan/core/people/role.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signNext,
  submitted,
  type TestItem,
} from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const { office, works } = stage.organizations
await stage.moveTo('2026-08-03')

type Lent = (typeof lentRoles)[number]
const days = { from: day('2026-08-03'), to: day('2026-08-07') }

function idOf(person: TestPerson): PersonId {
  return stage.actors[person].personId
}

async function lend(from: TestPerson, to: TestPerson, role: Lent): Promise<void> {
  const organizationId = role === 'head' ? works : office
  const form = { commandId: commandId(), personId: idOf(from), deputyId: idOf(to), organizationId, role }
  await administrator.helpers.nameDeputy({ ...form, ...days })
}

async function endAll(of: TestPerson): Promise<void> {
  const personId = idOf(of)
  for (const { id } of (await administrator.helpers.list({ personId })).deputies)
    await administrator.helpers.endDeputy({ commandId: commandId(), personId, id })
}

async function claimed(): Promise<TestItem> {
  const item = await anAssignedMeasure(stage, day('2026-12-31'))
  await submitted(stage, item.measure)
  return item
}

async function claimOf({ measure: { rectificationId, id } }: TestItem): Promise<ClosureRequestView> {
  const { closureRequest } = await stage.as('coordinator').measures.get({ rectificationId, measureId: id })
  if (closureRequest === null) throw new Error('nothing was claimed')
  return closureRequest
}

async function sign(person: TestPerson, item: TestItem): Promise<ClosureRequestView> {
  const { id: closureRequestId, rectificationId, version } = await claimOf(item)
  const form = { commandId: commandId(), rectificationId, closureRequestId, version }
  return (await stage.asNow(person)).closure.approve({ ...form, comment: '同意', effect: null })
}

async function waits(person: TestPerson, { measure }: TestItem): Promise<boolean> {
  const queue = await (await stage.asNow(person)).closure.queue({})
  return queue.some(({ request }) => request.subject.id === measure.id)
}

test('a deputy signs in the place of whoever is away, and it says so wherever it is told', async () => {
  await lend('head', 'foreignHandler', 'head')
  const item = await claimed()
  expect(await waits('foreignHandler', item)).toBe(true)
  const session = await (await stage.asNow('foreignHandler')).session.get()
  expect(session.actsFor).toEqual([{ name: 'head', role: 'head', organizationName: 'works', to: days.to }])
  const signed = await sign('foreignHandler', item)
  expect(signed.signatures).toMatchObject([
    { rung: 'head', by: { id: idOf('foreignHandler'), name: 'foreignHandler（代head）' } },
  ])
  const { rectificationId, id: measureId } = item.measure
  const inspector = stage.as('inspector')
  const { timeline } = await inspector.measures.get({ rectificationId, measureId })
  expect(timeline[0]).toMatchObject({ type: 'closure.signed', by: { name: 'foreignHandler（代head）' } })
  const { entries } = await inspector.rectifications.journal({ rectificationId })
  expect(entries[0]?.by).toBe('foreignHandler（代head）')
  const lent = { organizationName: 'works', role: 'head', ...days }
  const people = async () => (await inspector.persons.history({ personId: idOf('head') })).entries[0]
  expect(await people()).toMatchObject({
    type: 'person.deputyNamed',
    helper: { name: 'foreignHandler', lent },
  })
  // What they do by a post of their own is theirs alone.
  const { measure: own } = await anAssignedMeasure(stage, day('2026-12-31'))
  const form = { commandId: commandId(), rectificationId: own.rectificationId, measureId: own.id }
  await stage.as('coordinator').measures.assign({
    ...form,
    version: own.version,
    changes: { handlerId: idOf('foreignHandler') },
  })
  const deputy = await stage.asNow('foreignHandler')
  await deputy.measures.start({ ...form, commandId: commandId(), version: own.version + 1 })
  const started = await deputy.measures.get({ rectificationId: own.rectificationId, measureId: own.id })
  expect(started.timeline[0]?.by?.name).toBe('foreignHandler')
  await expectReplay(database.kysely, rectificationId)
  await expectReplay(database.kysely, peopleChainId)
  await endAll('head')
  expect(await people()).toMatchObject({
    type: 'person.deputyEnded',
    helper: { name: 'foreignHandler', lent },
  })
})

test('neither of the two has a second rung of a claim, as themselves or for the other', async () => {
  await lend('coordinator', 'head', 'coordinator')
  const item = await claimed()
  await sign('head', item)
  // The head has signed, so nothing of this claim is signed by them for the coordinator.
  await expect(sign('head', item)).rejects.toMatchObject({ code: 'SIGNED_BEFORE' })
  await sign('coordinator', item)
  await lend('leader', 'foreignHead', 'leader')
  await lend('inspector', 'coordinator', 'inspector')
  expect(await waits('foreignHead', item)).toBe(true)
  await sign('foreignHead', item)
  // The coordinator has a rung already, and so has no other in the place of the inspector.
  expect(await waits('coordinator', item)).toBe(false)
  await expect(sign('coordinator', item)).rejects.toMatchObject({ code: 'SIGNED_BEFORE' })
  // Nor does the leader sign the last rung for the inspector, whose deputy signed for the leader.
  await endAll('inspector')
  await lend('inspector', 'leader', 'inspector')
  await expect(sign('leader', item)).rejects.toMatchObject({ code: 'SIGNED_BEFORE' })
  for (const person of ['coordinator', 'leader', 'inspector'] as const) await endAll(person)
})

test('whoever signs for one who signed before themselves is told that the two count as one', async () => {
  const { personId } = stage.actors.head
  await administrator.persons.appoint({
    ...(await lookedAt(administrator, personId)),
    appointments: [
      { organizationId: works, role: 'head' },
      { organizationId: office, role: 'coordinator' },
    ],
  })
  await lend('head', 'foreignHead', 'coordinator')
  const item = await claimed()
  await sign('head', item)
  expect(await waits('foreignHead', item)).toBe(false)
  await expect(sign('foreignHead', item)).rejects.toMatchObject({ code: 'SIGNED_FOR_BOTH' })
  await endAll('head')
  await administrator.persons.appoint({
    ...(await lookedAt(administrator, personId)),
    appointments: [{ organizationId: works, role: 'head' }],
  })
})

test('no doer signs as a deputy, and nobody signs as the deputy of a doer', async () => {
  await lend('head', 'handler', 'head')
  const item = await claimed()
  expect(await waits('handler', item)).toBe(false)
  await expect(sign('handler', item)).rejects.toMatchObject({ code: 'OWN_CLAIM' })
  await endAll('head')
  await lend('head', 'foreignHead', 'head')
  const { measure } = await anAssignedMeasure(stage, day('2026-12-31'))
  const fileIds = [await stage.upload('head')]
  const { rectificationId, id: measureId, version } = measure
  const form = { commandId: commandId(), rectificationId, measureId, version }
  const reported = await stage.as('head').measures.report({ ...form, text: '已核对', fileIds })
  await submitted(stage, reported)
  const other = { ...item, measure }
  expect(await waits('foreignHead', other)).toBe(false)
  expect((await claimOf(other)).unfilledRungs).toEqual(['head'])
  expect(await waits('coordinator', other)).toBe(true)
  await expect(sign('foreignHead', other)).rejects.toMatchObject({ code: 'DEPUTY_OF_DOER' })
  await endAll('head')
})

test('it ends on the day, with the appointment, and when it is ended; nothing is lent on', async () => {
  await lend('leader', 'foreignHandler', 'leader')
  const rolesOf = async (person: TestPerson) => (await (await stage.asNow(person)).session.get()).roles
  expect(await rolesOf('foreignHandler')).toEqual(['handler', 'leader'])
  await expect(
    (await stage.asNow('foreignHandler')).helpers.nameDeputy({
      commandId: commandId(),
      personId: idOf('foreignHandler'),
      deputyId: idOf('head'),
      organizationId: office,
      role: 'leader',
      ...days,
    }),
  ).rejects.toMatchObject({ code: 'DEPUTY_LENDS_NOTHING' })
  await stage.moveTo('2026-08-08')
  expect(await rolesOf('foreignHandler')).toEqual(['handler'])
  await stage.moveTo('2026-08-07')
  expect(await rolesOf('foreignHandler')).toEqual(['handler', 'leader'])
  await administrator.persons.resetPassword({ commandId: commandId(), personId: idOf('leader') })
  expect(await rolesOf('foreignHandler')).toEqual(['handler'])
  const leader = (await stage.as('coordinator').persons.list()).find(({ id }) => id === idOf('leader'))
  const asSeen = { personId: idOf('leader'), version: leader?.version ?? 0 }
  await stage.as('coordinator').persons.confirm({ commandId: commandId(), ...asSeen })
  expect(await rolesOf('foreignHandler')).toEqual(['handler', 'leader'])
  const leads = { organizationId: office, role: 'leader' } as const
  const until = [{ ...leads, to: day('2026-08-06') }]
  const seen = await lookedAt(administrator, idOf('leader'))
  await administrator.persons.appoint({ ...seen, appointments: until })
  expect(await rolesOf('foreignHandler')).toEqual(['handler'])
  const again = await lookedAt(administrator, idOf('leader'))
  await administrator.persons.appoint({ ...again, appointments: [leads] })
  await endAll('leader')
  expect(await rolesOf('foreignHandler')).toEqual(['handler'])
})

test('what cannot be is refused with what to do, and only oneself or an administrator names a deputy', async () => {
  await stage.moveTo('2026-08-03')
  const nobody = { commandId: commandId(), name: '只是名字', username: null, appointments: [] }
  const { id: nameOnly } = await administrator.persons.add(nobody)
  const form = () => ({
    commandId: commandId(),
    personId: idOf('head'),
    deputyId: idOf('foreignHead'),
    organizationId: works,
    role: 'head' as const,
    ...days,
  })
  const { nameDeputy } = (await stage.asNow('head')).helpers
  await expect(nameDeputy({ ...form(), deputyId: idOf('head') })).rejects.toMatchObject({
    code: 'DEPUTY_SELF',
  })
  await expect(nameDeputy({ ...form(), deputyId: nameOnly })).rejects.toMatchObject({
    code: 'DEPUTY_WITHOUT_ACCOUNT',
  })
  await expect(nameDeputy({ ...form(), organizationId: office })).rejects.toMatchObject({
    code: 'DEPUTY_LENDS_NOTHING',
  })
  const past = { from: day('2026-07-01'), to: day('2026-08-02') }
  await expect(nameDeputy({ ...form(), ...past })).rejects.toMatchObject({ code: 'DEPUTY_PAST' })
  await expect(nameDeputy({ ...form(), from: days.to, to: days.from })).rejects.toMatchObject({
    code: 'TERM_REVERSED',
  })
  expect((await nameDeputy(form())).deputies).toMatchObject([{ person: { name: 'foreignHead' }, ...days }])
  await expect(nameDeputy(form())).rejects.toMatchObject({ code: 'DEPUTY_TWICE' })
  for (const stranger of ['coordinator', 'foreignHead'] as const) {
    const client = await stage.asNow(stranger)
    await expect(client.helpers.nameDeputy(form())).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(client.helpers.list({ personId: idOf('head') })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  }
  await endAll('head')
})

test('a liaison reads what waits for the leader and prepares it; only the leader decides', async () => {
  const named = { commandId: commandId(), personId: idOf('leader'), liaisonId: idOf('foreignHandler') }
  const handlers = { ...named, personId: idOf('handler') }
  await expect(administrator.helpers.nameLiaison(handlers)).rejects.toMatchObject({
    code: 'LIAISON_OF_NO_LEADER',
  })
  const themselves = { ...named, liaisonId: idOf('leader') }
  await expect(administrator.helpers.nameLiaison(themselves)).rejects.toMatchObject({ code: 'LIAISON_SELF' })
  await (await stage.asNow('leader')).helpers.nameLiaison(named)
  const item = await claimed()
  const { rectificationId, id: measureId } = item.measure
  expect(await waits('foreignHandler', item)).toBe(false)
  await signNext(stage, 'head', measureId)
  await signNext(stage, 'coordinator', measureId)
  expect(await waits('foreignHandler', item)).toBe(true)
  const liaison = await stage.asNow('foreignHandler')
  expect((await liaison.measures.get({ rectificationId, measureId })).closureRequest?.can).toEqual([
    'prepare',
  ])
  const { id: closureRequestId, version } = await claimOf(item)
  const form = { commandId: commandId(), rectificationId, closureRequestId, version }
  await expect(
    stage.as('head').closure.prepare({ ...form, decision: 'approve', words: '' }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const proposal = { decision: 'return', words: '照片看不清' } as const
  const prepared = await liaison.closure.prepare({ ...form, ...proposal })
  expect(prepared.prepared).toMatchObject({ by: { name: 'foreignHandler' }, ...proposal })
  await expect(sign('foreignHandler', item)).rejects.toMatchObject({ code: 'NOT_YOUR_RUNG' })
  const [waiting] = await stage.as('leader').closure.queue({})
  expect(waiting?.request.prepared).toMatchObject(proposal)
  const signed = await sign('leader', item)
  expect(signed).toMatchObject({ rung: 'inspector', prepared: null })
  // With the rung the liaison's sight of the item is gone.
  await expect(
    (await stage.asNow('foreignHandler')).measures.get({ rectificationId, measureId }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expectReplay(database.kysely, rectificationId)
  await administrator.helpers.dismissLiaison({ ...named, commandId: commandId() })
  expect((await administrator.helpers.list({ personId: idOf('leader') })).liaisons).toEqual([])
  await expectReplay(database.kysely, peopleChainId)
})

test('a liaison prepares the extension that waits for the leader; only the leader decides', async () => {
  const named = { commandId: commandId(), personId: idOf('leader'), liaisonId: idOf('foreignHandler') }
  await (await stage.asNow('leader')).helpers.nameLiaison(named)
  const { measure, finding } = await anAssignedMeasure(stage, day('2026-09-20'))
  await anotherMeasure(stage, finding, day('2026-12-31'))
  const { rectificationId, id: measureId } = measure
  const on = { rectificationId, measureId }
  await expect((await stage.asNow('foreignHandler')).measures.get(on)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const asking = { until: day('2026-11-30'), reason: '审计报告未出', text: '已完成初稿', fileIds: [] }
  const asked = await stage.as('handler').measures.askExtension({ ...formOf(measure), ...asking })
  const liaison = await stage.asNow('foreignHandler')
  expect((await liaison.measures.get(on)).measure.can).toEqual(['prepareExtension'])
  const [work] = (await liaison.measures.mine()).extensions
  expect(work).toMatchObject({
    id: measureId,
    next: 'prepareExtension',
    extension: { prepared: null },
    asksFor: { until: '2026-11-30', leaderName: 'leader' },
  })
  const said = { until: day('2026-10-31'), words: '可延至十月底' }
  for (const other of ['head', 'coordinator', 'leader'] as const)
    await expect(
      stage.as(other).measures.prepareExtension({ ...formOf(asked), ...said }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(
    liaison.measures.prepareExtension({ ...formOf(asked), until: day('2026-12-31'), words: '' }),
  ).rejects.toMatchObject({ code: 'EXTENSION_LATER' })
  const prepared = await liaison.measures.prepareExtension({ ...formOf(asked), ...said })
  expect(prepared).toMatchObject({ dueOn: '2026-09-20', extension: { prepared: said } })
  await expectUntoldBeforeDecision(on)
  await expect(liaison.measures.decideExtension({ ...formOf(prepared), ...said })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const leader = stage.as('leader')
  const waiting = (await leader.measures.mine()).extensions.find((one) => one.id === measureId)
  expect(waiting).toMatchObject({
    next: 'decideExtension',
    extension: { prepared: { ...said, by: { name: 'foreignHandler' } } },
  })
  const { timeline } = await leader.measures.get(on)
  expect(timeline[0]).toMatchObject({
    type: 'measure.extensionPrepared',
    by: { name: 'foreignHandler' },
    text: '可延至十月底',
  })
  const granted = await leader.measures.decideExtension({ ...formOf(prepared), ...said })
  expect(granted).toMatchObject({ dueOn: '2026-10-31', extension: null })
  // Once it is decided, what was prepared is told with the rest.
  expect((await stage.as('handler').measures.get(on)).timeline.map(({ text }) => text)).toContain(
    '可延至十月底',
  )
  // What waited is decided: the liaison has no more to do with it.
  await expect((await stage.asNow('foreignHandler')).measures.get(on)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  // The second is the principal's, and nobody prepares it.
  const again = await stage.as('handler').measures.askExtension({ ...formOf(granted), ...asking })
  await expect(
    (await stage.asNow('foreignHandler')).measures.prepareExtension({ ...formOf(again), ...said }),
  ).rejects.toMatchObject({ code: 'EXTENSION_FOR_PRINCIPAL' })
  await expectReplay(database.kysely, rectificationId)
})

test('what was prepared for an extension that was taken back stays with leader and liaison, also once the next is decided', async () => {
  const named = { commandId: commandId(), personId: idOf('leader'), liaisonId: idOf('foreignHandler') }
  await (await stage.asNow('leader')).helpers.nameLiaison(named)
  const { measure, finding } = await anAssignedMeasure(stage, day('2026-09-20'))
  await anotherMeasure(stage, finding, day('2026-12-31'))
  const handler = stage.as('handler').measures
  const asking = { until: day('2026-11-30'), reason: '审计报告未出', text: '已完成初稿', fileIds: [] }
  const asked = await handler.askExtension({ ...formOf(measure), ...asking })
  const refusing = { words: '来得及，不必延期' }
  const liaison = (await stage.asNow('foreignHandler')).measures
  const prepared = await liaison.prepareExtension({ ...formOf(asked), ...refusing })
  const told = async () => {
    const { entries } = await stage.as('coordinator').rectifications.journal(measure)
    return entries.find(({ event }) => event.type === 'measure.extensionPrepared')
  }
  expect(await told()).toMatchObject({ changes: { withheld: 'untilDecided' } })
  const withdrawn = await handler.withdrawExtension(formOf(prepared))
  expect(await told()).toMatchObject({ changes: { withheld: 'untilDecided' } })
  const anew = await handler.askExtension({ ...formOf(withdrawn), ...asking })
  await (await stage.asNow('leader')).measures.decideExtension({ ...formOf(anew), words: '按期完成' })
  expect(await told()).toMatchObject({ changes: { withheld: 'untilDecided' } })
  expect(JSON.stringify(await told())).not.toContain('来得及，不必延期')
  const { timeline } = await handler.get({ rectificationId: measure.rectificationId, measureId: measure.id })
  expect(timeline.map(({ type }) => type)).not.toContain('measure.extensionPrepared')
})

async function expectUntoldBeforeDecision(on: {
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
}): Promise<void> {
  for (const other of ['handler', 'head', 'coordinator', 'inspector', 'principal'] as const) {
    const { measure, timeline } = await (await stage.asNow(other)).measures.get(on)
    expect([other, measure.extension?.until, measure.extension?.prepared]).toEqual([
      other,
      '2026-11-30',
      null,
    ])
    expect(timeline.map(({ type }) => type)).not.toContain('measure.extensionPrepared')
  }
  const { entries } = await stage.as('coordinator').rectifications.journal(on)
  expect(entries[0]?.event.type).toBe('measure.extensionPrepared')
  expect(JSON.stringify(entries)).not.toContain('可延至十月底')
  expect(JSON.stringify(entries)).not.toContain('2026-10-31')
}
