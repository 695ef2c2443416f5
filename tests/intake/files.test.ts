import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { readDocument } from '@bihuan/readers/read-document.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { describe, expect, test } from 'vitest'

// Files with faults that were seen in real files; they are not part of the project and are read where they lie beside it.
const folder = new URL('../../../shared/intake/files/', import.meta.url)
const isThere = existsSync(folder)

async function textOf(name: string): Promise<string> {
  const bytes = new Uint8Array(await readFile(new URL(name, folder)))
  const answer = await readDocument({ name, bytes }, { limits: readingLimits, onProgress: () => undefined })
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.code}`)
  return answer.value.text
}

async function read(name: string): Promise<Draft> {
  return readText(await textOf(name))
}

test(`files with faults of real ones ${isThere ? 'lie' : 'do not lie'} beside the project`, () => {
  expect(isThere === existsSync(folder)).toBe(true)
})

describe.runIf(isThere)('files with faults of real ones', () => {
  test('automatic numbers alone in their cells are those of the findings', async () => {
    const { findings } = await read('d01-auto-number-alone-in-cell.docx')
    expect(findings.map(({ number, title }) => [number, title])).toEqual([
      ['1', '台账登记不全'],
      ['2', '合同到期未续'],
      ['3', '消防通道堆物'],
    ])
  })

  test.each([
    ['d05-form-fields.docx', ['整改状态：已完成', '是否完成：☑是 □否']],
    ['d07-wingdings-low-code.docx', ['是否完成：☑是 □否', '是否销号：☑是 □否', '是否公示：☒是 □否']],
    ['d10-fraction.docx', ['完成率不足1/2。']],
    ['d12-style-separator.docx', ['（一）台账登记不全。整改措施：补录台账。']],
  ])('%s keeps what Word shows', async (name, lines) => {
    expect((await textOf(name)).split('\n')).toEqual(lines)
  })

  test('what a form asks for in its row is no measure', async () => {
    const { findings } = await read('d08-notice-form-with-notes.docx')
    expect(findings.map(({ dueOn, measures }) => [dueOn, measures])).toEqual([
      ['2024-03-10', []],
      ['2024-03-08', []],
    ])
  })

  test('rows hidden by a filter are read', async () => {
    expect((await read('x01-rows-hidden-by-filter.xlsx')).findings).toHaveLength(3)
  })

  test('words for a state say how far an item is', async () => {
    const { findings } = await read('x02-status-words.xlsx')
    const states = findings.flatMap(({ measures }) =>
      measures.map(({ state, stateRaw }) => `${stateRaw} ${state}`),
    )
    expect(states.slice(0, 10).join(', ')).toBe(
      '关闭 done, 已关闭 done, 已闭环 done, 开放 notDone, 未关闭 notDone, 未闭环 notDone, 合格 done, 不合格 notDone, 未整改 notDone, 整改中 notDone',
    )
    expect(states.slice(10).join(', ')).toBe(
      '已整改 done, Closed done, Open notDone, 逾期 notDone, 延期 notDone, 待整改 notDone, 待复查 unclear, 进行中 notDone, √ done',
    )
  })

  test('a merged day holds for both measures', async () => {
    const { findings } = await read('x04-merged-deadline.xlsx')
    expect(findings.map(({ measures }) => measures.map(({ dueOn }) => dueOn))).toEqual([
      ['2024-06-30', '2024-06-30'],
      ['2024-07-31'],
    ])
  })

  test.each([
    ['x06-poam.xlsx', ['V-1', 'V-2'], ['Disable the accounts and review monthly.', 'Patch the servers.']],
    [
      'x07-corrective-action-plan.xlsx',
      ['2023-001', '2023-002'],
      [
        'Reconcile the ledger every month; responsible: finance director.',
        'Train the staff before June 2024.',
      ],
    ],
  ])('%s is read below its block of headings', async (name, numbers, texts) => {
    const { findings } = await read(name)
    expect(findings.map(({ number }) => number)).toEqual(numbers)
    expect(findings.flatMap(({ measures }) => measures.map(({ text }) => text))).toEqual(texts)
  })

  test('the problem is the title, and its level is not', async () => {
    const { findings } = await read('x08-level-before-problem.xlsx')
    expect(findings.map(({ title }) => title)).toEqual(['配电箱未上锁', '基坑未支护'])
  })

  test('days are read in every form, but for words that name none', async () => {
    const { findings } = await read('x10-dates.xlsx')
    const unread = findings.flatMap(({ measures }) =>
      measures.flatMap(({ dueOn, dueRaw }) => (dueOn === null ? [dueRaw] : [])),
    )
    expect([findings.length, unread]).toEqual([21, ['立行立改', '长期']])
    const english = await read('x13-english-dates.xlsx')
    expect(english.findings[0]?.measures[0]?.dueOn).toBe('2024-06-30')
  })

  test('headings over two rows name their columns, and who leads is not who does the work', async () => {
    const plain = await read('x15-two-row-header-plain.xlsx')
    expect(plain.findings.map(({ number }) => number)).toEqual(['1', '2'])
    expect(plain.findings[0]?.measures).toMatchObject([{ owners: ['办公室'], dueOn: '2024-06-30' }])
    const people = await read('x16-responsible-person.xlsx')
    expect(people.findings[0]?.measures).toMatchObject([{ leader: '周某', handlers: ['李某'] }])
  })
})
