import { expect, test } from 'vitest'
import { nameUpTo, textUpTo } from './contract.ts'

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
