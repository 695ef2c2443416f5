import { expect, test } from 'vitest'
import { passageAt } from './passage.ts'

function at(text: string, said: string): string {
  const from = text.indexOf(said)
  return passageAt(text, { from, to: from + said.length })
}

test('what is quoted begins behind a mark and ends before one', () => {
  expect(at('各部门抓紧办理。经党工委走访企业15家，已销号26条，其余继续推进。', '26条')).toBe(
    '经党工委走访企业15家，已销号26条',
  )
  expect(at('细化分解为7条整改措施。', '7条')).toBe('细化分解为7条整改措施')
  expect(at('Of 1,200 invoices, 3 were late. 5 measures are overdue.', '5 measures')).toBe(
    '5 measures are overdue',
  )
})

test('of a long sentence its clause alone is quoted', () => {
  const text = '坚持以问题为导向把整改工作作为当前一项重要政治任务全力抓紧抓实抓到位，52条措施已销号26条。'
  expect(at(text, '26条')).toBe('52条措施已销号26条')
})

test('of a list that is long the part is quoted, and what is longer still is cut outside of its numbers', () => {
  const list = `涉及${'投资促进局、规划建设局、'.repeat(5)}财政局5条、其他单位3条。`
  expect(at(list, '5条')).toBe('财政局5条')
  const long = `${'甲'.repeat(18)}1234${'乙'.repeat(17)}已销号26条${'丙'.repeat(40)}。`
  const quoted = at(long, '26条')
  expect(quoted.length).toBeLessThanOrEqual(42)
  expect(quoted).toMatch(/^…乙+已销号26条丙+…$/u)
})
