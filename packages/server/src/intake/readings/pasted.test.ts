import { expect, test } from 'vitest'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { testIntake } from '../../testing/test-intake.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')

test.each([
  ['begins like a page', '<p>关于“台账不清”问题的整改</p>\n一是修订制度。'],
  ['speaks of a PDF', '%PDF-1.7 是附件的开头。\n关于“台账不清”问题的整改\n'],
  ['begins like an old Word file', '{\\rtf 关于“台账不清”问题的整改\n'],
  ['begins like a message', 'Content-Type: multipart/mixed\n关于“台账不清”问题的整改\n'],
])('pasted text that %s is read as it was pasted', async (_, text) => {
  const draft = await readDraft(coordinator, { commandId: commandId(), name: '', text })
  expect(draft).toMatchObject({ form: 'text', encoding: 'utf-8', text })
})

test('pasted HTML is read as HTML, whatever it begins with', async () => {
  const text = `${'台账不清。'.repeat(1_000)}<br>&lt;甲&gt;`
  const draft = await readDraft(coordinator, { commandId: commandId(), name: '', text, isHtml: true })
  expect(draft.form).toBe('html')
  expect(draft.text.endsWith('\n<甲>')).toBe(true)
})

test('a ledger whose words look like a page is read again by other columns', async () => {
  const text = '编号\t<html>\t怎么办\n1\t台账不清\t补录台账\n2\t采购不规范\t修订办法\n'
  const draft = await readDraft(coordinator, { commandId: commandId(), name: '', text: `<html>\n${text}` })
  const columns = [
    { heading: '<html>', role: 'problem' as const },
    { heading: '怎么办', role: 'measure' as const },
  ]
  const again = await coordinator.intake.setColumns({ draftId: draft.id, version: draft.version, columns })
  expect(again.text).toBe(draft.text)
})
