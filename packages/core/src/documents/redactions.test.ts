import { expect, test } from 'vitest'
import { id } from '../kernel/id.ts'
import { counted, type DocumentModel, quote, runsOf, sentence, textOf } from './document.ts'
import { abridged, leftIn, redactionFault, redactionsIn } from './redactions.ts'

const measure = id<'measure'>('00000000-0000-4000-8000-000000000001')
const model: DocumentModel = {
  title: '通报',
  language: 'zh',
  blocks: [
    { kind: 'title', runs: sentence`通报` },
    {
      kind: 'heading',
      level: 3,
      runs: sentence`1.关于“${quote('某项目违规发包', 'measure', measure)}”问题的整改。`,
    },
    {
      kind: 'paragraph',
      runs: sentence`整改措施${counted('measure', [{ id: measure }])}条。追回${quote('某项目违规发包款37万元', 'measure', measure)}。`,
    },
    { kind: 'signature', lines: ['新区', '2026年6月1日'] },
  ],
}

test('an abridged notice shows a passage nowhere, keeps its figures, and says that they count what is left out', () => {
  const short = abridged(model, redactionsIn('某项目违规发包｜涉及未公开的案件\n'))
  expect(short.blocks.map(textOf)).toEqual([
    '通报',
    '1.关于“（略）”问题的整改。',
    '整改措施1条。追回（略）款37万元。',
    '本通报有2处内容按有关规定作了删节，各项数字包括删节的内容。',
    '新区\n2026年6月1日',
  ])
  expect(short.blocks.flatMap(runsOf).filter(({ kind }) => kind === 'figure')).toHaveLength(1)
})

test('a passage across what several records say is left out too', () => {
  const short = abridged(model, redactionsIn('追回某项目｜个人信息'))
  expect(short.blocks.map(textOf).join('\n')).not.toContain('追回某项目')
  expect(short.blocks.map(textOf)[2]).toBe('整改措施1条。（略）违规发包款37万元。')
})

test('passages that overlap are left out together, whichever is said first, and count as one place', () => {
  const lines = ['某项目违规发包款｜甲', '违规发包款37万｜乙', '违规发包款37万｜乙']
  for (const one of [lines, lines.toReversed()]) {
    const texts = abridged(model, redactionsIn(one.join('\n'))).blocks.map(textOf)
    expect(texts[2]).toBe('整改措施1条。追回（略）元。')
    expect(texts[3]).toBe('本通报有1处内容按有关规定作了删节，各项数字包括删节的内容。')
  }
})

test('an attachment calls itself one where it says that something is left out', () =>
  expect(abridged(model, redactionsIn('某项目｜未公开'), '附件').blocks.map(textOf)[3]).toBe(
    '本附件有2处内容按有关规定作了删节，各项数字包括删节的内容。',
  ))

test('what signs is left out as well', () =>
  expect(abridged(model, redactionsIn('2026年6月｜未公开')).blocks.map(textOf).at(-1)).toBe(
    '新区\n（略）1日',
  ))

test('a passage that people wrote into an abridged notice again is named with its line and place', () => {
  const redactions = redactionsIn('从未写过｜案件\n违规发包｜案件')
  const byHand = { model, handWritten: [false, false, true, false] }
  expect(leftIn(byHand, redactions)).toEqual({
    code: 'REDACTION_SAID',
    params: { line: 2, place: '整改措施1条。追回某项目违规发包款37万元。' },
  })
  expect(leftIn({ model, handWritten: [false, false, false, false] }, redactions)).toBeNull()
})

test('nothing is left out where nothing is said', () => expect(abridged(model, [])).toEqual(model))

test.each([
  ['a line without a reason', '某项目违规发包', 1],
  ['a passage that stands nowhere', '违规发包｜案件\n从来没有写过｜案件', 2],
])('%s is named by its line', (_, lines, line) => {
  expect(redactionFault(model, redactionsIn(lines))).toEqual({ code: 'REDACTION_UNFIT', params: { line } })
})

test('a single character is refused for being one, also where it takes two units', () => {
  for (const lines of ['款｜案件', '𠮷｜案件'])
    expect(redactionFault(model, redactionsIn(lines))).toEqual({
      code: 'REDACTION_UNFIT',
      params: { line: 1 },
    })
})

