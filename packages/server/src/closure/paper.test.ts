import { day, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createRouter } from '../router.ts'
import { clientOf } from '../testing/client-of.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf, signNext, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { noteScanShown } from './scan-showings.store.ts'
import { readableFile } from '../told/files.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)
const today = day('2026-03-02')

type Claimed = { readonly measure: MeasureView; readonly request: ClosureRequestView }

async function aClaim(): Promise<Claimed> {
  const { measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  return { measure, request: await claimNow(measure) }
}

async function claimNow(measure: MeasureView): Promise<ClosureRequestView> {
  const { closureRequest } = await stage.as('coordinator').measures.get(formOf(measure))
  if (closureRequest === null) throw new Error('there is no claim')
  return closureRequest
}

function formOn({ id: closureRequestId, rectificationId, version }: ClosureRequestView) {
  return { commandId: commandId(), rectificationId, closureRequestId, version }
}

async function enter(
  by: TestPerson,
  request: ClosureRequestView,
  { signer = stage.actors.head.personId, signedOn = today }: { signer?: PersonId; signedOn?: PlainDay } = {},
): Promise<ClosureRequestView> {
  const fileId = await stage.upload(by, '签批表.png')
  const entered = { personId: signer, signedOn, comment: '同意', effect: null, fileId }
  return stage.as(by).closure.enterPaper({ ...formOn(request), ...entered })
}

/** As the server notes it of whoever opens the file whole. */
async function show(
  to: TestPerson,
  { paper }: ClosureRequestView,
  of = { page: 0, pages: 0 },
): Promise<void> {
  if (!paper?.scan) throw new Error('there is no scan')
  const { personId } = stage.actors[to]
  await noteScanShown(database.kysely, { fileId: id(paper.scan.fileId), personId, ...of })
}

test('a rung signed on paper is entered by the coordinator and counts once somebody else has confirmed it', async () => {
  const { measure, request } = await aClaim()
  const entered = await enter('coordinator', request)
  expect(entered).toMatchObject({
    rung: 'head',
    signatures: [],
    paper: { rung: 'head', person: { name: 'head' }, signedOn: today, enteredBy: { name: 'coordinator' } },
    can: ['return', 'dropPaper'],
  })
  const coordinator = stage.as('coordinator')
  const confirm = (by: TestPerson): Promise<ClosureRequestView> =>
    stage.as(by).closure.confirmPaper(formOn(entered))
  await expect(confirm('coordinator')).rejects.toMatchObject({ code: 'PAPER_OWN' })
  await expect(confirm('head')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(confirm('handler')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(enter('coordinator', entered)).rejects.toMatchObject({ code: 'PAPER_PENDING' })
  expect((await coordinator.closure.papers()).waiting).toEqual([])
  expect((await coordinator.measures.mine()).ahead).toEqual([])
  expect((await stage.as('inspector').measures.mine()).ahead).toEqual(['decisions'])
  expect((await stage.as('inspector').closure.papers()).waiting).toMatchObject([
    {
      request: { subject: { id: measure.id } },
      signer: { name: 'head' },
      enteredBy: { name: 'coordinator' },
    },
  ])
  // Whoever confirms it has something to do, and is not told to wait for the signer's turn.
  const refusedTo = async (person: TestPerson) =>
    (await stage.as(person).measures.get(formOf(measure))).refused.map(({ code }) => code)
  expect(await refusedTo('inspector')).toEqual([])
  expect(await refusedTo('leader')).toContain('NOT_YOUR_RUNG')
  await show('inspector', entered)
  const signed = await confirm('inspector')
  expect(signed).toMatchObject({
    rung: 'coordinator',
    paper: null,
    signatures: [
      {
        rung: 'head',
        by: { name: 'head' },
        paper: {
          signedOn: today,
          scan: { name: '签批表.png' },
          enteredBy: { name: 'coordinator' },
          confirmedBy: { name: 'inspector' },
        },
      },
    ],
  })
  // Whoever entered it has signed nothing by that, and the inspector confirmed and signs the last rung.
  await signNext(stage, 'coordinator', measure.id)
  await signNext(stage, 'leader', measure.id)
  await signNext(stage, 'inspector', measure.id)
  const { measure: closed, timeline } = await coordinator.measures.get(formOf(measure))
  expect(closed.status).toBe('closed')
  expect(timeline.find(({ type }) => type === 'closure.signedOnPaper')).toMatchObject({
    by: { name: 'inspector' },
    rung: 'head',
    changes: { personId: 'head', signedOn: today, enteredBy: 'coordinator' },
    evidence: [{ name: '签批表.png' }],
  })
  await expectReplay(database.kysely, measure.rectificationId)
})

test('only a fit signer, a possible day and a scan of one’s own are taken, and nobody enters their own', async () => {
  const { request } = await aClaim()
  const { actors } = stage
  for (const signer of [actors.foreignHead, actors.handler, actors.leader])
    await expect(enter('coordinator', request, { signer: signer.personId })).rejects.toMatchObject({
      code: 'PAPER_SIGNER_UNFIT',
    })
  for (const signedOn of ['2026-03-01', '2026-03-03'])
    await expect(enter('coordinator', request, { signedOn: day(signedOn) })).rejects.toMatchObject({
      code: 'PAPER_DAY_UNFIT',
    })
  for (const person of ['head', 'leader', 'inspector', 'principal'] as const)
    await expect(enter(person, request)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(enter('foreignHead', request)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const fileId = await stage.upload('head')
  const foreign = { personId: actors.head.personId, signedOn: today, comment: '', effect: null, fileId }
  await expect(
    stage.as('coordinator').closure.enterPaper({ ...formOn(request), ...foreign }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const video = await stage.upload('coordinator')
  await sql`update files set media_type = 'video/mp4' where id = ${video}`.execute(database.kysely)
  await expect(
    stage.as('coordinator').closure.enterPaper({ ...formOn(request), ...foreign, fileId: video }),
  ).rejects.toMatchObject({ code: 'PAPER_SCAN_UNFIT' })
  await signNext(stage, 'head', request.subject.id)
  const own = { ...request, version: request.version + 1 }
  await expect(enter('coordinator', own, { signer: actors.coordinator.personId })).rejects.toMatchObject({
    code: 'PAPER_OWN',
  })
})

test('what was entered is taken back with a reason, or overtaken by the signer themselves', async () => {
  const { measure, request } = await aClaim()
  const entered = await enter('coordinator', request)
  const { scan } = entered.paper ?? {}
  const drop = { ...formOn(entered), reason: '扫描件不清' }
  await expect(stage.as('inspector').closure.dropPaper({ ...drop, reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  expect((await stage.as('inspector').closure.dropPaper(drop)).paper).toBeNull()
  const again = await enter('coordinator', await claimNow(measure))
  await signNext(stage, 'head', measure.id)
  const now = await claimNow(measure)
  expect(now).toMatchObject({ paper: null, signatures: [{ rung: 'head', paper: null }] })
  await expect(
    stage.as('inspector').closure.confirmPaper({ ...formOn(again), version: now.version }),
  ).rejects.toMatchObject({ code: 'PAPER_NOT_PENDING' })
  // The scan stays to be seen by whoever reads the claim, and by nobody else.
  const { kysely } = database
  const seenBy = async (person: TestPerson): Promise<boolean> =>
    scan !== undefined &&
    scan !== null &&
    (await readableFile(kysely, id(scan.fileId), stage.actors[person])) !== null
  expect(await Promise.all((['inspector', 'handler', 'foreignHead'] as const).map(seenBy))).toEqual([
    true,
    true,
    false,
  ])
  await expectReplay(kysely, measure.rectificationId)
})

test('a rectification of which more than the limit is signed on paper is shown to the inspector', async () => {
  const { measure, request } = await aClaim()
  const entered = await enter('coordinator', request)
  await show('inspector', entered)
  await stage.as('inspector').closure.confirmPaper(formOn(entered))
  const { limit, beyond } = await stage.as('inspector').closure.papers()
  expect(limit).toBe(20)
  // The first test signed one of four on paper: a quarter.
  expect(beyond).toMatchObject([
    { rectification: { id: measure.rectificationId }, onPaper: 1, signatures: 1 },
    { onPaper: 1, signatures: 4 },
  ])
  expect((await stage.as('head').closure.papers()).beyond).toEqual([])
})

test('the limit is what the installation sets: beyond another one stand others', async () => {
  const router = createRouter({
    intake: await testIntake(database),
    loadSample: async () => refuse({ code: 'NOT_EMPTY' }),
  })
  const beyond = async (paperLimit: number) => {
    const client = clientOf(router, { ...stage.contextOf('inspector'), paperLimit })
    const { limit, beyond: listed } = await client.closure.papers()
    return [limit, listed.map(({ onPaper, signatures }) => [onPaper, signatures])]
  }
  expect(await beyond(24)).toEqual([
    24,
    [
      [1, 1],
      [1, 4],
    ],
  ])
  expect(await beyond(25)).toEqual([25, [[1, 1]]])
  expect(await beyond(100)).toEqual([100, []])
})

test('nobody confirms by a scan that they were not given: each of its pages, or the file as a whole', async () => {
  const { measure, request } = await aClaim()
  const entered = await enter('coordinator', request)
  const confirm = () => stage.as('inspector').closure.confirmPaper(formOn(entered))
  const unseen = {
    code: 'PAPER_UNSEEN',
    data: { message: { zh: '请先看完扫描件（PDF 逐页看，或下载）再确认。' } },
  }
  await expect(confirm()).rejects.toMatchObject(unseen)
  // What somebody else was shown, they have not seen.
  await show('principal', entered)
  await expect(confirm()).rejects.toMatchObject(unseen)
  for (const page of [1, 3, 3]) await show('inspector', entered, { page, pages: 3 })
  await expect(confirm()).rejects.toMatchObject(unseen)
  expect((await claimNow(measure)).paper).not.toBeNull()
  await show('inspector', entered, { page: 2, pages: 3 })
  expect((await confirm()).signatures).toMatchObject([
    { rung: 'head', paper: { scan: { name: '签批表.png' } } },
  ])
  // Once it is confirmed nobody is noted any more.
  const noted = () => sql`select from scan_showings`.execute(database.kysely)
  const before = (await noted()).rows.length
  await show('handler', entered)
  expect((await noted()).rows).toHaveLength(before)
})
