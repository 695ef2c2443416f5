import type { DraftMatchView } from '@bihuan/core/intake/additions.contract.ts'
import type { DraftFinding, DraftMeasure } from '@bihuan/core/reading/draft.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { nothingStated } from '@bihuan/core/reading/stated.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../../testing/expect-replay.ts'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { formOf, submitted } from '../../testing/test-rectification.ts'
import type { TestClient } from '../../testing/client-of.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

type Addition = Parameters<TestClient['intake']['addTo']>[0]

const words = [
  '关于“招投标程序不规范”问题的整改。',
  '一是修订招投标管理办法。',
  '二是公开曝光围标企业。',
  '关于“档案管理混乱”问题的整改。',
  '一是补齐项目档案。',
]
let documents = 0

/** A document with two findings, of which a draft keeps as many as wanted. */
async function aDocument(wanted: {
  readonly findings: number
  readonly measures?: number
  readonly said?: Partial<DraftMeasure>
}): Promise<SavedDraft> {
  documents += 1
  const text = `第${documents}份文件\n${words.join('\n')}`
  const {
    id: draftId,
    version,
    draft,
  } = await readDraft(coordinator, {
    commandId: commandId(),
    name: `文件${documents}`,
    text,
  })
  const place = (part: string): { start: number; end: number } => {
    const start = Array.from(text.slice(0, text.indexOf(part))).length
    return { start, end: start + Array.from(part).length }
  }
  const measure = (part: string): DraftMeasure => ({
    text: part,
    passage: place(part),
    ...nothingStated(),
    ...wanted.said,
  })
  const finding = (title: string, measures: readonly string[]): DraftFinding => ({
    number: null,
    path: ['管理方面'],
    title,
    status: null,
    statusRaw: null,
    ...nothingStated(),
    passage: place(title),
    measures: measures.slice(0, wanted.measures).map(measure),
  })
  const findings = [
    finding('招投标程序不规范', ['修订招投标管理办法', '公开曝光围标企业']),
    finding('档案管理混乱', ['补齐项目档案']),
  ].slice(0, wanted.findings)
  const settled = { ...draft, findings, warnings: [] }
  const name = `文件${documents}`
  return coordinator.intake.save({ draftId, version, name, draft: settled, acknowledged: [] })
}

async function aRecord(): Promise<RectificationId> {
  const { id: draftId, version } = await aDocument({ findings: 1, measures: 1 })
  const form = { commandId: commandId(), draftId, version, name: `专项${documents}` }
  return (await coordinator.intake.commit({ ...form })).rectificationId
}

/** Everything that a match proposes, as somebody confirms it. */
function all(draft: SavedDraft, match: DraftMatchView): Addition {
  const { rectificationId, version, sequence } = match
  return {
    commandId: commandId(),
    draftId: draft.id,
    rectificationId,
    version,
    sequence,
    findings: match.findings.map(({ at, findingId, changes, measures }) => ({
      at,
      findingId,
      fields: changes.map(({ field }) => field),
      measures: measures.map((measure) => ({
        at: measure.at,
        measureId: measure.measureId,
        fields: measure.changes.map(({ field }) => field),
      })),
    })),
  }
}

async function matched(draft: SavedDraft, rectificationId: RectificationId): Promise<Addition> {
  return all(draft, await coordinator.intake.matches({ draftId: draft.id, rectificationId }))
}

async function rowsOf(rectificationId: RectificationId): Promise<object | undefined> {
  const { rows } = await sql<object>`
    select (select count(*) from journal where chain_id = ${rectificationId}) as entries,
      (select count(*) from findings where rectification_id = ${rectificationId}) as findings,
      (select count(*) from measures where rectification_id = ${rectificationId}) as measures,
      (select count(*) from sources where rectification_id = ${rectificationId}) as sources,
      (select count(*) from source_quotes where rectification_id = ${rectificationId}) as quotes`.execute(
    database.kysely,
  )
  return rows[0]
}

