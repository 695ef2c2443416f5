import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnRoles } from './column-roles.ts'
import { headingKey, knownColumns } from './columns.ts'
import { readText } from '../read-text.ts'
import { ledgerTable } from '../texts.testing.ts'

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n')

const odd = table(
  ['序号', '表述', '怎么办', '由谁办', '备注'],
  ['1', '台账不清', '盘点物资', '防汛办', '已报送'],
  ['2', '合同到期未续', '启动招标', '河湖科', ''],
)

/** The columns of a draft, as `heading role`. */
function columnsOf(text: string, known: Parameters<typeof knownColumns>[0] = []): string[] {
  return readText(text, { columns: knownColumns(known) }).columns.map(
    ({ heading, role }) => `${heading} ${role}`,
  )
}

test('a draft lists the columns of its ledger in order, with what each was taken for', () =>
  expect(columnsOf(ledgerTable)).toEqual([
    '序号 number',
    '类别 path',
    '问题描述 problem',
    '整改措施 measure',
    '牵头领导 leader',
    '责任部门 owner',
    '时限 due',
    '整改状态 status',
  ]))

test('two tables of one text list each heading once', () =>
  expect(
    columnsOf(
      `${table(['序号', '问题', '类别'], ['1', '台账不清', '管理'])}\n\n${table(['序号', '整改措施'], ['1', '盘点'])}`,
    ),
  ).toEqual(['序号 number', '问题 problem', '类别 path', '整改措施 measure']))

test('a text without a table has no columns', () =>
  expect(columnsOf('关于整改情况的通报\n一、关于“台账不清”问题\n已盘点。')).toEqual([]))

describe('a table whose headings say nothing', () => {
  test('is shown with what its headings are, so that a person can say what they hold', () => {
    expect(columnsOf(odd)).toEqual(['序号 number', '表述 null', '怎么办 null', '由谁办 null', '备注 note'])
    expect(readText(odd).warnings).toContainEqual(
      expect.objectContaining({
        code: 'COLUMNS_UNKNOWN',
        params: { columns: 3, headings: '表述、怎么办、由谁办' },
      }),
    )
  })

  test('is read once a person has said it', () => {
    const draft = readText(odd, {
      columns: knownColumns([
        { heading: '表 述：', role: 'problem' },
        { heading: '怎么办', role: 'measure' },
        { heading: '由谁办', role: 'owner' },
        { heading: '备注', role: null },
      ]),
    })
    expect(draft.findings.map(({ number, title, owners }) => [number, title, ...owners])).toEqual([
      ['1', '台账不清', '防汛办'],
      ['2', '合同到期未续', '河湖科'],
    ])
    expect(draft.findings.map(({ measures }) => measures.map(({ text }) => text))).toEqual([
      ['盘点物资'],
      ['启动招标'],
    ])
    expect(draft.warnings.map(({ code }) => code)).not.toContain('COLUMNS_UNKNOWN')
  })
})

test('a person can take a heading for something else, or leave it out', () => {
  const known = [
    { heading: '类别', role: null },
    { heading: '牵头领导', role: 'owner' as const },
    { heading: '责任部门', role: null },
  ]
  const [finding] = readText(ledgerTable, { columns: knownColumns(known) }).findings
  expect(finding).toMatchObject({ path: [], leader: null, measures: [{ owners: ['张某'] }, { owners: [] }] })
})

test('a column without a heading goes by its place, and counts only where it holds something', () => {
  const text = table(['序号', '问题', '整改措施', '', ''], ['1', '台账不清', '盘点', '三月', ''])
  expect(columnsOf(text)).toEqual(['序号 number', '问题 problem', '整改措施 measure', '第4列 null'])
  expect(columnsOf(text, [{ heading: '第4列', role: 'due' }])).toContain('第4列 due')
})

test('a column of progress that stands for measures is shown as what it was taken for', () => {
  const text = table(['序号', '问题', '整改情况'], ['1', '台账不清', '盘点物资仓库3处'])
  expect(columnsOf(text)).toContain('整改情况 measure')
  expect(columnsOf(text, [{ heading: '整改情况', role: 'progress' }])).toContain('整改情况 progress')
})

test('headings are the same whatever their blanks, punctuation, width and case', () => {
  expect(headingKey('完成时限 （年、月）')).toBe(headingKey('完成时限(年月)'))
  expect(headingKey('ＩＤ')).toBe(headingKey('id'))
})

test('whatever is said of columns, the text stays covered and the columns keep their order', () => {
  const headings = ledgerTable.split('\n', 1)[0]?.split('\t') ?? []
  const said = fc.array(
    fc.record({
      heading: fc.constantFrom(...headings, '别的'),
      role: fc.option(fc.constantFrom(...columnRoles)),
    }),
  )
  fc.assert(
    fc.property(said, (known) => {
      const draft = readText(ledgerTable, { columns: knownColumns(known) })
      expect(draft.passages.at(-1)?.end).toBe(Array.from(ledgerTable).length)
      expect(draft.columns.map(({ heading }) => heading)).toEqual(headings)
      const roles = knownColumns(known)
      const wrong = draft.columns.filter(
        ({ heading, role }) => roles.has(headingKey(heading)) && roles.get(headingKey(heading)) !== role,
      )
      expect(wrong).toEqual([])
    }),
  )
})
