import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { Rung } from '@bihuan/core/claims/closure-request.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { internalAudit } from '@bihuan/core/templates/shipped/internal-audit.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readMeasureDetail } from '../measures/measure-detail.queries.ts'
import { readableFile } from '../told/files.queries.ts'
import { actorOf } from '../people/actor.queries.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, signAll, signNext, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)

type Claim = Pick<ClosureRequestView, 'id' | 'rectificationId' | 'version'>

const decisionOn = ({ id: closureRequestId, rectificationId, version }: Claim) => ({
  commandId: commandId(),
  rectificationId,
  closureRequestId,
  version,
})

async function claimOn(
  measure: MeasureView,
  person: TestPerson = 'coordinator',
): Promise<ClosureRequestView> {
  const { rectificationId, id: measureId } = measure
  const { closureRequest } = await (await stage.asNow(person)).measures.get({ rectificationId, measureId })
  if (closureRequest === null) throw new Error(`${measureId} was never claimed`)
  return closureRequest
}

async function waitsFor(person: TestPerson, subjectId: string): Promise<ClosureRequestView | null> {
  const queue = await (await stage.asNow(person)).closure.queue({})
  return queue.find(({ request }) => request.subject.id === subjectId)?.request ?? null
}

async function nameStandIn(
  claim: Claim,
  person: TestPerson,
  rung: Rung = 'head',
): Promise<ClosureRequestView> {
  const { personId } = stage.actors[person]
  return stage.as('coordinator').closure.nameStandIn({ ...decisionOn(claim), rung, personId })
}

/** The head reports, then the handler claims: nobody of the head’s rung is left. */
async function headless(): Promise<{
  measure: MeasureView
  fileId: Awaited<ReturnType<typeof stage.upload>>
}> {
  const { measure } = await anAssignedMeasure(stage)
  const fileId = await stage.upload('head')
  const head = stage.as('head')
  const reported = await head.measures.report({ ...formOf(measure), text: '已核对', fileIds: [fileId] })
  return { measure: await submitted(stage, reported), fileId }
}

test('whoever would lose a rung by reporting is told so before, and has nothing more to lose after', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  const losing = async (person: TestPerson): Promise<readonly Rung[]> =>
    (await stage.as(person).measures.get({ rectificationId, measureId })).losesRungs
  expect(await losing('head')).toEqual(['head'])
  expect(await losing('handler')).toEqual([])
  await stage.as('head').measures.report({ ...formOf(measure), text: '已核对', fileIds: [] })
  expect(await losing('head')).toEqual([])
  const { losesRungs, handlers } = await stage
    .as('coordinator')
    .findings.get({ rectificationId, findingId: measure.findingId })
  expect(losesRungs).toEqual(['coordinator'])
  expect(handlers.map(({ name }) => name)).toEqual(['handler'])
})

test('whoever could not make the claim is not proposed for it, and whoever could not sign not as a leader', async () => {
  const { measure } = await headless()
  const { rectificationId, findingId } = measure
  const { handlers } = await stage.as('handler').findings.get({ rectificationId, findingId })
  expect(handlers).toEqual([])
  const claim = await claimOn(measure, 'coordinator')
  const barred = [stage.actors.head.personId, stage.actors.handler.personId].toSorted()
  expect(claim.cannotLead.toSorted()).toEqual(barred)
})

test('who signs later is told by name whom the claim waits for', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = await submitted(stage, measure)
  const { refused } = await stage.as('inspector').measures.get({ rectificationId, measureId })
  expect(refused.map(({ message }) => message.zh)).toContain('现在轮到“部门负责人”head审核。请等其审核。')
  expect(refused.map(({ message }) => message.en)).toContain(
    'It is now the turn of: head of department (head). Wait for that.',
  )
})

test('a claim whose rung has nobody is taken, and waits for the coordinator to name a stand-in', async () => {
  const { measure } = await headless()
  expect(await waitsFor('head', measure.id)).toBeNull()
  expect(await waitsFor('principal', measure.id)).toBeNull()
  const claim = await waitsFor('coordinator', measure.id)
  expect(claim).toMatchObject({ unfilledRungs: ['head'], can: ['return', 'nameStandIn'] })
  expect((await claimOn(measure, 'handler')).namers).toMatchObject([{ name: 'coordinator' }])
  const waiting = (await stage.as('coordinator').measures.mine()).waiting
  await nameStandIn(await claimOn(measure), 'foreignHead')
  expect((await claimOn(measure, 'handler')).namers).toEqual([])
  expect(await waitsFor('coordinator', measure.id)).toBeNull()
  expect((await stage.as('coordinator').measures.mine()).waiting).toBe(waiting - 1)
})

