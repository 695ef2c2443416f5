import { expect, test } from 'vitest'
import { bundleCounts } from './bundle-counts.ts'

test('what lies in an archive is counted once, and told by what it is', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  const files = [
    {},
    { fileId: id, number: '3-2' },
    { fileId: id, number: '3' },
    { fileId: id },
    { edition: { id, format: 'pdf' } },
    { edition: { id, format: 'ledger.pdf' } },
  ]
  expect(bundleCounts(files)).toEqual({
    zh: '6 个（佐证 2，会议材料、来源文件等 1，正式文稿 1，随文附件 1，说明、清单和数据 1）',
    en: '6 (evidence 2, minutes, sources and others 1, editions 1, attachments of editions 1, README, index and data 1)',
  })
})
