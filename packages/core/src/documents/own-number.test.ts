import { expect, test } from 'vitest'
import { textOf } from './document.ts'
import { circularOf } from './circular.ts'
import { noticeOf } from './notice.ts'
import { withoutOwnNumber } from './own-number.ts'
import { progressOf } from './progress.ts'
import { planOf } from './rectification-plan.ts'
import { aFinding, aMeasure, someStanding } from './standing.testing.ts'

test('a number that words begin with is left out, and one that they speak of stays', () => {
  expect(
    ['2.建立台账', '（2）建立台账', '2、建立台账', '③建立台账', '三、建立台账'].map(withoutOwnNumber),
  ).toEqual(Array(5).fill('建立台账'))
  expect(
    ['3.5公里河道清淤', '2026年起每月抽查', '（试行）办法', '一、二期项目'].map(withoutOwnNumber),
  ).toEqual(['3.5公里河道清淤', '2026年起每月抽查', '（试行）办法', '一、二期项目'])
})

test('whatever lists measures puts one number before each, also where their words bring one', () => {
  const late = { dueOn: someStanding().since.day }
  const measures = [
    aMeasure(1, { text: '1.修订制度。', ...late }),
    aMeasure(2, { text: '（2）建立台账。', ...late }),
  ]
  const facts = someStanding({ measures, findings: [aFinding(1, { title: '3.办事慢' })], changes: [] })
  const lines = [noticeOf, planOf, progressOf, circularOf].flatMap((write) =>
    write(facts).blocks.map((block) => textOf(block)),
  )
  const doubled = /^[（(]?\d+[）).、]?\s*(?:“|关于“)?[（(]?\d+(?:-\d+|[）).、])/u
  expect(lines.filter((line) => doubled.test(line))).toEqual([])
  expect(lines.filter((line) => line.startsWith('（2）建立台账。')).length).toBe(3)
  expect(lines.filter((line) => line.startsWith('1-2 建立台账，责任部门综合执法局')).length).toBe(2)
  expect(lines).toContain('1.关于“办事慢”问题的整改。')
})