test('whoever awaits confirmation is told in the queue why they neither sign nor name', async () => {
  const { measure: signable } = await anAssignedMeasure(stage)
  await submitted(stage, signable)
  const { measure: unfilled } = await headless()
  const heldUp = async (person: TestPerson, subjectId: string): Promise<unknown> => {
    const queue = await (await stage.asNow(person)).closure.queue({})
    const item = queue.find(({ request }) => request.subject.id === subjectId)
    return item?.refused.map(({ action, code }) => ({ action, code, can: item.request.can }))
  }
  expect(await heldUp('head', signable.id)).toEqual([])
  const people = [stage.actors.head.personId, stage.actors.coordinator.personId]
  await sql`update persons set awaits_confirmation = true where id = any(${people}::uuid[])`.execute(db)
  const code = expect.stringMatching(/^CONFIRM/)
  expect(await heldUp('head', signable.id)).toEqual([{ action: 'approve', code, can: [] }])
  expect(await heldUp('coordinator', unfilled.id)).toEqual([{ action: 'nameStandIn', code, can: [] }])
  await sql`update persons set awaits_confirmation = false where id = any(${people}::uuid[])`.execute(db)
  expect(await heldUp('coordinator', unfilled.id)).toEqual([])
})

test('the choices are those who can stand in', async () => {
  const { measure } = await headless()
  const { id: closureRequestId, rectificationId } = await claimOn(measure)
  const asked = { rectificationId, closureRequestId, rung: 'head' } as const
  const choices = await stage.as('coordinator').closure.standInChoices(asked)
  expect(choices).toMatchObject([{ name: 'foreignHead', organizations: ['office'] }])
  await expect(stage.as('principal').closure.standInChoices(asked)).rejects.toMatchObject({
    code: 'COORDINATOR_NAMES',
  })
  await expect(stage.as('head').closure.standInChoices(asked)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('the page of a claimed measure reads who is around its claim, and of other heads only a stand-in', async () => {
  const { measure } = await headless()
  const { rectificationId, id: measureId } = measure
  const around = async (): Promise<readonly string[]> => {
    const detail = await readMeasureDetail(
      database,
      { rectificationId, measureId },
      { scope: { kind: 'all' } },
    )
    return (detail?.people ?? []).map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))
  }
  const before = ['coordinator', 'head', 'inspector', 'leader', 'principal']
  expect(await around()).toEqual(before)
  await nameStandIn(await claimOn(measure), 'foreignHead')
  expect(await around()).toEqual(['coordinator', 'foreignHead', ...before.slice(1)])
})

test('a stand-in reads the item and its evidence, signs, is shown as such, and goes on reading what they signed', async () => {
  const { measure, fileId } = await headless()
  const { rectificationId, id: measureId } = measure
  const reads = async (): Promise<boolean> => {
    const actor = await actorOf(database, stage.actors.foreignHead.personId)
    if (actor === null) throw new Error('the stand-in is gone')
    const stranger = await stage.asNow('foreignHead')
    const list = await stranger.rectifications.ledger({ rectificationId })
    const file = await readableFile(db, fileId, actor)
    const detail = await stranger.measures.get({ rectificationId, measureId }).catch(() => null)
    const seen = [list.total === 1, file !== null, detail !== null]
    expect(new Set(seen).size).toBe(1)
    return detail !== null
  }
  expect(await reads()).toBe(false)
  await nameStandIn(await claimOn(measure), 'foreignHead')
  expect(await reads()).toBe(true)
  const claim = await waitsFor('foreignHead', measureId)
  if (claim === null) throw new Error('nothing waits for the stand-in')
  expect(claim).toMatchObject({
    can: ['approve', 'return'],
    standIns: [{ namedBy: { name: 'coordinator' } }],
  })
  const standIn = await stage.asNow('foreignHead')
  const signed = await standIn.closure.approve({ ...decisionOn(claim), comment: '核对无误', effect: null })
  expect(signed.signatures).toMatchObject([{ rung: 'head', namedBy: { name: 'coordinator' } }])
  expect(await reads()).toBe(true)
  for (const person of ['coordinator', 'leader', 'inspector'] as const)
    await signNext(stage, person, measureId)
  const { measure: closed, timeline } = await stage.as('handler').measures.get({ rectificationId, measureId })
  expect(closed.status).toBe('closed')
  expect(timeline.filter(({ type }) => type.includes('tandIn'))).toMatchObject([
    { type: 'closure.signedByStandIn', rung: 'head', changes: { namedBy: 'coordinator' } },
    { type: 'closure.standInNamed', rung: 'head', changes: { personId: 'foreignHead' } },
  ])
  const journal = await stage.as('inspector').rectifications.journal({ rectificationId, limit: 50 })
  const item = { type: 'measure', id: measureId }
  const ofClaim = journal.entries.filter(({ event }) => event.type.startsWith('closure.'))
  expect(ofClaim.map((entry) => entry.item)).toMatchObject(ofClaim.map(() => item))
  expect(journal.entries.filter(({ event }) => event.type.includes('tandIn'))).toMatchObject([
    { by: 'foreignHead', changes: { namedBy: 'coordinator' } },
    { by: 'coordinator', changes: { personId: 'foreignHead' } },
  ])
  expect(await reads()).toBe(true)
  await expectReplay(db, rectificationId)
})

test('a stand-in who signed nothing reads nothing once the claim is decided', async () => {
  const { measure } = await headless()
  const { rectificationId, id: measureId } = measure
  const named = await nameStandIn(await claimOn(measure), 'foreignHead')
  await stage.as('coordinator').closure.return({ ...decisionOn(named), reason: '材料不全' })
  const stranger = await stage.asNow('foreignHead')
  await expect(stranger.measures.get({ rectificationId, measureId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('a stand-in who is no head any more reads nothing of it, and reads again when they are', async () => {
  const { measure, fileId } = await headless()
  const { rectificationId, id: measureId } = measure
  const { personId } = stage.actors.foreignHead
  const become = (role: string) =>
    sql`update appointments set role = ${role} where person_id = ${personId}`.execute(db)
  const reads = async (): Promise<boolean[]> => {
    const actor = await actorOf(database, personId)
    if (actor === null) throw new Error('the stand-in is gone')
    const detail = await (await stage.asNow('foreignHead')).measures
      .get({ rectificationId, measureId })
      .catch(() => null)
    return [detail !== null, (await readableFile(db, fileId, actor)) !== null]
  }
  await nameStandIn(await claimOn(measure), 'foreignHead')
  await become('handler')
  expect(await reads()).toEqual([false, false])
  await become('head')
  expect(await reads()).toEqual([true, true])
})

test('the principal names the stand-in where the coordinator did the work', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  const coordinator = stage.as('coordinator')
  const handlerId = stage.actors.coordinator.personId
  const own = await coordinator.measures.assign({ ...formOf(measure), changes: { handlerId } })
  await submitted(stage, own)
  await signNext(stage, 'head', measureId)
  expect(await waitsFor('coordinator', measureId)).toBeNull()
  const claim = await waitsFor('principal', measureId)
  if (claim === null) throw new Error('nothing waits for the principal')
  expect(claim).toMatchObject({ rung: 'coordinator', unfilledRungs: ['coordinator'], can: ['nameStandIn'] })
  expect((await claimOn(measure, 'handler')).namers).toMatchObject([{ name: 'principal' }])
  const { personId } = stage.actors.foreignHead
  const command = { ...decisionOn(claim), rung: 'coordinator', personId } as const
  await expect(coordinator.closure.nameStandIn(command)).rejects.toMatchObject({ code: 'OWN_CLAIM' })
  await stage.as('principal').closure.nameStandIn(command)
  expect(await waitsFor('foreignHead', measureId)).toMatchObject({ can: ['approve', 'return'] })
  await expectReplay(db, rectificationId)
})

test('a waiting claim is withdrawn by its claimant alone, and made again without anything new', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  await submitted(stage, measure)
  const claim = await claimOn(measure, 'handler')
  expect(claim.can).toEqual(['withdraw'])
  await expect(stage.as('head').closure.withdraw(decisionOn(claim))).rejects.toMatchObject({
    code: 'NOT_YOUR_CLAIM',
  })
  const withdrawn = await stage.as('handler').closure.withdraw(decisionOn(claim))
  expect(withdrawn).toMatchObject({ status: 'withdrawn', rung: 'head', can: [] })
  const { measure: open } = await stage.as('handler').measures.get({ rectificationId, measureId })
  expect(open).toMatchObject({ status: 'underway', can: ['report', 'movePart', 'askExtension', 'submit'] })
  await stage.as('handler').measures.submit({ ...formOf(open), claim: '再次申请' })
  await signAll(stage, measureId)
  await expectReplay(db, rectificationId)
})

test('the coordinator returns a claim whose turn is somebody else’s', async () => {
  const { measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  await signNext(stage, 'head', measure.id)
  await signNext(stage, 'coordinator', measure.id)
  const returned = await stage
    .as('coordinator')
    .closure.return({ ...decisionOn(await claimOn(measure)), reason: '牵头领导出差' })
  expect(returned).toMatchObject({ status: 'returned', rung: 'leader', reason: '牵头领导出差' })
})

test('a leader without an account is no signer, and gives way to another while the claim waits', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  await sql`update persons set username = null where id = ${stage.actors.leader.personId}`.execute(db)
  await submitted(stage, measure)
  expect(await claimOn(measure)).toMatchObject({ unfilledRungs: ['leader'] })
  const coordinator = stage.as('coordinator')
  const { measure: waiting } = await coordinator.measures.get({ rectificationId, measureId })
  expect(waiting.can).toContain('replaceLeader')
  const assign = (person: TestPerson, more: object = {}): Promise<MeasureView> => {
    const changes = { leaderId: stage.actors[person].personId, ...more }
    return coordinator.measures.assign({ ...formOf(waiting), changes })
  }
  await expect(assign('principal', { target: '目标' })).rejects.toMatchObject({ code: 'NOT_IN_STATUS' })
  await expect(assign('handler')).rejects.toMatchObject({ code: 'LEADER_CANNOT_SIGN' })
  expect(await assign('principal')).toMatchObject({ status: 'submitted', leader: { name: 'principal' } })
  expect(await claimOn(measure)).toMatchObject({ unfilledRungs: [] })
  for (const person of ['head', 'coordinator', 'principal'] as const) await signNext(stage, person, measureId)
  await sql`update persons set username = 'leader' where id = ${stage.actors.leader.personId}`.execute(db)
  await expectReplay(db, rectificationId)
})

test('reopening does not wash off: whoever reported before signs nothing after', async () => {
  const { measure } = await headless()
  const { rectificationId, id: measureId } = measure
  await nameStandIn(await claimOn(measure), 'foreignHead')
  const claim = await claimOn(measure, 'foreignHead')
  await (await stage.asNow('foreignHead')).closure.approve({
    ...decisionOn(claim),
    comment: '',
    effect: null,
  })
  for (const person of ['coordinator', 'leader', 'inspector'] as const)
    await signNext(stage, person, measureId)
  const { measure: closed } = await stage.as('inspector').measures.get({ rectificationId, measureId })
  await submitted(stage, await stage.as('inspector').measures.reopen({ ...formOf(closed), reason: '反弹' }))
  const again = await claimOn(measure, 'head')
  await expect(
    stage.as('head').closure.approve({ ...decisionOn(again), comment: '', effect: null }),
  ).rejects.toMatchObject({ code: 'OWN_CLAIM' })
})

test('a coordinator who reported does not sign the finding above', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const coordinator = stage.as('coordinator')
  const changes = (person: TestPerson) => ({ changes: { handlerId: stage.actors[person].personId } })
  const own = await coordinator.measures.assign({ ...formOf(measure), ...changes('coordinator') })
  const reported = await coordinator.measures.report({ ...formOf(own), text: '已梳理', fileIds: [] })
  await submitted(stage, await coordinator.measures.assign({ ...formOf(reported), ...changes('handler') }))
  await signNext(stage, 'head', measure.id)
  const standIn = { rung: 'coordinator', personId: stage.actors.foreignHead.personId } as const
  const claim = await claimOn(measure, 'principal')
  const named = await stage.as('principal').closure.nameStandIn({ ...decisionOn(claim), ...standIn })
  const signer = await stage.asNow('foreignHead')
  await signer.closure.approve({ ...decisionOn(named), comment: '', effect: null })
  for (const person of ['leader', 'inspector'] as const) await signNext(stage, person, measure.id)
  const { version } = (await stage.as('handler').findings.get({ rectificationId, findingId })).finding
  const form = { commandId: commandId(), rectificationId, findingId, version }
  await stage.as('handler').findings.submit({ ...form, claim: '完成', verdict: 'completed' })
  await signNext(stage, 'head', findingId)
  const { closureRequest } = await coordinator.findings.get({ rectificationId, findingId })
  if (closureRequest === null) throw new Error('the finding was never claimed')
  await expect(
    coordinator.closure.approve({ ...decisionOn(closureRequest), comment: '', effect: null }),
  ).rejects.toMatchObject({ code: 'OWN_CLAIM' })
})

test('a claim climbs the ladder of the template, and keeps it when the rectification is moved', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const coordinator = stage.as('coordinator')
  const own = await coordinator.rectifications.get({ rectificationId })
  const template = { id: internalAudit.id, version: internalAudit.version }
  const move = { commandId: commandId(), rectificationId, version: own.version, template, reason: '内部审计' }
  const moved = await coordinator.rectifications.setTemplate(move)
  await submitted(stage, measure)
  const { closureRequest } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  expect(closureRequest?.ladder).toEqual(['head', 'coordinator', 'inspector'])
  const back = { id: own.template.id, version: own.template.version }
  await coordinator.rectifications.setTemplate({
    ...move,
    commandId: commandId(),
    version: moved.version,
    template: back,
  })
  for (const person of ['head', 'coordinator', 'inspector'] as const)
    await signNext(stage, person, measure.id)
  const closed = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  expect(closed.measure.status).toBe('closed')
  await expectReplay(stage.database.kysely, rectificationId)
})
