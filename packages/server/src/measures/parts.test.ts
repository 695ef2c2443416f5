import { day } from '@bihuan/core/kernel/day.ts'
import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import { editedKeys } from '@bihuan/core/documents/catalogue.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { PartView } from '@bihuan/core/measures/parts.contract.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createRouter } from '../router.ts'
import { strayDetails } from '../rectifications/stray-details.queries.ts'
import { clientOf, type TestClient } from '../testing/client-of.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const { works, office } = stage.organizations
const owner = stage.as('handler')

// A unit below the works, with a handler of its own.
let unitId: OrganizationId
let personId: PersonId
let unitHandler: TestClient

beforeAll(async () => {
  const administrator = stage.as('administrator')
  const unit = await administrator.organizations.add({
    commandId: commandId(),
    name: '养护所',
    parentId: works,
  })
  unitId = id(unit.id)
  const appointments = [{ organizationId: unitId, role: 'handler' as const }]
  const person = await administrator.persons.add({
    commandId: commandId(),
    name: '纪南星',
    username: 'ji.nanxing',
    appointments,
  })
  personId = id(person.id)
  const router = createRouter({
    intake: await testIntake(database),
    loadSample: () => Promise.reject(new Error('none')),
  })
  unitHandler = clientOf(router, {
    ...stage.contextOf('handler'),
    actor: { personId, appointments: appointments.map((one) => ({ ...one, bodyId: works })) },
  })
})

function given(measure: MeasureView, more: { unitId?: OrganizationId } = {}): Promise<PartView> {
  const { rectificationId, id: measureId } = measure
  const part = { unitId, text: '清点设备', handlerId: personId, dueOn: day('2026-05-31') }
  return owner.parts.add({ commandId: commandId(), rectificationId, measureId, ...part, ...more })
}

function formOfPart({ rectificationId, measureId, id: partId, version }: PartView) {
  return { commandId: commandId(), rectificationId, measureId, partId, version }
}

