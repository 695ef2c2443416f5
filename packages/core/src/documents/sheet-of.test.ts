import { expect, test } from 'vitest'
import { type DocumentModel, sentence } from './document.ts'
import { sheetOf } from './sheet-of.ts'

test.each([
  ['count', '606', 606],
  ['count', '0', 0],
  ['count', '0012', '0012'],
  ['count', '1-1', '1-1'],
  ['label', '606', '606'],
  ['moment', '2026-09-28 09:03', { day: '2026-09-28', time: '09:03' }],
  ['moment', '2026-09-28', { day: '2026-09-28' }],
  ['moment', '2026-09-28 上午', '2026-09-28 上午'],
  ['text', '2026-09-28 09:03', '2026-09-28 09:03'],
  ['text', '2026-09-28', { day: '2026-09-28' }],
] as const)('in a column of kind %s a sheet holds %j as %j', (kind, text, cell) => {
  const columns = [{ heading: '栏', width: 12, kind }]
  const table = { kind: 'table', columns, rows: [[{ runs: sentence`${text}` }]] } as const
  const model: DocumentModel = { title: '清单', language: 'zh', blocks: [table] }
  expect(sheetOf(model).rows).toEqual([{ cells: [cell] }])
})
