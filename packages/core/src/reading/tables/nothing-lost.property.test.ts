import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '../draft.ts'
import { readText } from '../read-text.ts'

// What cells of a column hold, headings that nobody knows among them. All of it is invented.
const columns: Readonly<Record<string, readonly string[]>> = {
  序号: ['1', '2', '3', '（一）', '1-1'],
  问题类别: ['党的建设方面', '财务管理'],
  责任单位: [
    '财政局',
    '财政局、审计局',
    '住建局（牵头）、城管局（配合）',
    '财政局（张伟）',
    '待定',
    '谁都行',
  ],
  责任人: ['张伟', '李敏 0599-5550120', '王芳、赵强', '某人（兼）', '全体'],
  责任领导: ['周宁', '周宁（副局长）', '班子'],
  完成时限: [
    '2026年6月30日',
    '6月底前',
    '立行立改',
    '长期坚持',
    '2027-02-29',
    '看情况',
    '2026年6月30日（延期3个月）',
  ],
  延期情况: ['延期至2026年9月30日', '否', '延期2个月', '已申请'],
  完成情况: ['已完成', '正在推进', '基本完成', '80%', '2026年5月20日', '说不清'],
  是否销号: ['是', '否', '√', '等通知'],
  销号时间: ['2026年5月20日', '5月下旬吧', '上周'],
  整改类型: ['立行立改', '限期整改', '别的类型'],
  备注: ['佐证见附件三', '已报送'],
  监测点位: ['东厂区', '西门'],
  甲乙丙: ['不知所云', '某某某', '12.5'],
  '': ['没有列名'],
}
const names = Object.keys(columns)

const ledger = fc
  .record({
    picked: fc.shuffledSubarray(names, { minLength: 1 }),
    rows: fc.array(
      fc.record({
        problem: fc.constantFrom('物资台账记录长期不清', '夜间值班脱岗现象突出', ''),
        measure: fc.constantFrom('逐库盘点物资', '1.盘点；2.建账', '每月抽查值班', ''),
        choices: fc.array(fc.nat(99), { minLength: names.length, maxLength: names.length }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ picked, rows }) => ({
    headings: ['存在问题', '整改措施', ...picked],
    rows: rows.map(({ problem, measure, choices }, at) => [
      at === 0 ? '物资台账记录长期不清' : problem,
      measure,
      ...picked.map((name, column) => {
        const cells = ['', ...(columns[name] ?? [])]
        return cells[(choices[column] ?? 0) % cells.length] ?? ''
      }),
    ]),
  }))

/** All that a draft says, and the words that it names as placed nowhere or as no part of an item. */
function saidIn(text: string, { findings, passages }: Draft): string {
  const points = Array.from(text)
  const aside = passages
    .filter(({ role }) => role !== 'finding' && role !== 'measure' && role !== 'result')
    .map(({ start, end }) => points.slice(start, end).join(''))
  return plain(JSON.stringify(findings) + aside.join('\n'))
}

function plain(words: string): string {
  return words.normalize('NFKC').replace(/[\s]+/g, '')
}

test('every cell of a ledger is a field, a note from the source, or named as unplaced', () =>
  fc.assert(
    fc.property(ledger, ({ headings, rows }) => {
      const text = [headings, ...rows].map((row) => row.join('\t')).join('\n')
      const said = saidIn(text, readText(text))
      // A name stands in its own field without its duty: 住建局（牵头）.
      const words = rows
        .flat()
        .flatMap((cell) => cell.split(/[、；（）]|\d\.(?=盘|建)/))
        .map(plain)
        .filter((word) => word !== '' && !/^(?:牵头|配合|兼|副局长|一)$/.test(word))
      expect(words.filter((word) => !said.includes(word))).toEqual([])
    }),
    { numRuns: 300 },
  ))
