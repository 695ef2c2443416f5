import type { Draft } from '@bihuan/core/reading/draft.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../../testing/expect-replay.ts'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const text = '一、制度方面\n关于“台账不清”问题的整改\n1.修订制度。\n2.开展培训。\n'

async function read(): Promise<SavedDraft> {
  return readDraft(coordinator, { commandId: commandId(), name: '', text })
}

function save({ id: draftId, version, name }: SavedDraft, draft: Draft): Promise<SavedDraft> {
  const acknowledged = draft.warnings.map((_, at) => at)
  return coordinator.intake.save({ draftId, version, name, draft, acknowledged })
}

function withFirst(draft: Draft, change: Partial<Draft['findings'][number]>): Draft {
  return { ...draft, findings: draft.findings.map((one, at) => (at === 0 ? { ...one, ...change } : one)) }
}

test.each([
  ['a NUL', { title: '台账\0不清' }],
  ['half a character', { title: '台账\ud840' }],
  ['a passage behind the end of the source', { passage: { start: 0, end: 10_000 } }],
  ['a passage that ends before it begins', { passage: { start: 5, end: 2 } }],
])('a draft with %s is refused and changes nothing', async (_, change) => {
  const draft = await read()
  const saved = save(draft, withFirst(draft.draft, change))
  await expect(saved).rejects.toMatchObject({ status: 400 })
  expect((await coordinator.intake.get({ draftId: draft.id })).version).toBe(draft.version)
})

test('a heading of a column with a NUL is refused', async () => {
  const { id: draftId, version } = await read()
  const columns = [{ heading: '问\0题', role: null }]
  await expect(coordinator.intake.setColumns({ draftId, version, columns })).rejects.toMatchObject({
    status: 400,
  })
})

test('what lost all its words becomes no record, and the rest does', async () => {
  const draft = await read()
  const [first, second] = draft.draft.findings[0]?.measures ?? []
  if (first === undefined || second === undefined) throw new Error('two measures were written')
  const emptied = { path: ['制度方面', ' '], measures: [{ ...first, text: ' ' }, second] }
  const { id: draftId, version } = await save(draft, withFirst(draft.draft, emptied))
  const form = { commandId: commandId(), draftId, version, name: '专项' }
  const { rectificationId } = await coordinator.intake.commit({ ...form, isAgain: true })
  const ledger = await coordinator.rectifications.ledger({ rectificationId })
  expect(ledger.measures.map((measure) => measure.text)).toEqual([second.text])
  expect(ledger.findings[0]?.category?.name).toBe('制度方面')
  await expectReplay(database.kysely, rectificationId)
})