test('a part is given below the owner only, and its people read the measure with its finding', async () => {
  const { measure } = await anAssignedMeasure(stage)
  await expect(unitHandler.measures.get(formOf(measure))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(given(measure, { unitId: office })).rejects.toMatchObject({ code: 'UNIT_NOT_BELOW' })
  await expect(given(measure, { unitId: works })).rejects.toMatchObject({ code: 'UNIT_NOT_BELOW' })
  const part = await given(measure)
  const seen = await unitHandler.measures.get(formOf(measure))
  expect(seen.finding.title).toBe('项目管理不严')
  expect(seen.measure).toMatchObject({ can: [], partsOpen: 1, partsDone: 0 })
  expect(seen.parts).toMatchObject([{ id: part.id, status: 'given', can: ['report'] }])
  await expect(
    stage.as('foreignHandler').parts.report({ ...formOfPart(part), text: '已办', fileIds: [] }),
  ).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('a measure is claimed once its parts are done, with what their people proved; who did one signs nothing of it', async () => {
  stage.clock.now = new Date('2026-06-02T01:00:00.000Z')
  const { measure } = await anAssignedMeasure(stage)
  const part = await given(measure)
  const { parts, counts } = await unitHandler.measures.mine()
  expect(parts.first.map(({ id: partId }) => partId)).toContain(part.id)
  expect(parts.late).toBeGreaterThan(0)
  expect(counts.open).toBe(0)
  const fileIds = [await stage.upload('handler')]
  const files =
    await sql`update files set uploaded_by = ${personId} where id = ${fileIds[0]} returning id`.execute(
      database.kysely,
    )
  expect(files.rows).toHaveLength(1)
  const report = { ...formOfPart(part), text: '已清点', fileIds }
  const reported = await unitHandler.parts.report(report)
  expect(reported).toMatchObject({ status: 'reported', lastReport: '已清点' })
  const { measure: now } = await owner.measures.get(formOf(measure))
  expect(now).toMatchObject({ status: 'planned', evidenceCount: 1 })
  const begun = await owner.measures.start(formOf(now))
  const claim = (version: number) => ({ ...formOf(measure), version, claim: '已完成' })
  await expect(owner.measures.submit(claim(begun.version))).rejects.toMatchObject({ code: 'PARTS_OPEN' })
  await expect(unitHandler.parts.accept(formOfPart(reported))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const returned = await owner.parts.return({ ...formOfPart(reported), reason: '少一份清单' })
  const again = await unitHandler.parts.report({ ...formOfPart(returned), text: '已补', fileIds: [] })
  const done = await owner.parts.accept(formOfPart(again))
  expect(done.status).toBe('done')
  const { measure: split, timeline } = await owner.measures.get(formOf(measure))
  expect(split).toMatchObject({ partsOpen: 0, partsDone: 1 })
  expect(timeline.map(({ type }) => type)).toContain('measure.partReported')
  expect(timeline.find(({ type }) => type === 'measure.partMoved')?.changes).toMatchObject({
    unitId: '养护所',
  })
  // The page of the journal says of an entry of the part which measure it is of.
  const { rectificationId } = measure
  const { entries } = await stage.as('coordinator').rectifications.journal({ rectificationId })
  expect(entries.find(({ event }) => event.type === 'part.accepted')).toMatchObject({
    sequence: (entries.find(({ event }) => event['move'] === 'done')?.sequence ?? 0) + 1,
    item: { type: 'measure', id: measure.id, number: '1-1' },
  })
  await owner.measures.submit(claim(split.version))
  const { rows } = await sql<{
    doers: string[]
  }>`select doers from measures where id = ${measure.id}`.execute(database.kysely)
  expect(rows[0]?.doers).toContain(personId)
  await expect(owner.parts.return({ ...formOfPart(done), reason: '再看' })).rejects.toMatchObject({
    code: 'NOT_IN_STATUS',
  })
  await expectReplay(database.kysely, measure.rectificationId)
  expect(await strayDetails(database.kysely, measure.rectificationId)).toEqual([])
})

test('a part that is reported waits for the head of its owner, and one that is returned for whoever does it', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const part = await given(measure)
  const waitsFor = async (client: TestClient): Promise<boolean> =>
    (await client.measures.mine()).parts.first.some((one) => one.id === part.id)
  const everybody = async () => ({
    doer: await waitsFor(unitHandler),
    head: await waitsFor(stage.as('head')),
    otherHead: await waitsFor(stage.as('foreignHead')),
  })
  expect(await everybody()).toEqual({ doer: true, head: false, otherHead: false })
  const reported = await unitHandler.parts.report({ ...formOfPart(part), text: '已清点', fileIds: [] })
  expect(await everybody()).toEqual({ doer: false, head: true, otherHead: false })
  const { parts } = await stage.as('head').measures.mine()
  expect(parts.first.find((one) => one.id === part.id)?.can).toEqual(
    expect.arrayContaining(['accept', 'return']),
  )
  const returned = await stage.as('head').parts.return({ ...formOfPart(reported), reason: '少一份' })
  expect(await everybody()).toEqual({ doer: true, head: false, otherHead: false })
  await stage.as('head').parts.drop({ ...formOfPart(returned), reason: '改由本部门办' })
  expect(await everybody()).toEqual({ doer: false, head: false, otherHead: false })
})

test('the owner sets who does a part and until when, the head of its unit only who', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const part = await given(measure)
  const post = { organizationId: unitId, role: 'head', bodyId: works } as const
  const unitHead = stage.asActor({ personId, appointments: [post] })
  const seenBy = async (client: TestClient) => (await client.measures.get(formOf(measure))).parts[0]?.assigns
  expect(await seenBy(unitHead)).toEqual(['handlerId'])
  expect(await seenBy(owner)).toEqual(['handlerId', 'dueOn'])
  expect(await seenBy(unitHandler)).toEqual([])
  const later = { changes: { dueOn: day('2026-06-10') } }
  await expect(unitHead.parts.assign({ ...formOfPart(part), ...later })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  expect((await owner.parts.assign({ ...formOfPart(part), ...later })).dueOn).toBe('2026-06-10')
})

/** Every number of a document that counts records, with how many it counts. */
function figuresIn(blocks: unknown): readonly unknown[] {
  if (Array.isArray(blocks)) return blocks.flatMap(figuresIn)
  if (typeof blocks !== 'object' || blocks === null) return []
  if ('records' in blocks && 'value' in blocks) return [blocks.value]
  return Object.values(blocks).flatMap(figuresIn)
}

test('parts count as no measures in any document or list, and one that was dropped is nobody’s any more', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const coordinator = stage.as('coordinator')
  const counted = async () => {
    const notice = await coordinator.documents.preview({ rectificationId, document: 'notice' })
    const figures: unknown[] = []
    for (const document of [...editedKeys, 'findingsList', 'measuresList', 'dutiesList'] as const) {
      const { blocks } = await coordinator.documents.preview({ rectificationId, document })
      figures.push(...figuresIn(blocks).map((value) => `${document} ${String(value)}`))
    }
    return {
      figures,
      owned: (await coordinator.answers.list({ of: 'organization' })).answerers.flatMap(
        ({ name, answers }) => (answers.owned === undefined ? [] : [[name, answers.owned]]),
      ),
      card: (await coordinator.rectifications.get({ rectificationId })).counts,
      ledger: (await coordinator.rectifications.ledger({ rectificationId })).total,
      bodies: await coordinator.measures.counts({}),
      published: JSON.stringify(notice),
    }
  }
  const before = await counted()
  expect(before.card).toMatchObject({ findings: 1, measures: 1 })
  expect(before.published).toContain('条整改措施')
  expect(before.figures.length).toBeGreaterThan(40)
  const part = await given(measure)
  expect(await counted()).toEqual(before)
  await owner.parts.drop({ ...formOfPart(part), reason: '改由本部门办' })
  await expect(unitHandler.measures.get(formOf(measure))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { measure: now } = await owner.measures.get(formOf(measure))
  await submitted(stage, now)
})