test('passages with a reason that stand in the notice are fit', () =>
  expect(redactionFault(model, redactionsIn('违规发包｜案件\n37万元|未公开'))).toBeNull())

test('it is left out of the title, of tables and of what is attached, each place counted, and of each as often as it stands there', () => {
  const cell = { runs: sentence`张某某与张某某的往来` }
  const paper: DocumentModel = {
    title: '关于张某某案的通报',
    language: 'zh',
    blocks: [
      { kind: 'table', columns: [], rows: [[cell, { runs: sentence`其他` }]] },
      { kind: 'attachments', items: ['张某某的说明', '清单'] },
    ],
  }
  const short = abridged(paper, redactionsIn('张某某｜个人信息'))
  expect(JSON.stringify(short)).not.toContain('张某某')
  expect(short.title).toBe('关于（略）案的通报')
  expect(short.blocks.map(textOf)).toEqual([
    expect.stringContaining('（略）与（略）的往来'),
    expect.stringContaining('（略）的说明'),
    '本通报有3处内容按有关规定作了删节，各项数字包括删节的内容。',
  ])
})

test('what is left of a number is a figure no more', () => {
  const measures = Array.from({ length: 12 }, () => ({ id: measure }))
  const paper: DocumentModel = {
    ...model,
    blocks: [{ kind: 'paragraph', runs: sentence`措施${counted('measure', measures)}条。` }],
  }
  const [short] = abridged(paper, redactionsIn('措施1｜未公开')).blocks
  expect(short && runsOf(short)).toEqual([
    { kind: 'words', text: '（略）' },
    { kind: 'words', text: '2' },
    { kind: 'words', text: '条。' },
  ])
})

const ways = [
  ['as it stands', '光电产业补链2期'],
  ['with a sign that no eye sees', '光电\u200B产业\uFEFF补\u00AD链2期'],
  ['with blanks, narrow, wide and unbroken', '光电 产业\u3000补\u00A0链2 期'],
  ['with a break', '光电\n产业补链2期'],
  ['in wide digits', '光电产业补链２期'],
] as const

test.each(ways)(
  'a passage is the same words %s: by hand it is named, in the records it is left out',
  (_, words) => {
    const redactions = redactionsIn('光电产业补链2期｜涉密')
    const lines = words.split('\n').map((text) => ({ kind: 'paragraph', runs: sentence`${text}` }) as const)
    const blocks = [
      ...lines.slice(0, -1),
      { kind: 'paragraph', runs: sentence`前言。${lines.at(-1)?.runs ?? []}是重点。` } as const,
    ]
    const whole = words.includes('\n') ? lines : blocks
    const byHand = { model: { ...model, blocks: whole }, handWritten: whole.map(() => true) }
    expect(leftIn(byHand, redactions)).toMatchObject({ code: 'REDACTION_SAID', params: { line: 1 } })
    const ofRecords = { ...model, blocks: [{ kind: 'paragraph', runs: sentence`推进${words}。` } as const] }
    expect(abridged(ofRecords, redactions).blocks.map(textOf)[0]).toBe('推进（略）。')
    expect(redactionFault(ofRecords, redactions)).toBeNull()
  },
)

test('other words are left alone, and a passage of nothing that is seen is none', () => {
  const blocks = [{ kind: 'paragraph', runs: sentence`光电产业补链1期、产业光电补链2期。` } as const]
  const short = abridged({ ...model, blocks }, redactionsIn('光电产业补链2期｜涉密'))
  expect(short.blocks.map(textOf)).toEqual(['光电产业补链1期、产业光电补链2期。'])
  const nothing = redactionsIn('\u200B\u200B｜涉密')
  expect(redactionFault({ ...model, blocks }, nothing)).toMatchObject({ code: 'REDACTION_UNFIT' })
  expect(abridged({ ...model, blocks }, nothing).blocks).toEqual(blocks)
})

test('a passage is found whichever form a letter has at the end of a word', () => {
  const greek: DocumentModel = { ...model, blocks: [{ kind: 'paragraph', runs: sentence`见 ΟΔΟΣ 一案` }] }
  expect(abridged(greek, redactionsIn('Οδος一案｜案件')).blocks.map(textOf)[0]).toBe('见 （略）')
})
