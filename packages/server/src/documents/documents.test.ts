import { runsOf } from '@bihuan/core/documents/document.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { beforeAll, expect, test } from 'vitest'
import { openDocx } from '../testing/open-docx.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { withReadable } from './readable.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')
const { measure, finding } = await anAssignedMeasure(stage)
const { rectificationId } = finding
const notice = { rectificationId, document: 'notice' } as const

beforeAll(async () => {
  const place = { rectificationId, findingId: finding.id }
  await coordinator.measures.add({ commandId: commandId(), ...place, text: '每月抽查' })
})

test('what is looked at says what the file says, with the records behind each figure', async () => {
  const options = { number: '巡改发〔2026〕3号', addressee: '市委巡察办' }
  const { title, blocks, hidden, head } = await coordinator.documents.preview({ ...notice, options })
  const file = await coordinator.documents.file({ ...notice, options, format: 'docx' })
  const { paragraphs } = await openDocx(await file.bytes())
  const texts = blocks.flatMap((block) => {
    if (block.kind === 'signature') return block.lines
    return [
      runsOf(block)
        .map(({ text }) => text)
        .join(''),
    ]
  })
  expect(texts.join('').replaceAll('\n', '')).toBe(paragraphs.join('').replaceAll('\n', ''))
  expect(head).toBe('〔未经审定〕')
  expect(texts.slice(0, 3)).toEqual([options.number, title, '市委巡察办：'])
  expect(file.name).toMatch(/整改情况通报\.docx$/)
  expect(hidden).toBe(0)
  const figures = blocks.flatMap(runsOf).flatMap((run) => (run.kind === 'figure' ? [run] : []))
  expect(figures.length).toBeGreaterThan(5)
  const measures = figures.find(({ text, records }) => text === '2' && records[0]?.type === 'measure')
  expect(measures?.records).toContainEqual({ type: 'measure', id: measure.id })
})

test('whoever may not have the document may not look at it either', async () => {
  const nothing = { code: 'NOT_ALLOWED' }
  await expect(stage.as('handler').documents.preview(notice)).rejects.toMatchObject(nothing)
  await expect(stage.as('foreignHandler').documents.preview(notice)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('what a measure of another rectification says is shown without a way to it for whoever may not read that', async () => {
  const elsewhere = { type: 'measure', id: measure.id, in: rectificationId } as const
  const model = {
    title: '通报',
    language: 'zh',
    blocks: [
      {
        kind: 'paragraph',
        runs: [
          { kind: 'quote', text: '合并整改', record: elsewhere },
          { kind: 'figure', text: '1', value: 1, basis: 'recorded', records: [elsewhere] },
        ],
      },
    ],
  } as const
  const { actors } = stage
  const other = { of: finding.id, readable: new Set<string>(), actor: actors.coordinator }
  expect(withReadable(model, other)).toMatchObject({
    hidden: 1,
    blocks: [
      {
        runs: [
          { kind: 'words', text: '合并整改' },
          { text: '1', records: [] },
        ],
      },
    ],
  })
  expect(withReadable(model, { ...other, readable: new Set([measure.id]) })).toEqual({ ...model, hidden: 0 })
})

test('changes are told since a day, or behind an entry of the journal', async () => {
  const since = await coordinator.documents.preview({
    rectificationId,
    document: 'progress',
    options: { since: day('2026-01-05') },
  })
  expect(
    since.blocks
      .flatMap(runsOf)
      .map(({ text }) => text)
      .join(''),
  ).toContain('2026年1月5日以来')
  const behind = await coordinator.documents.preview({
    rectificationId,
    document: 'progress',
    options: { sinceEntry: 1 },
  })
  expect(
    behind.blocks
      .flatMap(runsOf)
      .map(({ text }) => text)
      .join(''),
  ).toMatch(/日志第1条（.+）以来/)
})

test('a file without approval says so above each page, odd and even, the figures of the moment do not', async () => {
  const headsOf = async (document: 'circular' | 'figures' | 'actionPlan') => {
    const file = await coordinator.documents.file({ rectificationId, document, format: 'docx' })
    const { parts } = await openDocx(await file.bytes())
    return [...parts].flatMap(([name, xml]) =>
      /^word\/header\d\.xml$/.test(name) ? [xml.replaceAll(/<[^>]+>/g, '')] : [],
    )
  }
  expect(await headsOf('circular')).toEqual(['〔未经审定〕', '〔未经审定〕'])
  // Of its table across, too.
  expect(await headsOf('actionPlan')).toEqual(Array.from({ length: 4 }, () => 'Draft – not approved'))
  expect(await headsOf('figures')).toEqual([])
})

test('a document says that it is for the inside, and none that is classified is written', async () => {
  const inside = await coordinator.documents.preview({ ...notice, options: { secrecy: '内部' } })
  expect(inside.blocks[0]).toEqual({ kind: 'line', place: 'mark', runs: [{ kind: 'words', text: '内部' }] })
  const secret = { ...notice, options: { secrecy: '秘密★1年' } }
  const refused = { code: 'CLASSIFIED_TEXT' }
  await expect(coordinator.documents.preview(secret)).rejects.toMatchObject(refused)
  await expect(coordinator.documents.file(secret)).rejects.toMatchObject(refused)
})

test('the rectification plan lists its three attachments and brings them on pages of their own', async () => {
  const { blocks } = await coordinator.documents.preview({ ...notice, document: 'plan' })
  const attached = blocks.flatMap((block) => (block.kind === 'attachments' ? [block.items] : []))
  expect(attached).toEqual([['问题清单', '措施清单', '责任清单']])
  const marks = blocks.flatMap((block) =>
    block.kind === 'line' && block.place === 'mark' ? [block.runs.map(({ text }) => text).join('')] : [],
  )
  expect(marks).toEqual(['附件1', '附件2', '附件3'])
  expect(blocks.filter(({ kind }) => kind === 'page' || kind === 'table')).toHaveLength(6)
})
