import { expect, test } from 'vitest'
import { countedOf } from '../counted-of.ts'
import { numberedIn } from './numbered.ts'
import { plainNumbers } from './plain-numbers.ts'
import { sampleFacts } from './truth-sample.testing.ts'
import { checkParagraphs } from './truth.ts'

/** The sample, with the numbers by which its findings and measures are named. */
const counted = countedOf({
  ...sampleFacts,
  findings: sampleFacts.findings.map((one, at) => ({ ...one, ordinal: at + 1 })),
  measures: sampleFacts.measures.map((one, at) => ({
    ...one,
    ordinal:
      sampleFacts.measures.slice(0, at).filter(({ findingId }) => findingId === one.findingId).length + 1,
  })),
})

function told(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], counted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('what is said of a finding or measure by its number is looked up', () => {
  expect(told('问题1已完成整改。')).toEqual(['问题1已完成整改 right'])
  expect(told('问题2已完成整改。')).toEqual(['问题2已完成整改 wrong: 1'])
  expect(told('第1、2号问题均已销号。')).toEqual(['第1、2号问题均已销号 wrong: 1'])
  expect(told('措施1-1尚未启动。')).toEqual(['措施1-1尚未启动 wrong: 1'])
  expect(told('1-1、1-2均已销号。')).toEqual(['1-1、1-2均已销号 right'])
  expect(told('第1个问题共有措施9条，已销号4条。')).toEqual(['9条 wrong: 4', '4条 right'])
  expect(told('“理论学习联系发展实际不够紧密”问题尚未销号。').at(-1)).toContain('wrong: 1')
})

test('a finding none of whose measures has begun is not started, and none that goes on', () => {
  const unbegun = sampleFacts.findings[1]
  if (unbegun === undefined) throw new Error('the sample has a second finding')
  const of = countedOf({
    ...sampleFacts,
    findings: [{ ...unbegun, status: 'open', verdict: null }],
    measures: sampleFacts.measures
      .filter(({ findingId }) => findingId === unbegun.id)
      .map((one) => ({ ...one, status: 'planned', before: null, closedOn: null })),
  })
  const verdicts = (text: string) =>
    checkParagraphs([{ text, above: '' }], of).statements.map(({ said, verdict }) => `${said} ${verdict}`)
  expect(verdicts('尚未启动的问题1个。')).toEqual(['1个 right'])
  expect(verdicts('问题均已启动。')).toEqual(['问题均已启动 wrong'])
})

test('a number that no finding has names nothing, and counts and days are none', () => {
  expect(told('问题88已完成整改。')).toEqual(['问题88 unsure'])
  expect(numberedIn('3-3、7-3均已销号')).toEqual([{ from: 0, text: '3-3、7-3', names: ['№3-3', '№7-3'] }])
  expect(numberedIn('第3、4、8个问题').map(({ names }) => names)).toEqual([['№3', '№4', '№8']])
  expect(numberedIn('反馈问题13个，5-6月走访3-5家，2026-05-20印发')).toEqual([])
})

test('words of officials are read as plain ones, but not within a name', () => {
  expect(plainNumbers('8个股室').text).toBe('8个部门')
  expect(plainNumbers('57件次，销号申请20份').text).toBe('57件，销号申请20件')
  expect(plainNumbers('阶段整改措施31项').text).toBe('限期整改措施31项')
  expect(plainNumbers('科室管理不严问题', ['科室管理不严']).text).toBe('科室管理不严问题')
  expect(told('立整立改措施11条。')).toEqual(['11条 wrong: 10'])
})
