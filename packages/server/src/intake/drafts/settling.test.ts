import type { Draft, DraftFinding, DraftMeasure } from '@bihuan/core/reading/draft.ts'
import { nothingStated } from '@bihuan/core/reading/stated.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import type { SettledName } from '@bihuan/core/intake/settling/names.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../../testing/expect-replay.ts'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { formOf } from '../../testing/test-rectification.ts'
import type { TestClient } from '../../testing/client-of.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const administrator = stage.as('administrator')
const { works, office } = stage.organizations
let documents = 0

type Addition = Parameters<TestClient['intake']['addTo']>[0]

/** A document of one finding with measures that say what is wanted of them. */
async function aDocument(...measures: readonly Partial<DraftMeasure>[]): Promise<SavedDraft> {
  documents += 1
  const name = `第${documents}份`
  const text = `${name}\n关于“登记不全”问题的整改。\n一是补齐登记。`
  const { id: draftId, version, draft } = await readDraft(coordinator, { commandId: commandId(), name, text })
  const [read] = draft.findings
  if (read === undefined) throw new Error('the document has no finding')
  const finding: DraftFinding = {
    ...read,
    ...nothingStated(),
    number: '1',
    title: '登记不全',
    measures: measures.map((said, at) => ({
      text: `补齐第${at + 1}本登记`,
      passage: read.passage,
      ...nothingStated(),
      ...said,
    })),
  }
  const settled: Draft = { ...draft, findings: [finding], warnings: [] }
  return coordinator.intake.save({ draftId, version, name, draft: settled, acknowledged: [] })
}

async function commit(
  { id: draftId, version }: SavedDraft,
  names: readonly SettledName[] = [],
): Promise<{ rectificationId: RectificationId; cameIn: object }> {
  const form = { commandId: commandId(), draftId, version, name: '专项', names: [...names] }
  const { rectificationId, cameIn } = await coordinator.intake.commit({ ...form })
  return { rectificationId: id<'rectification'>(rectificationId), cameIn }
}

/** What a document laid beside a record proposes, with all its differences confirmed. */
async function matched(draft: SavedDraft, rectificationId: RectificationId): Promise<Addition> {
  const match = await coordinator.intake.matches({ draftId: draft.id, rectificationId })
  return {
    commandId: commandId(),
    draftId: draft.id,
    rectificationId,
    version: match.version,
    sequence: match.sequence,
    findings: match.findings.map((finding) => ({
      at: finding.at,
      findingId: finding.findingId,
      fields: finding.changes.map(({ field }) => field),
      measures: finding.measures.map((measure) => ({
        at: measure.at,
        measureId: measure.measureId,
        fields: measure.changes.map(({ field }) => field),
      })),
    })),
  }
}

async function measuresOf(rectificationId: RectificationId) {
  return (await coordinator.rectifications.ledger({ rectificationId })).measures
}

