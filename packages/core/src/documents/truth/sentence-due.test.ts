import { expect, test } from 'vitest'
import { zoneCounted } from './truth-zone.testing.ts'
import { checkParagraphs } from './truth.ts'

function told(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], zoneCounted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('what was due by a day is counted whether it is closed or not, and its parts are of that', () => {
  expect(told('应于8月底前完成的措施44项，实际完成40项，未完成4项。')).toEqual([
    '44项 right',
    '40项 right',
    '4项 right',
  ])
  expect(told('应于8月底前完成的措施44项，实际完成41项，未完成4项。').at(1)).toContain('41项 wrong')
  expect(told('未销号措施中，完成时限在11月的有3项。')).toEqual(['3项 wrong: 2'])
})

test('what came since a day or since the last report is told apart from what was then', () => {
  expect(told('7月31日以来，又有13项措施完成整改。')).toEqual(['13项 right'])
  expect(told('上期以来受理销号申请21件，退回5件。')).toEqual(['21件 wrong: 20', '5件 right'])
  expect(told('9月以来新办结5项，比8月少3项。')).toEqual(['5项 right', '3项 right'])
  expect(told('9月以来新办结5项，比8月少4项。')).toEqual(['5项 right', '4项 wrong: 3'])
})

test('what was closed by its day and what was closed late are counted where every day is known', () => {
  expect(told('按期销号的措施40项，逾期后销号的5项。')).toEqual(['40项 right', '5项 wrong: 4'])
})

test('claims are told by what was decided on them, and what others have is what is left', () => {
  expect(told('各部门提交销号申请57件，经审核同意销号45件，不予通过退回8件。')).toEqual([
    '57件 right',
    '45件 wrong: 44',
    '8件 right',
  ])
  expect(told('逾期的4项措施中，经济发展局有2项，其他部门合计3项。').at(-1)).toBe('3项 wrong: 2')
})

test('a share that is none of anything that its sentence names is wrong', () => {
  expect(told('与上次通报相比，本次新增销号措施13项，销号率由58.6%提高到71.0%。')).toEqual([
    '13项 right',
    '58.6% wrong: 50.0%',
    '71.0% right',
  ])
})
