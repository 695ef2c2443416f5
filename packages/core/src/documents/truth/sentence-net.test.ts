import { expect, test } from 'vitest'
import { sampleCounted } from './truth-sample.testing.ts'
import { checkParagraphs } from './truth.ts'

function told(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], sampleCounted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('more than there are of a kind is wrong, whatever the words say that nobody here understands', () => {
  expect(told('80条措施逐条过堂。')).toEqual(['80条 wrong: 52'])
  expect(told('对尚未启动的9条措施实行清单管理。')).toEqual(['9条 wrong: 6'])
  expect(told('整改启动以来，28条措施通过验收销号。')).toEqual(['28条 wrong: 25'])
  // As many there are: which ones it means nobody can say.
  expect(told('对尚未启动的5条措施实行清单管理。')).toEqual(['5条 unsure'])
})

test('what words say that nobody understands between a noun and how it stands is not of all of it', () => {
  expect(told('28条措施明确了销号标准。')).not.toContain('28条 wrong: 25')
  expect(told('会议研究解决问题37个。')).toEqual(['37个 outside'])
  expect(told('排查企业101家，需整改隐患515个，已整改479个。').join()).not.toContain('wrong')
})
