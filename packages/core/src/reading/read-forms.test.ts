import { describe, expect, test } from 'vitest'
import { readText } from './read-text.ts'
import { englishMemo, ledgerTable } from './texts.testing.ts'

function titles(text: string): (string | null)[] {
  return readText(text).findings.map((finding) => finding.title)
}

function measures(text: string): string[] {
  return readText(text).findings.flatMap((finding) => finding.measures.map((measure) => measure.text))
}

function statuses(text: string): (string | null)[] {
  return readText(text).findings.map((finding) => finding.status)
}

describe('ledgers', () => {
  test('a blank number is another measure; who answers for it is nobody whom it does not name', () => {
    const draft = readText(ledgerTable)
    expect(draft.kind).toBe('ledger')
    expect(draft.findings).toMatchObject([
      {
        number: '1',
        title: '理论学习不系统',
        path: ['政治建设'],
        status: 'done',
        measures: [
          { text: '制定年度学习计划', leader: '张某', dueOn: '2024-06-30', state: 'done' },
          { text: '每月开展研讨', leader: null, dueOn: null, timeClass: 'continuous', state: 'done' },
        ],
      },
      {
        number: '2',
        title: '调查研究不深入',
        path: ['政治建设'],
        status: 'ongoing',
        owners: ['研究室'],
        dueOn: null,
        measures: [{ dueOn: '2024-12-31', state: 'notDone', stateRaw: '整改中' }],
      },
    ])
  })

  test('a table flattened to one cell on a line is joined with a second one by the number', () => {
    const cells = [
      '序号',
      '问题',
      '是否纳入整改',
      '1',
      '案例库滞后',
      '是',
      '2',
      '归档不及时',
      '否',
      '3',
      '授课比例不高',
      '是',
    ]
    const more = ['序号', '整改举措', '责任部门', '1', '建设案例库', '教务处', '3', '列入考核', '人事处']
    const text = `整改方案\n${cells.join(' |\n')} |\n三、整改举措\n${more.join(' |\n')} |`
    expect(readText(text).findings).toMatchObject([
      { number: '1', status: 'planned', owners: ['教务处'], measures: [{ text: '建设案例库' }] },
      { number: '2', status: 'not_included', measures: [] },
      { number: '3', owners: ['人事处'] },
    ])
  })

  test('bars divide cells too', () =>
    expect(
      titles('| 序号 | 反馈问题 | 整改措施 |\n| --- | --- | --- |\n| 1 | 台账不全 | 补录台账 |'),
    ).toEqual(['台账不全']))
})

describe('damage', () => {
  test('what the web page added is furniture', () => {
    const text =
      '首页 > 公开 > 公告\n索引号:\n  0001/2023\n发布日期:2023-01-11 浏览次数:12\n关于“学习不深”问题的整改。\n一是制定计划。\n— 2 —\n二是开展研讨。'
    const characters = Array.from(text)
    const furniture = readText(text).passages.filter((passage) => passage.role === 'furniture')
    expect(furniture.map(({ start, end }) => characters.slice(start, end).join('').trim())).toEqual([
      '首页 > 公开 > 公告\n索引号:\n  0001/2023\n发布日期:2023-01-11 浏览次数:12',
      '— 2 —',
    ])
    expect(measures(text)).toEqual(['制定计划。', '开展研讨。'])
  })

  test('traditional characters and bracketed pinyin', () =>
    expect(titles('一、反饋(kuì)問題整改情況\n（一）關於「學習不深入」問題的整改\n一是制定計劃。')).toEqual([
      '學習不深入',
    ]))

  test('dates that lost their 年 or 月 are no numbers of problems', () =>
    expect(
      readText('20221129日，报告反映3个方面、4个单位共7项问题。到报告日已整改5项，正在整改2项。').announced,
    ).toEqual({
      items: 3,
      problems: 7,
      measures: null,
      done: 5,
      ongoing: 2,
    }))
})

describe('English', () => {
  test('status before the recommendation', () =>
    expect(
      readText(
        '1. Status: Open\nComments: A policy was drafted.\nRecommendation: The Depot should adopt a policy.\n2. Status: Closed - Not Implemented\nComments: Management disagreed.\nRecommendation: The Board should review fees.',
      ).findings,
    ).toMatchObject([
      {
        title: 'The Depot should adopt a policy.',
        status: 'open',
        measures: [{ text: 'A policy was drafted.' }],
      },
      { title: 'The Board should review fees.', status: 'closed_not_implemented' },
    ]))

  test('the text of the recommendation is missing', () =>
    expect(
      readText(
        'Register of advice\nAB-20-114, Feb 6, 2020\nAgency: Port Board\nStatus: Open\nComments: The Board has not yet taken action.\nAgency: Tide Office\nStatus: Open',
      ).findings,
    ).toMatchObject([
      { number: 'AB-20-114/1', title: null, owners: ['Port Board'], status: 'open', measures: [] },
      { number: 'AB-20-114/2', title: null, owners: ['Tide Office'] },
    ]))

  test('a list by status, whatever became of its numbers', () => {
    expect(statuses(englishMemo)).toEqual(['done', 'done', 'partial', 'not_done'])
    expect(readText(englishMemo).announced).toMatchObject({ problems: 24, done: 9 })
  })

  test('a key first names the action and later its status', () =>
    expect(
      readText(
        'POINT I: Improve records. CA 1: Scan all files. CA 2: Train the staff. Scanning began in June. CA 1: Implemented Two branches remain. Courses were held. CA 2: Partially implemented More follow.',
      ).findings,
    ).toMatchObject([
      {
        number: 'CA 1',
        title: 'Scan all files.',
        status: 'done',
        measures: [{ text: 'Scanning began in June.' }],
      },
      {
        number: 'CA 2',
        title: 'Train the staff.',
        status: 'partial',
        measures: [{ text: 'Courses were held.' }],
      },
    ]))

  test('a table whose columns were lost, with the status as last words', () =>
    expect(
      readText(
        'Fleet audit\n1.1 Fleet should set mileage limits. Implemented\n1.2 Fleet should audit fuel cards. In Progress',
      ).findings,
    ).toMatchObject([
      { number: '1.1', title: 'Fleet should set mileage limits.', status: 'done' },
      { number: '1.2', title: 'Fleet should audit fuel cards.', status: 'ongoing' },
    ]))

  test('a request to the council is none; what the audit found in brackets is', () =>
    expect(
      titles(
        'Recommendation: That the Board accept the report of the auditor.\nThe audit found that: (1) receipts were not deposited on time; (2) two keys were missing; and (3) refunds lacked approval.',
      ),
    ).toEqual(['receipts were not deposited on time', 'two keys were missing', 'refunds lacked approval']))

  test('lettered recommendations with replies, target dates and a page header between them', () =>
    expect(
      readText(
        'Conclusion 2: The catalogue is out of date.\n2a: The Faculty should review it.\nResponse 2a: A review group was set up.\nTarget implementation date: Spring 2022\nPage 3: Response to the Committee\n2b: The Registrar should publish it.\nTarget implementation date: June 2022',
      ).findings,
    ).toMatchObject([
      {
        number: '2a',
        dueRaw: 'Spring 2022',
        dueOn: null,
        measures: [{ text: 'A review group was set up.' }],
      },
      { number: '2b', dueOn: '2022-06-30' },
    ]))
})
