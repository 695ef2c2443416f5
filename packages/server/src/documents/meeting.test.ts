import { day } from '@bihuan/core/kernel/day.ts'
import type { LedgerColumn } from '@bihuan/core/measures/ledger-columns.ts'
import { textOf } from '@bihuan/core/documents/document.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
let rectificationId = ''

beforeAll(async () => {
  const { measure, finding } = await anAssignedMeasure(stage, day('2026-03-10'))
  rectificationId = measure.rectificationId
  await anotherMeasure(stage, finding)
  const further = await anotherMeasure(stage, finding)
  await stage.as('coordinator').measures.reword({
    ...formOf(further),
    text: '每月清点一次固定资产',
    reason: '写清楚',
  })
  await stage.moveTo('2026-04-01')
})

async function pagesOf(file: File): Promise<string[]> {
  const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()))
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const { value } = pdf
  const pages = Array.from({ length: value.pages }, (_, at) => {
    const read = value.readPage(at)
    if (read.kind === 'picture') throw new Error('a page has no text')
    const { segments, tables } = read.page
    const rows = tables.flatMap((table) => table.rows)
    const said = [...segments, ...rows].map(({ text }) => text)
    return said.join('').replaceAll(/[\s\u200b]/gu, '')
  })
  value.close()
  return pages
}

test('the papers of a meeting are brief, late measures, decisions and the ledger, their pages numbered through', async () => {
  const file = await stage.as('coordinator').documents.meeting({ rectificationId, language: 'zh' })
  expect(file.name).toBe('巡察整改会议材料-2026-04-01.pdf')
  const pages = await pagesOf(file)
  const [brief, late, decisions, ledger] = pages
  expect(brief).toContain('工作简报')
  expect(late).toContain('超过时限的整改措施')
  expect(late).toContain('1-1修订工程项目管理办法')
  expect(late).toContain('22天')
  expect(decisions).toContain('需要研究决定的事项')
  expect(ledger).toContain('巡察整改台账')
  expect(ledger).toContain('每月清点一次固定资产')
  pages.forEach((page, at) => expect(page).toContain(`—${at + 1}—`))
})

test('the ledger in them is the one that is filtered, with its columns', async () => {
  const columns: LedgerColumn[] = ['number', 'measure']
  const query = { rectificationId, q: '清点', columns }
  const pages = await pagesOf(await stage.as('coordinator').documents.meeting(query))
  const ledger = pages.at(-1)
  expect(ledger).toContain('每月清点一次固定资产')
  expect(ledger).not.toContain('修订工程项目管理办法')
  expect(ledger).not.toContain('承办人')
  expect(pages[1]).toContain('修订工程项目管理办法')
})

test('every part of them, and the figures of the moment, name the same entry of the journal, whatever papers were begun', async () => {
  const { documents, editions, rectifications } = stage.as('coordinator')
  const { total } = await rectifications.journal({ rectificationId })
  const wish = { rectificationId, document: 'brief', correctsId: null, options: {} } as const
  await editions.draft({ commandId: commandId(), ...wish })
  const pages = await pagesOf(await documents.meeting({ rectificationId }))
  const named = pages.flatMap((page) => page.match(/日志第\d+./gu) ?? [])
  expect(named.length).toBeGreaterThan(1)
  expect([...new Set(named)]).toEqual([`日志第${total}条`])
  const { blocks } = await documents.preview({ rectificationId, document: 'figures' })
  expect(blocks.map(textOf)).toContain(`（截至2026年4月1日，日志第${total}条）`)
})

test('whoever may not have the brief has no papers', async () => {
  await expect(stage.as('handler').documents.meeting({ rectificationId })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})
