import { expect, test } from 'vitest'
import { type LeavingEdition, leavingFiles } from './leaving-files.ts'

const namesOf = (from: Parameters<typeof leavingFiles>[0]): readonly string[] =>
  leavingFiles(from).map(({ name }) => name)

const anEdition = (changes: Partial<LeavingEdition>): LeavingEdition => ({
  id: 'e1',
  document: 'notice',
  number: null,
  status: 'checked',
  options: {},
  files: [],
  ...changes,
})
const abridged = (redactions: string, status: string) =>
  anEdition({ status, options: { form: 'abridged', redactions } })

test('every document leaves in every form, with ledger, papers of a meeting, forms of an item, bundles and archive', () => {
  expect(
    namesOf({
      first: { id: 'm1', findingId: 'f1' },
      editions: [abridged('某公司｜涉及商业秘密', 'checked')],
    }).join(' '),
  ).toBe(
    '整改情况通报.docx 整改情况通报.pdf 数据口径.docx 数据口径.pdf 整改进展情况报告.docx 整改进展情况报告.pdf ' +
      '工作简报.docx 工作简报.pdf 督查通报.docx 督查通报.pdf 整改方案.docx 整改方案.pdf ' +
      '审计整改跟踪报告.docx 审计整改跟踪报告.pdf 整改行动计划（英文）.docx 整改行动计划（英文）.pdf ' +
      '问题清单.docx 问题清单.pdf 问题清单.xlsx 措施清单.docx 措施清单.pdf 措施清单.xlsx ' +
      '责任清单.docx 责任清单.pdf 责任清单.xlsx 佐证材料清单.docx 佐证材料清单.pdf 佐证材料清单.xlsx ' +
      '整改情况通报（公布稿）.docx 整改情况通报（公布稿）.pdf 整改情况通报（删节稿）.docx 整改情况通报（删节稿）.pdf ' +
      '台账.xlsx 台账.csv 台账.pdf 台账（A3）.pdf 会议材料.pdf ' +
      '销号审批表（措施）.docx 销号审批表（措施）.pdf 销号审批表（问题）.docx 销号审批表（问题）.pdf 佐证材料（问题）.zip ' +
      '佐证材料.zip 全套档案.zip',
  )
})

test('without a measure there is no form of one, and without anything to leave out no abridged notice', () => {
  const names = namesOf({ first: null, editions: [] })
  expect(names).toContain('整改情况通报（公布稿）.pdf')
  expect(names.filter((name) => /销号|删节稿|佐证材料（问题）/u.test(name))).toEqual([])
})

test('the newest abridged notice that was not dropped says what to leave out', () => {
  const leftOut = (editions: readonly LeavingEdition[]) =>
    leavingFiles({ first: null, editions }).flatMap((file) =>
      file.kind === 'document' && file.options?.redactions !== undefined ? [file.options.redactions] : [],
    )
  const editions = [
    anEdition({ status: 'drafted' }),
    abridged('甲｜一', 'dropped'),
    abridged('乙｜二', 'checked'),
    abridged('丙｜三', 'published'),
  ]
  expect(leftOut(editions)).toEqual(['乙｜二', '乙｜二'])
  expect(leftOut([anEdition({ status: 'published', options: { form: 'published' } })])).toEqual([])
})

test('what was frozen with an edition leaves beside the papers, under the name of its edition', () => {
  const published = anEdition({
    id: 'e7',
    number: 2,
    status: 'published',
    files: ['model', 'docx', 'pdf', 'ledger.pdf', 'ledger.xlsx'].map((format) => ({ format })),
  })
  const files = leavingFiles({ first: null, editions: [anEdition({}), published] })
  expect(files.filter(({ kind }) => kind === 'attached')).toEqual([
    {
      kind: 'attached',
      name: '整改情况通报第2版附件（整改台账）.pdf',
      editionId: 'e7',
      format: 'ledger.pdf',
    },
    {
      kind: 'attached',
      name: '整改情况通报第2版附件（整改台账）.xlsx',
      editionId: 'e7',
      format: 'ledger.xlsx',
    },
  ])
})