test('a second document adds what is new, changes what it says otherwise, and doubles nothing', async () => {
  const rectificationId = await aRecord()
  const said = {
    owners: ['works'],
    leader: 'leader',
    dueOn: day('2026-09-30'),
    timeClass: 'immediate' as const,
  }
  const plan = await aDocument({ findings: 2, said })
  const relatives = await coordinator.intake.relatives({ draftId: plan.id })
  expect(relatives).toMatchObject([{ rectificationId, alike: 1, of: 2 }])
  const form = await matched(plan, rectificationId)
  expect(form.findings.map(({ findingId }) => findingId !== null)).toEqual([true, false])
  await Promise.all([coordinator.intake.addTo(form), coordinator.intake.addTo(form)])
  const { findings, measures } = await coordinator.rectifications.ledger({ rectificationId })
  expect(findings.map(({ title, category }) => [title, category?.name])).toEqual([
    ['招投标程序不规范', '管理方面'],
    ['档案管理混乱', '管理方面'],
  ])
  expect(measures.map(({ text, ordinal }) => [text, ordinal])).toEqual([
    ['修订招投标管理办法', 1],
    ['公开曝光围标企业', 2],
    ['补齐项目档案', 1],
  ])
  for (const measure of measures) {
    expect(measure).toMatchObject({
      owner: { name: 'works' },
      leader: { name: 'leader' },
      dueOn: '2026-09-30',
      timeClass: 'immediate',
    })
  }
  const [first, second] = measures
  if (first === undefined || second === undefined) throw new Error('measures are missing')
  const quoted = await coordinator.measures.get({ rectificationId, measureId: first.id })
  expect([quoted.source, ...quoted.furtherSources]).toMatchObject([
    { text: '修订招投标管理办法', document: expect.stringContaining('文件') },
    { text: '修订招投标管理办法', document: plan.name },
  ])
  const added = await coordinator.measures.get({ rectificationId, measureId: second.id })
  expect(added).toMatchObject({ source: { document: plan.name }, furtherSources: [] })
  expect(await coordinator.rectifications.sources({ rectificationId })).toHaveLength(2)
  expect(await coordinator.intake.get({ draftId: plan.id })).toMatchObject({ rectificationId })
  expect(await coordinator.intake.relatives({ draftId: plan.id })).toEqual([])
  await expectReplay(database.kysely, rectificationId)
})

test('the same document a second time finds everything there', async () => {
  const rectificationId = await aRecord()
  const again = await aDocument({ findings: 1, measures: 1 })
  const before = await rowsOf(rectificationId)
  await coordinator.intake.addTo(await matched(again, rectificationId))
  expect(await rowsOf(rectificationId)).toEqual({ ...before, sources: 2, quotes: 4 })
})

test('names that belong to nobody are settled first and kept as words, and what is not named changes nothing', async () => {
  const rectificationId = await aRecord()
  const plan = await aDocument({
    findings: 2,
    said: { owners: ['某某科'], leader: '某某', dueOn: day('2026-10-31') },
  })
  const form = await matched(plan, rectificationId)
  const findings = form.findings.slice(0, 1).map((finding) => ({
    ...finding,
    measures: finding.measures.slice(0, 1).map((measure) => ({
      ...measure,
      fields: measure.fields.filter((field) => field !== 'dueOn'),
    })),
  }))
  await expect(coordinator.intake.addTo({ ...form, findings })).rejects.toMatchObject({ code: 'NAMES_OPEN' })
  const names = [
    { kind: 'organization', words: '某某科', id: null },
    { kind: 'person', words: '某某', id: null },
  ] as const
  await coordinator.intake.addTo({ ...form, findings, names: [...names] })
  const ledger = await coordinator.rectifications.ledger({ rectificationId })
  expect(ledger.findings).toHaveLength(1)
  expect(ledger.measures).toMatchObject([{ owner: null, leader: null, dueOn: null, status: 'planned' }])
  const [measure] = ledger.measures
  if (measure === undefined) throw new Error('the measure is missing')
  const { fromSources } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  expect(fromSources).toMatchObject([
    {
      said: [
        { field: 'owner', text: '某某科' },
        { field: 'leader', text: '某某' },
        { field: 'dueOn', text: '2026-10-31' },
      ],
      report: null,
    },
  ])
})

test('no document gives a late measure another day by the hand of whoever does its work', async () => {
  const rectificationId = await aRecord()
  const plan = await aDocument({ findings: 1, measures: 1, said: { dueOn: day('2026-09-30') } })
  const { measures } = await coordinator.rectifications.ledger({ rectificationId })
  const [measure] = measures
  if (measure === undefined) throw new Error('the measure is missing')
  const changes = { handlerId: stage.actors.coordinator.personId, dueOn: day('2026-03-01') }
  const late = await coordinator.measures.assign({ ...formOf(measure), changes })
  const form = await matched(plan, rectificationId)
  await expect(coordinator.intake.addTo(form)).rejects.toMatchObject({ code: 'LATE_ONLY_ACCOUNTS' })
  expect((await coordinator.measures.get(formOf(late))).measure.dueOn).toBe('2026-03-01')
})

test('whoever changed the record since it was looked at goes first', async () => {
  const rectificationId = await aRecord()
  const plan = await aDocument({ findings: 2, said: { dueOn: day('2026-09-30') } })
  const form = await matched(plan, rectificationId)
  const { measures } = await coordinator.rectifications.ledger({ rectificationId })
  const [measure] = measures
  if (measure === undefined) throw new Error('the measure is missing')
  await coordinator.measures.assign({ ...formOf(measure), changes: { dueOn: day('2026-08-31') } })
  const before = await rowsOf(rectificationId)
  await expect(coordinator.intake.addTo(form)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  expect(await rowsOf(rectificationId)).toEqual(before)
  const renewed = await matched(plan, rectificationId)
  await expect(coordinator.intake.addTo({ ...renewed, version: plan.version - 1 })).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
  })
  await coordinator.intake.addTo(renewed)
})

