import { expect, test } from 'vitest'
import { checkParagraphs } from './truth.ts'
import { sampleCounted } from './truth-sample.testing.ts'

function told(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], sampleCounted).statements.map(
    ({ said, verdict }) => `${said} ${verdict}`,
  )
}

test('what is said of findings and measures by their numbers is told as not looked up, and refused by nothing', () => {
  expect(told('问题3、问题4、问题6、问题9各销号1条措施。')).toEqual(['1条 unsure'])
  expect(told('问题8已完成整改。')).toEqual(['问题8 unsure'])
  expect(told('措施3-3已销号。')).toEqual(['措施3-3 unsure'])
  expect(told('3-3、7-3均已按期完成。')).toEqual(['3-3、7-3 unsure'])
})

test('counts, ranges and days name nothing', () => {
  expect(told('反馈问题13个，整改措施52条。')).toEqual(['13个 right', '52条 right'])
  expect(told('反馈问题14个。')).toEqual(['14个 wrong'])
  expect(told('每周走访5-10家企业，电话0571-88。')).toEqual([])
  expect(told('2026-05-20 召开会议。')).toEqual([])
})
