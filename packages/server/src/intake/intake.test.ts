import { day } from '@bihuan/core/kernel/day.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sampleNotice } from '../world/sample-text.ts'
import { readDraft } from '../testing/read-draft.ts'
import { testDatabase } from '../testing/test-database.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

const notice = await sampleNotice(day('2026-03-02'))

async function read(text = notice): Promise<SavedDraft> {
  return readDraft(coordinator, { commandId: commandId(), name: '整改通报', text })
}

async function acknowledged(draft: SavedDraft): Promise<SavedDraft> {
  const all = draft.draft.warnings.map((_, at) => at)
  const { id: draftId, version, name } = draft
  return coordinator.intake.save({ draftId, version, name, draft: draft.draft, acknowledged: all })
}

test('a text becomes a draft, and the same form again gives the same draft', async () => {
  const form = { commandId: commandId(), name: '整改通报', text: notice }
  const draft = await readDraft(coordinator, form)
  expect(draft).toMatchObject({
    text: notice,
    encoding: 'utf-8',
    version: 1,
    createdBy: { name: 'coordinator' },
  })
  expect(draft.draft.findings.length).toBeGreaterThan(0)
  expect((await coordinator.intake.read(form)).id).toBe(draft.id)
  expect((await coordinator.intake.list()).filter(({ id }) => id === draft.id)).toHaveLength(1)
})

test.each([
  ['', 'EMPTY_TEXT'],
  ['机密★1年\n\n关于问题的通报', 'CLASSIFIED_TEXT'],
])('the text “%s” is refused', async (text, code) => {
  await expect(read(text)).rejects.toMatchObject({ code })
})

test('a file in GB18030 is read, and one that is no text is refused', async () => {
  // 整改 in GB18030, again and again.
  const chinese = Buffer.from('d5fbb8c4'.repeat(50), 'hex')
  const file = new File([chinese], '通报.txt', { type: 'text/plain' })
  const draft = await readDraft(coordinator, { commandId: commandId(), name: '', file })
  expect(draft).toMatchObject({ encoding: 'gb18030', text: '整改'.repeat(50) })
  const program = new File([Buffer.from('7f454c4602010100', 'hex')], '程序.txt')
  await expect(
    coordinator.intake.read({ commandId: commandId(), name: '', file: program }),
  ).rejects.toMatchObject({
    code: 'BINARY_FILE',
  })
})

test('a draft that loses text is not saved', async () => {
  const draft = await read()
  const { id: draftId, version, name } = draft
  const passages = draft.draft.passages.slice(1)
  const lossy = { ...draft.draft, passages }
  await expect(
    coordinator.intake.save({ draftId, version, name, draft: lossy, acknowledged: [] }),
  ).rejects.toMatchObject({ code: 'DRAFT_LOSES_TEXT' })
})

test('of two who save the same draft the second is told', async () => {
  const draft = await read()
  await acknowledged(draft)
  await expect(acknowledged(draft)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
})

test('a draft says who saved it last', async () => {
  const draft = await read()
  expect(draft.updatedBy).toBeUndefined()
  const saved = await acknowledged(draft)
  expect(saved.updatedBy).toEqual(draft.createdBy)
  const { version, updatedAt, updatedBy } = saved
  const newest = coordinator.intake.version({ draftId: draft.id })
  await expect(newest).resolves.toEqual({ version, updatedAt, updatedBy })
})

test('a draft with open warnings or without findings is not committed', async () => {
  const draft = await read()
  const { id: draftId, version, name } = draft
  const warned = {
    ...draft.draft,
    warnings: [{ code: 'COUNT', message: '公布数不符', messageEn: 'counts differ', params: {} }],
  }
  const saved = await coordinator.intake.save({ draftId, version, name, draft: warned, acknowledged: [] })
  const form = { commandId: commandId(), draftId, name }
  await expect(coordinator.intake.commit({ ...form, version: saved.version })).rejects.toMatchObject({
    code: 'WARNINGS_OPEN',
    data: { place: { kind: 'draft', draftId } },
  })
  const empty = { ...draft.draft, warnings: [], findings: [] }
  const emptied = await coordinator.intake.save({
    draftId,
    version: saved.version,
    name,
    draft: empty,
    acknowledged: [],
  })
  await expect(coordinator.intake.commit({ ...form, version: emptied.version })).rejects.toMatchObject({
    code: 'NOTHING_TO_COMMIT',
  })
})

test('a committed draft is a rectification whose every item knows its passage', async () => {
  const draft = await acknowledged(await read())
  const form = {
    commandId: commandId(),
    draftId: draft.id,
    version: draft.version,
    name: '巡察整改',
  }
  const [{ rectificationId }, again] = await Promise.all([
    coordinator.intake.commit(form),
    coordinator.intake.commit(form),
  ])
  expect(again.rectificationId).toBe(rectificationId)
  const ledger = await coordinator.rectifications.ledger({ rectificationId })
  expect(ledger.findings.map(({ title }) => title)).toEqual(draft.draft.findings.map(({ title }) => title))
  expect(ledger.measures.map(({ text }) => text)).toEqual(
    draft.draft.findings.flatMap((finding) => finding.measures.map(({ text }) => text)),
  )
  const characters = Array.from(notice)
  for (const measure of ledger.measures) {
    const { source } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
    expect(source?.text).toBe(characters.slice(source?.start, source?.end).join(''))
  }
  const { rows } = await sql<{ covered: number; length: number }>`
    select sum(end_offset - start_offset) as covered, max(length(text)) as length
    from passages join sources using (rectification_id) where rectification_id = ${rectificationId}`.execute(
    database.kysely,
  )
  expect(rows[0]?.covered).toBe(rows[0]?.length)
  expect(await coordinator.rectifications.verify({ rectificationId })).toMatchObject({ isValid: true })
  await expect(coordinator.intake.commit({ ...form, commandId: commandId() })).rejects.toMatchObject({
    code: 'DRAFT_COMMITTED',
  })
  await expect(coordinator.intake.discard({ draftId: draft.id })).rejects.toMatchObject({
    code: 'DRAFT_COMMITTED',
  })
})

test('a draft can be discarded, and only the coordinator reads any', async () => {
  const { id: draftId } = await read()
  for (const person of ['administrator', 'principal', 'inspector', 'head', 'handler'] as const) {
    await expect(stage.as(person).intake.get({ draftId })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
  await coordinator.intake.discard({ draftId })
  await expect(coordinator.intake.get({ draftId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
