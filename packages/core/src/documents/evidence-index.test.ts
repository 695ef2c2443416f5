import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { defaultZone } from '../kernel/zone.ts'
import { figuresIn, textOf } from './document.ts'
import { type EvidenceIndexFacts, evidenceIndexOf } from './evidence-index.ts'

test.each([
  [
    undefined,
    '；其中1个文件只列名称、不提供，原因见“说明”栏',
    '; 1 file is named only and not given out, see Remark',
  ],
  [{}, '；其中1个文件未随包附上，原因见“说明”栏', '; 1 file is not in the bundle, see Remark'],
] as const)('a list of evidence speaks of a bundle only where it lies in one: %j', (missing, zh, en) => {
  const file = {
    fileId: '00000000-0000-4000-8000-000000000001',
    role: 'evidence',
    number: '1-1',
    findingId: '00000000-0000-4000-8000-000000000002',
    finding: '台账不清',
    measureId: null,
    measure: null,
    name: '台账.pdf',
    size: 3,
    sha256: 'a'.repeat(64),
    sentBy: '陆平野',
    sentAt: '2026-03-02T01:00:00.000Z',
    isAsReported: true,
    sealedOn: '2026-03-03',
  } as const
  const blocks = (language: 'zh' | 'en') => {
    const facts: EvidenceIndexFacts = {
      rectificationName: '巡察整改',
      finding: null,
      language,
      zone: defaultZone,
      files: [file],
      today: day('2026-03-04'),
      entry: null,
      ...(missing && { missing }),
    }
    return evidenceIndexOf(facts).blocks
  }
  const told = (language: 'zh' | 'en') => blocks(language).map(textOf).join('\n')
  expect(told('zh')).toContain(zh)
  expect(told('en')).toContain(en)
  expect(told('zh')).toContain('已封存，不外传')
  const about = { type: 'finding', id: file.findingId, on: '2026-03-02' }
  expect(figuresIn(blocks('zh')).map(({ text, records }) => [text, records])).toEqual([
    ['1', [{ type: 'evidence', id: file.fileId, about }]],
  ])
})
