import { expect, test } from 'vitest'
import { lineUpTo, nameUpTo, textUpTo } from './contract.ts'

test.each(['\u200B', '\u202E\u200B', '\u3164', '\u2060'])('a text of %j alone is none', (text) => {
  expect(textUpTo(10).safeParse(text).success).toBe(false)
})

test.each(['', '已完成', '👨\u200D👩\u200D👧', '第\u200B一'])('the text %j is one', (text) => {
  expect(textUpTo(20).safeParse(text).success).toBe(true)
})

test.each(['温如玉\u200B', '\u202E玉如温', '\u3164', '温\t如玉', ''])('%j is no name', (name) => {
  expect(nameUpTo(50).safeParse(name).success).toBe(false)
})

test.each(['温如玉', 'Anna  Berg', '阿依古丽·买买提', '\uE001一'])('%j is a name', (name) => {
  expect(nameUpTo(50).safeParse(name).success).toBe(true)
})

test.each([
  ['说明\u202Etxt.exe', '说明txt.exe'],
  ['\u2066已销号\u2069三条', '已销号三条'],
  ['附件\u202A一 \u202C', '附件一'],
])('of the text %j is taken %j: nothing is shown in another order than it is written', (text, taken) => {
  expect(textUpTo(20).parse(text)).toBe(taken)
})

test.each([
  ['某某\n某某', '某某 某某'],
  ['电话：010\r\n  邮箱：a@b.cn', '电话：010 邮箱：a@b.cn'],
  ['一\u2028二\t三', '一 二 三'],
  ['某某  办公室', '某某  办公室'],
])('%j is one line: %j', (text, line) => {
  expect(lineUpTo(30).parse(text)).toBe(line)
})
