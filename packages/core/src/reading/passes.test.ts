import { describe, expect, test } from 'vitest'
import { type PassReport, passes } from './pass-report.ts'
import { readText } from './read-text.ts'
import { announcedIn } from './facts/announced.ts'
import { cleanText } from './text/clean.ts'
import { dueDay } from './facts/deadlines.ts'
import { namesFault } from './findings/deficiency.ts'
import { flowLines } from './text/lines.ts'
import { markerAt, numberOf } from './outline/markers.ts'
import { statusOf } from './findings/statuses.ts'

describe('clean', () => {
  test('keeps for every character the place in the source', () => {
    const strip = cleanText('反饋(kuì)：\r\n１．')
    expect(strip.text).toBe('反馈:\n1.')
    expect(strip.raw).toBe('反饋：\n１．')
    expect([...strip.at]).toEqual([0, 1, 7, 9, 10, 11])
  })
})

describe('lines', () => {
  const join = (text: string): string[] => {
    const flow = flowLines(cleanText(text))
    return flow.lines.map((line) => flow.strip.raw.slice(line.start, line.end))
  }

  test('a web page has its paragraphs on one line each', () =>
    expect(join('一、情况\n第一段的文字。\n第二段的文字')).toEqual([
      '一、情况',
      '第一段的文字。',
      '第二段的文字',
    ]))

  test('a quotation that is open goes on in the next line', () =>
    expect(join('1.关于“班子作用发挥不\n力”问题的整改')).toEqual(['1.关于“班子作用发挥不力”问题的整改']))
})

describe('markers', () => {
  test.each([
    ['一、情况', 'part', 1],
    ['（十二）情况', 'section', 12],
    ['3.情况', 'arabic', 3],
    ['3、情况', 'arabic', 3],
    ['3；情况', 'arabic', 3],
    ['1.2021年以来', 'arabic', 1],
    ['（4）情况', 'paren', 4],
    ['⑤情况', 'circled', 5],
    ['二是情况', 'spoken', 2],
    ['问题三：情况', 'issue', 3],
    ['——坚持', 'bullet', 0],
  ])('%s', (text, kind, ordinal) => {
    expect(markerAt(cleanText(text).text, 0)).toMatchObject({ kind, ordinal })
  })

  test.each(['3.28万元', '2021年', '2.1思政', '12名干部', '第一轮'])('%s is no marker', (text) => {
    expect(markerAt(text, 0)).toBeNull()
  })

  test('Chinese numbers', () =>
    expect(['十', '十三', '二十', '一百零五', '两'].map(numberOf)).toEqual([10, 13, 20, 105, 2]))
})

describe('statuses', () => {
  test.each([
    ['已整改完成', 'done'],
    ['未完成', 'not_done'],
    ['尚未启动', 'not_started'],
    ['基本完成', 'partial'],
    ['部分整改', 'partial'],
    ['阶段性办结', 'partial'],
    ['正在整改', 'ongoing'],
    ['取得阶段性成效，持续推进', 'ongoing'],
    ['长期坚持', 'long_term'],
    ['已完成并长期坚持', 'done'],
    ['Closed - Not Implemented', 'closed_not_implemented'],
    ['Will Not Implement', 'disagreed'],
    ['Partially implemented', 'partial'],
    ['Undetermined', 'undetermined'],
    ['学习计划', null],
  ])('%s', (words, status) => expect(statusOf(words)).toBe(status))
})

describe('announced counts', () => {
  test.each([
    ['将反馈的四个方面十三个问题，细化为64项整改任务。', { items: 4, problems: 13, measures: 64 }],
    [
      '对应的22项整改措施已完成20项，提醒谈话3人，新订制度5项，退回0.86万元。',
      { problems: null, measures: 22, done: 20 },
    ],
    ['反馈的12个问题已整改9个，还有3个正在推进，整改率75%。', { problems: 12, done: 9, ongoing: 3 }],
    [
      '2017年以来反馈问题有31项。2017年首轮15项问题，验收通过13项；2018年6项问题，验收通过5项。',
      { problems: 31, done: null },
    ],
    ['列出整改措施64项，6月前能办完的占71.88%，眼下已办完7项。', { measures: 64, done: 7 }],
    ['4个方面15个问题细化为45项整改任务、128条整改举措。', { items: 4, problems: 15, measures: 128 }],
    ['新建制度4项，约谈3人。', { problems: null, measures: null, done: null }],
  ])('%s', (text, counts) => expect(announcedIn(cleanText(text).text)).toMatchObject(counts))
})

describe('deadlines', () => {
  test.each([
    ['2023.6.30', '2023-06-30'],
    ['2024年2月', '2024-02-29'],
    ['2022年底前', '2022-12-31'],
    ['2024年上半年', '2024-06-30'],
    ['2024年第一季度', '2024-03-31'],
    ['2024年三季度末', '2024-09-30'],
    ['2025年秋季学期前', null],
    ['2023年底前完成年度任务，2025年底前全部完成', '2025-12-31'],
    ['立行立改', null],
    ['年底前', null],
    ['长期坚持', null],
  ])('%s', (words, day) => expect(dueDay(words)).toBe(day))
})

test('complaints are told from what is done about them', () => {
  expect(['学习不深入', '制度建设滞后', '音乐教师缺口大', '超范围列支'].every(namesFault)).toBe(true)
  expect(['建立双人双岗', '开设青年讲堂12期', '印发通知'].some(namesFault)).toBe(false)
})

test('each pass says what it saw, in the order of the chain', () => {
  const reports: PassReport[] = []
  readText(
    '关于巡察整改情况的通报\n1.关于“台账不清”问题。\n整改措施：（1）补录台账。（2）按月核对。\n已完成整改。',
    {
      onPass: (report) => reports.push(report),
    },
  )
  expect(reports.map(({ pass }) => pass)).toEqual([...passes])
  expect(reports.find(({ pass }) => pass === 'outline')?.saw).toMatchObject({ arabic: 1, paren: 2 })
  expect(reports.find(({ pass }) => pass === 'findings')?.saw).toMatchObject({ findings: 1, done: 1 })
  expect(reports.find(({ pass }) => pass === 'measures')?.saw).toEqual({ measures: 2 })
})
