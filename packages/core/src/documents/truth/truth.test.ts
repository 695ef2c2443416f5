import { expect, test } from 'vitest'
import { countedOf } from '../counted-of.ts'
import type { CheckedStatement } from './checked-statement.ts'
import { checkParagraphs } from './truth.ts'
import { labelledSentences } from './truth-sentences.testing.ts'
import { kindsOfSentences } from './truth-kinds.testing.ts'
import { sentencesOf } from './clauses.ts'
import { parkCounted } from './truth-park.testing.ts'
import { fifthSentences } from './truth-strangers-fifth.testing.ts'
import { sixthStrangersSentences, zoneSentences } from './truth-strangers-sixth.testing.ts'
import { strangersSentences } from './truth-strangers.testing.ts'
import { secondStrangersSentences } from './truth-strangers-second.testing.ts'
import { thirdStrangersSentences } from './truth-strangers-third.testing.ts'
import { fourthStrangersSentences } from './truth-strangers-fourth.testing.ts'
import { englishSentences, furtherSentences } from './truth-further.testing.ts'
import { sentencesAsPublished } from './truth-published.testing.ts'
import { sampleCounted, sampleFacts } from './truth-sample.testing.ts'
import { zoneCounted } from './truth-zone.testing.ts'

function check(text: string, above = ''): readonly CheckedStatement[] {
  return checkParagraphs([{ text, above }], sampleCounted).statements
}

