import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TestClient } from '../testing/client-of.ts'
import { expectCounts } from '../testing/expect-counts.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { addingTo } from '../testing/test-people.ts'
import {
  anAssignedMeasure,
  formOf,
  ladder,
  signAll,
  signNext,
  submitted,
} from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

// The zone, which is the body of the stage, lies in a region with a street that is a body as well.

const database = await testDatabase()
const stage = await setStage(database)
const { office: zone, works } = stage.organizations
const administrator = stage.as('administrator')
const { organization, person } = addingTo(stage, database.kysely)
const region = await organization('全区', null, 'region')
await administrator.organizations.move({ commandId: commandId(), organizationId: zone, parentId: region })
const street = await organization('云溪街道', region, 'body')

const people = {
  coordinator: await person('街道专班', [[street, 'coordinator']]),
  inspector: await person('街道纪检', [[street, 'inspector']]),
  both: await person('两边的专班', [
    [street, 'coordinator'],
    [zone, 'coordinator'],
  ]),
  headWhoCoordinates: await person('处长兼街道专班', [
    [works, 'head'],
    [street, 'coordinator'],
  ]),
}
const ofStreet = (who: keyof typeof people): Promise<TestClient> => stage.asPerson(people[who])
const ofZone = (who: Parameters<typeof stage.asNow>[0]): Promise<TestClient> => stage.asNow(who)

/** A finding of a rectification of its own, which somebody coordinates. */
async function aFinding(coordinator: TestClient, name: string, title: string): Promise<FindingView> {
  const empty = { source: 'audit', inspectingBody: null, feedbackOn: null } as const
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    name,
    ...empty,
  })
  const words = { category: null, number: '一', title }
  return coordinator.findings.add({ commandId: commandId(), rectificationId, ...words })
}

async function owned(finding: FindingView): Promise<FindingView> {
  const { rectificationId, id: findingId, version } = finding
  return (await ofZone('coordinator')).findings.assign({
    commandId: commandId(),
    rectificationId,
    findingId,
    version,
    ownerId: works,
    leaderId: stage.actors.leader.personId,
  })
}

function linking(measure: MeasureView, finding: FindingView) {
  const { rectificationId: furtherRectificationId, id: furtherFindingId } = finding
  return { ...formOf(measure), furtherRectificationId, furtherFindingId }
}

const at = ({ rectificationId, id: findingId }: FindingView) => ({ rectificationId, findingId })

const below = ({ rectificationId }: FindingView) => ({ rectificationId })

async function now(finding: FindingView) {
  return (await ofZone('coordinator')).findings.get(at(finding))
}

async function claimed(finding: FindingView): Promise<FindingView> {
  const { version } = (await now(finding)).finding
  const form = { ...at(finding), commandId: commandId(), version }
  return (await ofZone('handler')).findings.submit({ ...form, claim: '已整改', verdict: 'completed' })
}

async function expectWhole(...rectificationIds: readonly FindingView['rectificationId'][]): Promise<void> {
  const inspector = await ofZone('inspector')
  for (const rectificationId of rectificationIds) {
    await expectReplay(database.kysely, rectificationId)
    expect(await inspector.rectifications.verify({ rectificationId })).toMatchObject({ isValid: true })
  }
  await expectCounts(database.kysely)
}

