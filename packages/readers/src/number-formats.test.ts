import { expect, test } from 'vitest'
import { formatNumber } from './number-formats.ts'

test.each([
  ['decimal', [1, 12, 305], '1 12 305'],
  ['decimalZero', [1, 9, 10], '01 09 10'],
  ['decimalFullWidth', [1, 12], '１ １２'],
  ['chineseCounting', [1, 10, 11, 20, 21, 99, 100], '一 十 十一 二十 二十一 九十九 一○○'],
  [
    'chineseCountingThousand',
    [1, 10, 15, 100, 101, 110, 1010, 10000, 10203],
    '一 十 十五 一百 一百零一 一百一十 一千零一十 一万 一万零二百零三',
  ],
  ['japaneseCounting', [1, 10, 11, 100, 101], '一 十 十一 百 百一'],
  ['chineseLegalSimplified', [1, 2, 10, 11, 100, 105], '壹 贰 壹拾 壹拾壹 壹佰 壹佰零伍'],
  ['ideographTraditional', [1, 2, 10, 11], '甲 乙 癸 11'],
  ['ideographZodiac', [1, 12, 13], '子 亥 13'],
  ['ideographZodiacTraditional', [1, 2, 60], '甲子 乙丑 癸亥'],
  ['ideographDigital', [1, 10, 25], '一 一〇 二五'],
  ['decimalEnclosedCircle', [1, 10, 20, 21, 36, 51], '① ⑩ ⑳ ㉑ ㊱ 51'],
  ['decimalEnclosedCircleChinese', [1, 10], '① ⑩'],
  ['decimalEnclosedParen', [1, 20, 21], '⑴ ⒇ 21'],
  ['ideographEnclosedCircle', [1, 10, 11], '㊀ ㊉ 11'],
  ['upperLetter', [1, 26, 27, 53], 'A Z AA AAA'],
  ['lowerLetter', [2, 28], 'b bb'],
  ['upperRoman', [1, 4, 9, 14, 1994], 'I IV IX XIV MCMXCIV'],
  ['lowerRoman', [3, 40], 'iii xl'],
  ['ordinal', [1, 2, 3, 4, 11, 22], '1st 2nd 3rd 4th 11th 22nd'],
  ['none', [1], ''],
  ['hebrew1', [7], '7'],
])('%s', (format, values, words) => {
  expect(values.map((value) => formatNumber(value, format)).join(' ')).toBe(words)
})
