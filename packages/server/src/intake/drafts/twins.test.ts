import { Document, Packer, Paragraph } from 'docx'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { expect, test } from 'vitest'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'

const database = await testDatabase()
const coordinator = (await setStage(database)).as('coordinator')

const lines = [
  '关于巡察反馈意见整改情况的通报',
  '一、关于“账目管理混乱”问题的整改。',
  '1.修订财务管理办法。',
  '2.清理往来款项12笔。',
  '二、关于“公车管理不严”问题的整改。',
  '1.安装定位装置。',
]

async function asText(): Promise<SavedDraft> {
  const file = new File([`${lines.join('\n')}\n`], '通报.txt')
  return readDraft(coordinator, { commandId: commandId(), name: '文本', file })
}

async function asWord(): Promise<SavedDraft> {
  const children = lines.map((line) => new Paragraph(line))
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  const file = new File([new Uint8Array(bytes)], '通报.docx')
  return readDraft(coordinator, { commandId: commandId(), name: 'Word', file })
}

async function commit(draft: SavedDraft, more: { isAgain?: boolean } = {}): Promise<string> {
  const { id: draftId, name } = draft
  const acknowledged = draft.draft.warnings.map((_, at) => at)
  const saved = await coordinator.intake.save({
    draftId,
    version: draft.version,
    name,
    draft: draft.draft,
    acknowledged,
  })
  const form = { commandId: commandId(), draftId, version: saved.version, name: `${name}专项` }
  return (await coordinator.intake.commit({ ...form, ...more })).rectificationId
}

test('the same document as text and as Word is noticed, and becomes records twice only if somebody insists', async () => {
  const text = await asText()
  expect(text.twins).toEqual([])
  const word = await asWord()
  expect(word).toMatchObject({ form: 'docx', twins: [{ kind: 'draft', id: text.id, name: '文本' }] })
  expect(word.draft.findings.map(({ title }) => title)).toEqual(text.draft.findings.map(({ title }) => title))
  const rectificationId = await commit(text)
  const { twins } = await coordinator.intake.get({ draftId: word.id })
  expect(twins).toEqual([
    {
      kind: 'rectification',
      id: rectificationId,
      name: '文本专项',
      by: 'coordinator',
      at: expect.stringContaining('2026-03-02'),
    },
  ])
  await expect(commit(word)).rejects.toMatchObject({
    code: 'ALREADY_IMPORTED',
    data: { message: { zh: expect.stringMatching(/2026-03-02.*coordinator.*文本专项/) } },
  })
  const again = await coordinator.intake.get({ draftId: word.id })
  await expect(commit(again, { isAgain: true })).resolves.not.toBe(rectificationId)
})

test('of two who commit the same text at once the second is told', async () => {
  const text = '关于“食堂管理不善”问题的整改。\n1.公开招标。\n'
  const read = (): Promise<SavedDraft> =>
    readDraft(coordinator, { commandId: commandId(), name: '同时', text })
  const drafts = [await read(), await read()]
  const outcomes = await Promise.allSettled(drafts.map((draft) => commit(draft)))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'ALREADY_IMPORTED' },
  })
})