test('a measure answers a finding of another rectification: worked on once, told under each, closed apart', async () => {
  const coordinator = await ofZone('coordinator')
  const { finding: first, measure } = await anAssignedMeasure(stage)
  const second = await owned(await aFinding(coordinator, '审计整改', '合同台账不全'))
  const before = await coordinator.measures.counts({})
  const linked = await coordinator.measures.addFurther(linking(measure, second))
  expect(linked).toMatchObject({ further: 1, status: 'planned', version: measure.version + 1 })

  // Counted once in work, listed under each in its list.
  expect(await coordinator.measures.counts({})).toEqual(before)
  const ledger = await coordinator.rectifications.ledger(below(second))
  expect(ledger).toMatchObject({
    measures: [],
    total: 0,
    findings: [{ measures: 0, measuresFurther: 1, measuresFurtherClosed: 0 }],
    further: [
      {
        findingId: second.id,
        text: measure.text,
        stands: {
          measureId: measure.id,
          rectificationId: measure.rectificationId,
          rectificationName: '巡察整改',
          findingNumber: '1',
          findingTitle: '项目管理不严',
          ownerName: 'works',
        },
      },
    ],
  })
  expect(
    (await coordinator.rectifications.ledger({ ...below(second), status: ['planned'] })).further,
  ).toEqual([])
  const csv = await coordinator.rectifications.ledgerFile({ ...below(second), format: 'csv' })
  expect(await csv.text()).toContain(`〔合并整改〕${measure.text}`)
  expect(await coordinator.measures.get(formOf(linked))).toMatchObject({
    further: [{ findingId: second.id, title: '合同台账不全', rectificationName: '审计整改' }],
    furtherUnseen: 0,
  })

  // The one is closed when its measure is; the other asks for it and is closed by itself.
  await expect(claimed(second)).rejects.toMatchObject({
    code: 'MEASURES_OPEN',
  })
  await submitted(stage, linked)
  await expect(
    coordinator.measures.dropFurther({ ...linking(await read(linked), second), reason: '误' }),
  ).rejects.toMatchObject({
    code: 'CLAIM_WAITS',
  })
  await signAll(stage, measure.id)
  await claimed(first)
  await signAll(stage, first.id)
  expect((await now(second)).finding).toMatchObject({ status: 'open', measuresFurtherClosed: 1 })

  // Whoever checks the other finds what was claimed, and nobody signs who did the work.
  await claimed(second)
  await coordinator.findings.reopen({
    ...at(first),
    commandId: commandId(),
    version: (await now(first)).finding.version,
    reason: '反弹',
  })
  const done = await read(measure)
  await expect(coordinator.measures.reopen({ ...formOf(done), reason: '反弹' })).rejects.toMatchObject({
    code: 'CLAIM_WAITS',
  })
  await expect(
    coordinator.measures.dropFurther({ ...linking(done, second), reason: '误' }),
  ).rejects.toMatchObject({ code: 'CLAIM_WAITS' })
  const { version } = (await now(first)).finding
  const whole = { ...at(first), commandId: commandId(), version, title: '另一个问题', reason: '误' }
  await expect(
    coordinator.findings.split({ ...whole, number: '二', measureIds: [measure.id] }),
  ).rejects.toMatchObject({ code: 'CLAIM_WAITS' })
  const { rows } = await sql<{ doers: string[] }>`
    select doers from claim_turns where rectification_id = ${second.rectificationId}`.execute(database.kysely)
  expect(rows[0]?.doers).toContain(stage.actors.handler.personId)
  for (const who of ladder) await signNext(stage, who, second.id)
  expect((await now(second)).finding.status).toBe('closed')

  // What is closed stays so, and says that the measure is open again.
  await coordinator.measures.reopen({ ...formOf(await read(measure)), reason: '反弹' })
  expect(await now(second)).toMatchObject({
    finding: { status: 'closed' },
    further: [{ status: 'reopened' }],
  })
  await expect(
    coordinator.measures.dropFurther({ ...linking(await read(measure), second), reason: '误' }),
  ).rejects.toMatchObject({ code: 'FINDING_NOT_OPEN' })
  await expectWhole(first.rectificationId, second.rectificationId)
})

async function read(measure: MeasureView): Promise<MeasureView> {
  const { rectificationId, id: measureId } = measure
  return (await (await ofZone('coordinator')).measures.get({ rectificationId, measureId })).measure
}