test('names are settled before a commit, kept as words beside it, and not asked about again', async () => {
  const wei = { name: '张伟', username: null }
  const added = await Promise.all(
    [works, office].map((organizationId) =>
      administrator.persons.add({
        ...wei,
        commandId: commandId(),
        appointments: [{ organizationId, role: 'handler' }],
      }),
    ),
  )
  const draft = await aDocument(
    { owners: ['works（牵头）', 'office'], leader: '某领导', handlers: ['张伟'] },
    { owners: ['工程办'], handlers: ['张伟'] },
    { owners: ['无此部门'], handlers: ['查无此人'] },
  )
  const { names, comesIn } = await coordinator.intake.settling({ draftId: draft.id })
  expect(
    names.map(({ kind, words, reason, candidates }) => [kind, words, reason, candidates.length]),
  ).toEqual([
    ['person', '某领导', 'nobody', 0],
    ['organization', '工程办', 'nobody', 0],
    ['person', '张伟', 'several', 2],
    ['organization', '无此部门', 'nobody', 0],
    ['person', '查无此人', 'nobody', 0],
  ])
  expect(names.map(({ owners }) => owners)).toEqual([
    [],
    [],
    [{ words: '工程办', id: null }],
    [],
    [{ words: '无此部门', id: null }],
  ])
  expect(comesIn).toMatchObject({ findings: 1, measures: 3 })
  await expect(commit(draft)).rejects.toMatchObject({ code: 'NAMES_OPEN' })
  const settled: SettledName[] = [
    { kind: 'person', words: '某领导', id: stage.actors.leader.personId },
    { kind: 'organization', words: '工程办', id: works },
    { kind: 'organization', words: '无此部门', id: null },
    { kind: 'person', words: '查无此人', id: null },
    { kind: 'person', words: '张伟', id: added[1]?.id ?? null },
  ]
  const unknown: SettledName[] = [
    { kind: 'organization', words: '工程办', id: id<'organization'>(commandId()) },
  ]
  await expect(commit(draft, unknown)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  const { rectificationId } = await commit(draft, settled)
  const measures = await measuresOf(rectificationId)
  expect(measures.map(({ owner, leader, handler }) => [owner?.name, leader?.name, handler?.id])).toEqual([
    ['works', 'leader', added[0]?.id],
    ['works', undefined, added[0]?.id],
    [undefined, undefined, undefined],
  ])
  const said = await Promise.all(
    measures.map(async ({ id: measureId }) => {
      const { fromSources } = await coordinator.measures.get({ rectificationId, measureId })
      return fromSources.flatMap((one) => one.said.map(({ field, text }) => `${field} ${text}`))
    }),
  )
  expect(said).toEqual([
    ['support office', 'leader 某领导'],
    ['owner 工程办'],
    ['owner 无此部门', 'handler 查无此人'],
  ])
  await expectReplay(database.kysely, rectificationId)
  const second = await aDocument({ owners: ['工程办'], leader: '某领导' }, { owners: ['无此部门'] })
  const again = await coordinator.intake.settling({ draftId: second.id })
  expect(again.names.map(({ words }) => words)).toEqual(['无此部门'])
})

test('a day that nobody can read is settled before a commit, and before an addition', async () => {
  const draft = await aDocument({ dueRaw: '2027-02-29' })
  await expect(commit(draft)).rejects.toMatchObject({ code: 'DAYS_UNREAD' })
  const { rectificationId } = await commit(await aDocument({ dueOn: day('2027-02-28') }))
  const match = await coordinator.intake.matches({ draftId: draft.id, rectificationId })
  expect(match.findings[0]?.measures[0]?.changes).toMatchObject([
    { field: 'dueOn', from: '2027-02-28', to: '2027-02-29', hold: 'unread', isKnown: false },
  ])
  await expect(coordinator.intake.addTo(await matched(draft, rectificationId))).rejects.toMatchObject({
    code: 'DAYS_UNREAD',
  })
})

test('what a person changed since is told from what a document changed', async () => {
  const { rectificationId } = await commit(
    await aDocument({ dueOn: day('2026-06-30') }, { dueOn: day('2026-06-30') }),
  )
  await coordinator.intake.addTo(
    await matched(
      await aDocument({ dueOn: day('2026-09-30') }, { dueOn: day('2026-09-30') }),
      rectificationId,
    ),
  )
  const [first] = await measuresOf(rectificationId)
  if (first === undefined) throw new Error('the measure is missing')
  await coordinator.measures.assign({ ...formOf(first), changes: { dueOn: day('2026-11-30') } })
  const older = await aDocument({ dueOn: day('2026-12-31') }, { dueOn: day('2026-12-31') })
  const { findings } = await coordinator.intake.matches({ draftId: older.id, rectificationId })
  expect(findings[0]?.measures.map(({ changes }) => changes)).toMatchObject([
    [{ hold: 'changedSince', changed: { by: 'coordinator', on: '2026-03-02' } }],
    [{ hold: null, changed: null }],
  ])
})

test('one item is not given two values by one document, and one document does not come in twice unasked', async () => {
  const { rectificationId } = await commit(await aDocument({ dueOn: day('2026-06-30') }))
  const draft = await aDocument({ dueOn: day('2026-09-30') })
  const form = await matched(draft, rectificationId)
  const [finding] = draft.draft.findings
  if (finding === undefined) throw new Error('the document has no finding')
  const measures = finding.measures.map((measure) => ({ ...measure, dueOn: day('2026-10-31') }))
  const twice = await coordinator.intake.save({
    draftId: draft.id,
    version: draft.version,
    name: draft.name,
    draft: { ...draft.draft, findings: [finding, { ...finding, measures }] },
    acknowledged: [],
  })
  const both = form.findings.flatMap((one) => [one, { ...one, at: 1 }])
  await expect(
    coordinator.intake.addTo({ ...form, version: twice.version, findings: both }),
  ).rejects.toMatchObject({
    code: 'VALUES_DIFFER',
    data: { message: { zh: expect.stringContaining('：问题1的措施1。') } },
  })
  await coordinator.intake.addTo({ ...form, commandId: commandId(), version: twice.version })
  const text = (await coordinator.intake.get({ draftId: draft.id })).text
  const { id: copyId, version } = await readDraft(coordinator, { commandId: commandId(), name: '副本', text })
  const saved = await coordinator.intake.save({
    draftId: copyId,
    version,
    name: '副本',
    draft: { ...draft.draft, warnings: [] },
    acknowledged: [],
  })
  const copy = await matched(saved, rectificationId)
  await expect(coordinator.intake.addTo(copy)).rejects.toMatchObject({ code: 'ALREADY_IMPORTED' })
  await coordinator.intake.addTo({ ...copy, commandId: commandId(), isAgain: true })
})

test('words that say it otherwise are kept beside those of the record, once', async () => {
  const { rectificationId } = await commit(await aDocument({}))
  const note = { heading: '备注', text: '已报区纪委' }
  for (const _ of [1, 2]) {
    const draft = await aDocument({ text: '补齐第1本领用登记', notes: [note] })
    await coordinator.intake.addTo(await matched(draft, rectificationId))
  }
  const [measure] = await measuresOf(rectificationId)
  if (measure === undefined) throw new Error('the measure is missing')
  const { measure: kept, fromSources } = await coordinator.measures.get({
    rectificationId,
    measureId: measure.id,
  })
  expect(kept.text).toBe('补齐第1本登记')
  expect(fromSources.flatMap(({ notes }) => notes)).toEqual([
    note,
    { heading: '整改措施', text: '补齐第1本领用登记' },
  ])
})