function told(text: string, above = ''): readonly string[] {
  return check(text, above).map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('of sixty labelled sentences 29 of 30 wrong ones are named, and no right one', () => {
  const isNamed = (text: string): boolean => check(text).some(({ verdict }) => verdict === 'wrong')
  const named = labelledSentences.filter(([, text]) => isNamed(text))
  const rightly = named.filter(([label]) => label === 'wrong')
  const wrong = labelledSentences.filter(([label]) => label === 'wrong')
  expect([labelledSentences.length, wrong.length]).toEqual([60, 30])
  expect(rightly.length).toBeGreaterThanOrEqual(29)
  expect(named.length).toBe(rightly.length)
})

test('of kinds of sentences nine of ten wrong ones are named, and no right one', () => {
  const isNamed = (text: string): boolean => check(text).some(({ verdict }) => verdict === 'wrong')
  expect(kindsOfSentences.length).toBeGreaterThan(130)
  const named = kindsOfSentences.filter(([, text]) => isNamed(text))
  const wrong = kindsOfSentences.filter(([label]) => label === 'wrong')
  expect(named.filter(([label]) => label === 'right')).toEqual([])
  expect(named.length / wrong.length).toBeGreaterThanOrEqual(0.9)
})

test('of sixty sentences about facts that nobody here had seen no right one is named, and 21 of 30 wrong ones are', () => {
  const isNamed = (text: string): boolean => {
    const { statements, contradictions } = checkParagraphs([{ text, above: '' }], parkCounted)
    return statements.some(({ verdict }) => verdict === 'wrong') || contradictions.length > 0
  }
  const named = fourthStrangersSentences.filter(([, text]) => isNamed(text))
  expect(fourthStrangersSentences.filter(([label]) => label === 'wrong').length).toBe(30)
  expect(named.filter(([label]) => label === 'right')).toEqual([])
  expect(named.length).toBeGreaterThanOrEqual(21)
})

test('of forty sentences in the ways of task lists and audits all wrong ones are named, and no right one', () => {
  const isNamed = (text: string): boolean =>
    checkParagraphs([{ text, above: '' }], parkCounted).statements.some(({ verdict }) => verdict === 'wrong')
  expect(fifthSentences.length).toBe(40)
  expect(fifthSentences.filter(([label, text]) => isNamed(text) !== (label === 'wrong'))).toEqual([])
})

test('of sentences about records of which every day is known no right one is named, and nine of ten wrong ones are', () => {
  const isNamed = (text: string): boolean => {
    const { statements, contradictions } = checkParagraphs([{ text, above: '' }], zoneCounted)
    return statements.some(({ verdict }) => verdict === 'wrong') || contradictions.length > 0
  }
  const sentences = [...sixthStrangersSentences, ...zoneSentences]
  const named = sentences.filter(([, text]) => isNamed(text))
  const wrong = sentences.filter(([label]) => label === 'wrong')
  expect([sentences.length, wrong.length]).toEqual([183, 92])
  expect(named.filter(([label]) => label === 'right')).toEqual([])
  expect(named.length / wrong.length).toBeGreaterThanOrEqual(0.9)
})

test('where it is not certain what a number is of, it is not looked up, and not wrong', () => {
  // Words that nobody here understands may say which ones they are.
  expect(told('28条措施经比对复核销号。')).toEqual(['28条 unsure'])
  expect(told('28条措施已销号。')).toEqual(['28条 wrong: 25'])
  // What the sentence says before it makes it true: 15 of the time-bound ones.
  expect(told('限期整改措施推进有序，结合实际，累计销号15条。').at(-1)).not.toContain('wrong')
  // What stood before it was not understood: these are of that.
  expect(told('某镇3个问题均未销号，12条措施销号3条。').filter((one) => one.includes('wrong'))).toEqual([])
  // Nothing can be closed and open.
  expect(told('9条措施已具备销号条件并提交审核。')).toEqual(['9条 unsure'])
  // A finding in other words than those of the record.
  expect(told('针对“资金使用绩效不高”的问题，财政局牵头的6条措施均已销号。').at(-1)).toBe('6条 unsure')
  // Steps of work are no count.
  expect(told('坚持“一个问题、一套方案”。')).toEqual([])
})

test('a number that is in doubt contradicts nothing', () => {
  const paragraphs = ['28条措施经比对复核销号。', '25条措施已销号。'].map((text) => ({ text, above: '' }))
  expect(checkParagraphs(paragraphs, sampleCounted).contradictions).toEqual([])
})

test('a name with a mark in it is read as one', () => {
  expect(
    checkParagraphs(
      [
        {
          text: '针对“专项资金拨付不及时，涉及资金186.5万元”的问题，财政金融局牵头的3条措施已销号。',
          above: '',
        },
      ],
      parkCounted,
    ).statements.map(({ said, verdict }) => `${said} ${verdict}`),
  ).toEqual(['3条 wrong'])
})

test('a page without marks is read in pieces, so that each number is held against what stands near it', () => {
  for (const text of [
    '一'.repeat(10_000),
    '措施'.repeat(5000),
    '措施52条'.repeat(2000),
    '9'.repeat(10_000),
  ]) {
    const sentences = sentencesOf(text)
    expect(Math.max(...sentences.map((one) => one.text.length))).toBeLessThanOrEqual(600)
    expect(sentences.map((one) => one.text).join('')).toBe(text)
  }
  expect(sentencesOf('措施52条'.repeat(2000)).filter(({ text }) => /^\d|\d$/u.test(text))).toEqual([])
})

test.each([
  ['first', strangersSentences],
  ['second', secondStrangersSentences],
  ['third', thirdStrangersSentences],
])(
  'of sixty sentences that the %s stranger labelled at least 27 of 30 wrong ones are named, and of ten named nine are wrong',
  (_, sentences) => {
    const named = sentences.filter(([, text]) => check(text).some(({ verdict }) => verdict === 'wrong'))
    const rightly = named.filter(([label]) => label === 'wrong').length
    expect(sentences.filter(([label]) => label === 'wrong').length).toBe(30)
    expect(rightly).toBeGreaterThanOrEqual(27)
    expect(rightly / named.length).toBeGreaterThanOrEqual(0.9)
  },
)

test('of sentences as they are published nine of ten wrong ones are named, and of ten named nine are wrong', () => {
  const isNamed = (text: string): boolean => {
    const { statements, contradictions } = checkParagraphs([{ text, above: '' }], sampleCounted)
    return statements.some(({ verdict }) => verdict === 'wrong') || contradictions.length > 0
  }
  const sentences = [...sentencesAsPublished, ...furtherSentences]
  const named = sentences.filter(([, text]) => isNamed(text))
  const rightly = named.filter(([label]) => label === 'wrong').length
  const wrong = sentences.filter(([label]) => label === 'wrong').length
  expect([sentences.length, wrong]).toEqual([456, 196])
  expect(rightly / wrong).toBeGreaterThanOrEqual(0.9)
  expect(rightly / named.length).toBeGreaterThanOrEqual(0.9)
})

test('of English sentences the wrong ones are named, and no right one', () => {
  const isNamed = (text: string): boolean => check(text).some(({ verdict }) => verdict === 'wrong')
  expect(englishSentences.filter(([label, text]) => isNamed(text) !== (label === 'wrong'))).toEqual([])
})

test('the rest is what the whole leaves when its parts are taken off', () => {
  expect(told('财政局承担的8条措施已销号5条，其余2条正在抓紧落实。').at(-1)).toBe('2条 wrong: 3')
  expect(told('财政局承担的8条措施已销号5条，其余3条正在抓紧落实。').at(-1)).toBe('3条 right')
  expect(told('13个问题中，已销号2个、正在审核1个，其余10个尚未完成整改。').at(-1)).toBe('10个 right')
})

test('a fraction is a share, and near it is what lies up to ten of a hundred below', () => {
  expect(told('管理监督和廉政风险防控方面的12条措施，已完成三分之一。').at(-1)).toBe('三分之一 wrong: 25.0%')
  expect(told('管理监督和廉政风险防控方面的12条措施，已完成四分之一。').at(-1)).toBe('四分之一 right')
  expect(told('52条措施已完成近三分之二。')).toEqual(['52条 right', '三分之二 wrong: 48.1%'])
  expect(told('52条措施销号率近五成。')).toEqual(['52条 right', '五成 right'])
})

test('half is a share, more than half is more than it, and near half is a little less', () => {
  expect(told('整改措施52条，已完成过半。')).toEqual(['52条 right', '过半 wrong: 48.1%'])
  expect(told('52条措施中一半已销号。')).toEqual(['52条 right', '一半 wrong: 48.1%'])
  expect(told('财政局承担的8条措施已完成过半。').at(-1)).toBe('过半 right')
  expect(told('13个问题中半数以上已完成整改。').at(-1)).toBe('半数以上 wrong: 15.4%')
  expect(told('超过一半的措施已销号。')).toEqual(['超过一半 wrong: 48.1%'])
  expect(told('52条措施已完成近一半。')).toEqual(['52条 right', '近一半 right'])
  expect(told('工期超过半年，一半干部参加培训，一半是新任。')).toEqual([])
})

test('what stands before its number is looked up also where words of what is done with it follow', () => {
  expect(told('逐项落实整改措施7条。')).toEqual(['7条 wrong: 52'])
  expect(told('抓好整改措施7条的落实。')).toEqual(['7条 wrong: 52'])
  expect(told('推动整改措施52条落实落地。')).toEqual(['52条 right'])
  expect(told('整改措施25条落实到位。')).toEqual(['25条 right'])
})

test('two shares with 至 between them are the least and the most of any category', () => {
  expect(told('各方面措施完成率在25%至62.5%之间。')).toEqual(['25% right', '62.5% right'])
  expect(told('各方面措施完成率在30%至60%之间。')).toEqual(['30% wrong: 25%', '60% wrong: 63%'])
})

test('what somebody leads is theirs, or all where they only speak', () => {
  expect(told('程若谷同志牵头整改5个问题、20条措施。')).toEqual(['5个 right', '20条 right'])
  expect(told('程若谷同志牵头整改6个问题。')).toEqual(['6个 wrong: 5'])
  expect(told('程若谷同志听取52条措施的进展。')).toEqual(['52条 right'])
})

test('that nothing is late is looked up too', () => {
  expect(told('52条措施均按期推进，没有逾期事项。')).toEqual(['52条 right', '没有逾期 wrong: 5'])
  expect(told('基层组织和干部队伍建设方面没有逾期事项。')).toEqual(['没有逾期 right'])
})

test('a wrong number is named beside that of the records, with its place', () => {
  expect(check('共52条措施，已销号26条。')[1]).toMatchObject({
    said: '26条',
    place: { paragraph: 0, from: 10, to: 13 },
    verdict: 'wrong',
    recorded: '25',
    counting: { thing: 'measure', marks: ['closed'] },
  })
})

test('a right number opens the records that it counts', () => {
  const [late] = check('尚有5条措施逾期。')
  expect(late).toMatchObject({ verdict: 'right', records: { length: 5 } })
})

test('numbers of what no record counts come from outside, and an article counts nothing', () => {
  expect(told('制定制度12项，走访企业36家，回访满意率98%。')).toEqual([
    '12项 outside',
    '36家 outside',
    '98% outside',
  ])
  expect(told('自查发现同类问题37个，其中已整改30个。')).toEqual(['37个 outside', '30个 outside'])
  expect(told('这是一个系统工程，也是一项长期任务。')).toEqual([])
})

test('days, years, ordinals and numbers of documents count nothing', () => {
  expect(told('2026年6月1日，第3次会议印发〔2026〕3号文件，研究第5个问题。')).toEqual([])
  expect(told('On 1 June 2026, item 3 was read.')).toEqual([])
})

test('a heading says of what a paragraph counts', () => {
  const heading = '关于“产业规划落地见效偏慢”问题的整改。'
  expect(told('整改措施4条，已销号2条。', heading)).toEqual(['4条 right', '2条 right'])
  expect(told('整改措施4条，已销号3条。', heading)).toEqual(['4条 right', '3条 wrong: 2'])
})

test('what is said with 余 or 多 holds up to the next step', () => {
  expect(told('20余条措施已销号。')).toEqual(['20余条 right'])
  expect(told('30余条措施已销号。')).toEqual(['30余条 wrong: 25'])
})

test('what the source states is true as its statement, also where the records count otherwise', () => {
  const rectification = { announced: { ...sampleFacts.rectification.announced, measures: 60 } }
  const counted = countedOf({ ...sampleFacts, rectification })
  const verdictOf = (text: string) => checkParagraphs([{ text, above: '' }], counted).statements[0]?.verdict
  expect(verdictOf('巡察反馈60条措施。')).toBe('right')
  expect(verdictOf('共有60条措施。')).toBe('wrong')
  expect(verdictOf('共有52条措施。')).toBe('right')
})

test('two paragraphs that contradict each other are named with both places', () => {
  const paragraphs = ['已销号25条措施。', '各部门抓紧办理。', '截至目前，已销号27条措施。'].map((text) => ({
    text,
    above: '',
  }))
  expect(checkParagraphs(paragraphs, sampleCounted).contradictions).toEqual([
    [
      expect.objectContaining({ said: '25条', place: { paragraph: 0, from: 3, to: 6 } }),
      expect.objectContaining({ said: '27条', place: { paragraph: 2, from: 8, to: 11 } }),
    ],
  ])
})

test('also where the number is of no record', () => {
  const paragraphs = ['共召开推进会6场，制定制度12项。', '一年来，制定制度15项。'].map((text) => ({
    text,
    above: '',
  }))
  expect(checkParagraphs(paragraphs, sampleCounted).contradictions).toMatchObject([
    [{ said: '12项' }, { said: '15项' }],
  ])
})

test('a number is read whole, also where its last digit and the word behind it would say that none is', () => {
  expect(told('尚有11个问题未销号。')).toEqual(['11个 right'])
  expect(told('13个问题已完成整改销号2个，尚有11个未销号。')).toEqual([
    '13个 right',
    '2个 right',
    '11个 right',
  ])
  expect(told('长期坚持类措施一条都未销号。')).toEqual(['一条都未销号 right'])
})

test('what is said to be all closed is of what was counted right before it', () => {
  expect(told('长期坚持类措施3条，已全部销号。')).toEqual(['3条 right', '已全部销号 wrong: 3'])
  expect(told('立行立改类措施10条，已全部销号。')).toEqual(['10条 right', '已全部销号 right'])
  expect(told('共检查企业3家，已全部完成。')).toEqual(['3家 outside'])
})

test('units of which all measures are closed are counted, and one that is named is no count', () => {
  expect(told('9个责任部门中，已有5个部门的整改措施全部销号。').at(-1)).toBe('5个 wrong: 1')
  expect(told('九个责任部门中，目前仅组织人事局一家的整改措施全部销号。')).toEqual([
    '九个 right',
    '目前仅组织人事局一家的整改措施全部销号 unsure',
  ])
})

test('who counts problems by 个 means measures by 条: one word of lateness is one count', () => {
  const before = '13个问题中已有两个完成整改，'
  expect(told(`${before}逾期5条。`).at(-1)).toBe('5条 right')
  expect(told(`${before}逾期4条。`).at(-1)).toBe('4条 wrong: 5')
  expect(told(`${before}逾期4个。`).at(-1)).toBe('4个 right')
})

test('a report that was due is late in the check as in the light, and another number beside it is named', () => {
  const [first] = sampleFacts.measures.filter(
    ({ timeClass, dueOn }) => timeClass === 'continuous' && dueOn === '2026-05-20',
  )
  expect(first?.status).toBe('underway')
  expect(told('逾期的长期坚持措施1条。').at(-1)).toBe('1条 right')
  const paragraphs = ['整改措施逾期5条。', '整改措施超过计划时限4条。'].map((text) => ({ text, above: '' }))
  expect(checkParagraphs(paragraphs, sampleCounted).contradictions).toMatchObject([
    [{ said: '5条' }, { said: '4条' }],
  ])
})