test('within one rectification too, in one chain; what is voided or merged leaves nothing hanging', async () => {
  const coordinator = await ofZone('coordinator')
  const { finding: first, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = first
  const add = (title: string) =>
    coordinator.findings.add({ commandId: commandId(), rectificationId, category: null, number: '', title })
  const [second, third] = [await add('合同台账不全'), await add('合同管理不规范')]
  const linked = await coordinator.measures.addFurther(linking(measure, second))
  await expect(
    coordinator.measures.move({ ...formOf(linked), findingId: second.id, at: null }),
  ).rejects.toMatchObject({ code: 'FURTHER_ALREADY' })
  const { version } = (await now(second)).finding
  const merging = {
    ...at(third),
    commandId: commandId(),
    version: third.version,
    title: '合同管理',
    reason: '同一件事',
  }
  await expect(
    coordinator.findings.merge({ ...merging, others: [{ id: second.id, version }] }),
  ).rejects.toMatchObject({ code: 'FURTHER_LINKED' })

  // Voided with its own finding it is struck through under the other, and asked for no more.
  const whole = (await now(first)).finding
  await coordinator.findings.void({
    ...at(first),
    commandId: commandId(),
    version: whole.version,
    reason: '误录',
  })
  expect(await now(second)).toMatchObject({
    finding: { measuresFurther: 0 },
    further: [{ status: 'voided' }],
  })
  const voided = await read(measure)
  await coordinator.measures.dropFurther({ ...linking(voided, second), reason: '不再合并' })
  const after = (await now(second)).finding
  expect(
    await coordinator.findings.merge({
      ...merging,
      commandId: commandId(),
      others: [{ id: second.id, version: after.version }],
    }),
  ).toMatchObject({ title: '合同管理' })
  await expectWhole(rectificationId)
})

test('only who coordinates both links them, and each side reads of the other no word but the measure’s own', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const theirs = await aFinding(await ofStreet('coordinator'), '街道审计整改', '街道台账缺页')
  const form = linking(measure, theirs)
  await expect((await ofZone('coordinator')).measures.addFurther(form)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect((await ofStreet('coordinator')).measures.addFurther(form)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  for (const who of ['handler', 'head', 'leader', 'inspector', 'principal'] as const)
    await expect((await ofZone(who)).measures.addFurther(form)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const losing = async () =>
    (await (await ofStreet('headWhoCoordinates')).measures.get(formOf(measure))).losesRungs
  expect(await losing()).toEqual(['head'])
  const linked = await (await ofStreet('both')).measures.addFurther(form)
  // Working on it is work for the other finding too, which they could check.
  expect(await losing()).toEqual(['head', 'coordinator'])

  const seen = await (await ofStreet('inspector')).findings.get(at(theirs))
  expect(seen.further).toMatchObject([
    { text: measure.text, status: 'planned', dueOn: '2026-06-30', stands: null },
  ])
  const told = JSON.stringify([
    seen,
    await (await ofStreet('inspector')).rectifications.ledger(below(theirs)),
  ])
  for (const word of ['项目管理不严', '巡察整改', 'works', 'handler']) expect(told).not.toContain(`"${word}"`)
  for (const unseenId of [linked.id, linked.findingId, linked.rectificationId])
    expect(told).not.toContain(unseenId)
  await expect((await ofStreet('inspector')).measures.get(formOf(linked))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })

  for (const who of ['handler', 'coordinator'] as const) {
    const own = await (await ofZone(who)).measures.get(formOf(linked))
    expect(own).toMatchObject({ further: [], furtherUnseen: 1, measure: { further: 1 } })
    expect(JSON.stringify(own)).not.toContain('街道台账缺页')
    expect(JSON.stringify(own)).not.toContain('街道审计整改')
    for (const unseenId of [theirs.id, theirs.rectificationId])
      expect(JSON.stringify(own)).not.toContain(unseenId)
  }
  const dropping = { ...linking(linked, theirs), reason: '不再合并' }
  await expect((await ofZone('coordinator')).measures.dropFurther(dropping)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expectReplay(database.kysely, theirs.rectificationId)

  const offeredTo = async (client: TestClient, q: string) =>
    (await client.measures.furtherChoices({ ...formOf(measure), q })).findings.map(({ title }) => title)
  expect(await offeredTo(await ofStreet('both'), '街道 缺页')).toEqual([])
  await (await ofStreet('both')).measures.dropFurther(dropping)
  expect(await offeredTo(await ofStreet('both'), '街道 缺页')).toEqual(['街道台账缺页'])
  expect(await offeredTo(await ofZone('coordinator'), '街道 缺页')).toEqual([])
  await expect(offeredTo(await ofZone('handler'), '')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('a form sent twice links once, an old one is told what changed, and an archived rectification takes no link', async () => {
  const coordinator = await ofZone('coordinator')
  const { measure } = await anAssignedMeasure(stage)
  const second = await aFinding(coordinator, '审计整改', '合同台账不全')
  const form = linking(measure, second)
  await coordinator.measures.addFurther(form)
  expect(await coordinator.measures.addFurther(form)).toMatchObject({ further: 1 })
  await expect(coordinator.measures.addFurther({ ...form, commandId: commandId() })).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
    data: { changes: [{ type: 'measure.furtherAdded' }] },
  })
  await expect(coordinator.measures.addFurther(linking(await read(measure), second))).rejects.toMatchObject({
    code: 'FURTHER_ALREADY',
  })

  const third = await aFinding(coordinator, '自查整改', '空档')
  const { rectificationId } = third
  await coordinator.findings.void({
    ...at(third),
    commandId: commandId(),
    version: third.version,
    reason: '误录',
  })
  const { version } = await coordinator.rectifications.get({ rectificationId })
  await coordinator.rectifications.setArchived({
    commandId: commandId(),
    rectificationId,
    version,
    isArchived: true,
  })
  await expect(coordinator.measures.addFurther(linking(await read(measure), third))).rejects.toMatchObject({
    code: 'RECTIFICATION_ARCHIVED',
  })
  await expectWhole(second.rectificationId)
})

test('a measure is not opened again in the moment in which the other finding is claimed', async () => {
  const coordinator = await ofZone('coordinator')
  const { measure } = await anAssignedMeasure(stage)
  const second = await owned(await aFinding(coordinator, '审计整改', '合同台账不全'))
  await submitted(stage, await coordinator.measures.addFurther(linking(measure, second)))
  await signAll(stage, measure.id)
  const [done, { version }] = [await read(measure), (await now(second)).finding]
  const handler = await ofZone('handler')

  // Until both wait nothing is written: whoever need not wait for the other has decided by then.
  const outcomes = await database.kysely.transaction().execute(async (transaction) => {
    await sql`lock table journal in exclusive mode`.execute(transaction)
    const both = Promise.allSettled([
      coordinator.measures.reopen({ ...formOf(done), reason: '反弹' }),
      handler.findings.submit({
        ...at(second),
        commandId: commandId(),
        version,
        claim: '已整改',
        verdict: 'completed',
      }),
    ])
    await expect.poll(waiting).toBe(2)
    return { both }
  })
  const settled = await outcomes.both
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(['CLAIM_WAITS', 'MEASURES_OPEN']).toContain(refused[0])
  expect(refused).toHaveLength(1)
  await expectWhole(measure.rectificationId, second.rectificationId)
})

async function waiting(): Promise<number> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    database.kysely,
  )
  return rows.length
}