test('an addition of which parts cannot be changed names them all and leaves nothing', async () => {
  const rectificationId = await aRecord()
  const { measures } = await coordinator.rectifications.ledger({ rectificationId })
  const [measure] = measures
  if (measure === undefined) throw new Error('the measure is missing')
  const assigned = await coordinator.measures.assign({
    ...formOf(measure),
    changes: {
      ownerId: stage.organizations.works,
      leaderId: stage.actors.leader.personId,
      handlerId: stage.actors.handler.personId,
      dueOn: day('2026-06-30'),
    },
  })
  await submitted(stage, assigned)
  const plan = await aDocument({ findings: 2, said: { dueOn: day('2026-09-30') } })
  const form = await matched(plan, rectificationId)
  const before = await rowsOf(rectificationId)
  // New findings come first in the form, so that they would be in before the refusal.
  const findings = form.findings.toReversed()
  await expect(coordinator.intake.addTo({ ...form, findings })).rejects.toMatchObject({
    code: 'ITEMS_NOT_OPEN',
    data: { message: { zh: expect.stringContaining('：问题1的措施1。') } },
  })
  expect(await rowsOf(rectificationId)).toEqual(before)
  expect(await coordinator.intake.get({ draftId: plan.id })).toMatchObject({
    rectificationId: null,
    version: plan.version,
  })
})

test('what is not in the draft or the record, or named twice, is refused', async () => {
  const rectificationId = await aRecord()
  const plan = await aDocument({ findings: 2 })
  const form = await matched(plan, rectificationId)
  const [first, second] = form.findings
  if (first === undefined || second === undefined) throw new Error('two findings were read')
  const nothing = id<'measure'>('01890a5d-ac96-774b-bcce-b302099a8057')
  const wrong: readonly (readonly [Addition['findings'], string])[] = [
    [[], 'NOTHING_TO_COMMIT'],
    [[first, first], 'INVALID_INPUT'],
    [[{ ...first, at: 9 }], 'INVALID_INPUT'],
    [[{ ...first, measures: [{ at: 9, measureId: null, fields: [] }] }], 'INVALID_INPUT'],
    [[{ ...first, measures: [{ at: 0, measureId: nothing, fields: [] }] }], 'NOT_FOUND'],
    [[{ ...second, measures: first.measures.slice(0, 1) }], 'NOT_FOUND'],
  ]
  for (const [findings, code] of wrong) {
    await expect(
      coordinator.intake.addTo({ ...form, commandId: commandId(), findings }),
    ).rejects.toMatchObject({ code })
  }
})

test('a finding is compared with the one that a person takes it for, if both are there', async () => {
  const rectificationId = await aRecord()
  const said = { owners: ['works'], dueOn: day('2026-09-30') }
  const plan = await aDocument({ findings: 2, said })
  const { findings, measures } = await coordinator.rectifications.ledger({ rectificationId })
  const [known] = findings
  if (known === undefined) throw new Error('the record has no finding')
  const pair = { draftId: plan.id, rectificationId, at: 1, findingId: known.id }
  const other = await coordinator.intake.match(pair)
  expect(other).toMatchObject({ at: 1, findingId: known.id, measures: [{ measureId: null }] })
  const same = await coordinator.intake.match({ ...pair, at: 0 })
  expect(same.measures).toMatchObject([{ measureId: measures[0]?.id }, { measureId: null }])
  expect(same.measures[0]?.changes.map(({ field, to, isKnown }) => [field, to, isKnown])).toEqual([
    ['owner', 'works', true],
    ['dueOn', '2026-09-30', true],
  ])
  await expect(coordinator.intake.match({ ...pair, at: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const unknown = { ...pair, findingId: id<'finding'>(commandId()) }
  await expect(coordinator.intake.match(unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('only whoever reads documents in and changes the record adds to it', async () => {
  const rectificationId = await aRecord()
  const plan = await aDocument({ findings: 1 })
  const form = await matched(plan, rectificationId)
  for (const person of ['administrator', 'principal', 'leader', 'inspector', 'head', 'handler'] as const) {
    const client = stage.as(person)
    const path = { draftId: plan.id, rectificationId }
    await expect(client.intake.addTo(form)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(client.intake.matches(path)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(client.intake.relatives(path)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const pair = { ...path, at: 0, findingId: id<'finding'>(commandId()) }
    await expect(client.intake.match(pair)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
})
