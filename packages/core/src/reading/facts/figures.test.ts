import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../text/clean.ts'
import { figuresIn } from './figures.ts'

/** The figures of a text, as `kind amount written`. */
function figures(text: string): string[] {
  const plain = cleanText(text).text
  return figuresIn(plain).map(
    ({ kind, amount, start, end }) => `${kind} ${amount} ${plain.slice(start, end)}`,
  )
}

describe('sums of money are read with their unit', () => {
  test.each([
    ['涉及资金318.5万元。', ['money 3185000 318.5万元']],
    ['总投资1.2亿元', ['money 120000000 1.2亿元']],
    ['退回0.86万元', ['money 8600 0.86万元']],
    ['罚款3,200元', ['money 3200 3,200元']],
    ['罚款３２００元', ['money 3200 3200元']],
    ['共计12 万元', ['money 120000 12 万元']],
    ['多付1亿2000万元', ['money 120000000 1亿2000万元']],
    ['结余3千万元', ['money 30000000 3千万元']],
    ['收回20余万元', ['money 200000 20余万元']],
    ['收回20万余元', ['money 200000 20万余元']],
    ['收回200多元', ['money 200 200多元']],
    ['每户补助3至5万元', ['money 30000 3至5万元']],
    ['每户补助3万元至5万元', ['money 30000 3万元至5万元']],
    ['每户补助3000—5000元', ['money 3000 3000—5000元']],
    ['违规发放津贴三万元', ['money 30000 三万元']],
    ['违规发放津贴一百二十万元', ['money 1200000 一百二十万元']],
    ['收缴叁仟元', ['money 3000 叁仟元']],
    ['收缴￥3,200.50', ['money 3200.5 ￥3,200.50']],
    ['收缴人民币5万', ['money 50000 人民币5万']],
    ['收缴人民币5万元', ['money 50000 5万元']],
    ['剩余5000余万元年底前支付', ['money 50000000 5000余万元']],
    ['资金158万\n元未收回', ['money 1580000 158万\n元']],
    ['甲12万元、乙9.15万元', ['money 120000 12万元', 'money 91500 9.15万元']],
    ['分别为100万元,200万元', ['money 1000000 100万元', 'money 2000000 200万元']],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected))
})

describe('numbers of people are read with their unit', () => {
  test.each([
    ['提醒谈话3人，诫勉2人', ['people 3 3人', 'people 2 2人']],
    ['政务处分0人', ['people 0 0人']],
    ['约谈6人次', ['people 6 6人次']],
    ['培训1.2万人次', ['people 12000 1.2万人次']],
    ['培训1,200余人次', ['people 1200 1,200余人次']],
    ['处理12名党员干部', ['people 12 12名党员干部']],
    ['选派21名', ['people 21 21名']],
    ['问责3名同志', ['people 3 3名同志']],
    ['培训300名师生', ['people 300 300名师生']],
    ['走访35位老人', ['people 35 35位老人']],
    ['三人受到处分', ['people 3 三人']],
    ['二十余人参加', ['people 20 二十余人']],
    ['百余名群众', ['people 100 百余名群众']],
    ['一名干部被诫勉', ['people 1 一名干部']],
    ['给予3人行政警告', ['people 3 3人']],
    ['参与人数3000余人', ['people 3000 3000余人']],
    ['邀请4位省内外专家', ['people 4 4位省内外专家']],
    ['一名窗口工作人员', ['people 1 一名窗口工作人员']],
    ['5至8人', ['people 5 5至8人']],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected))
})

describe('other numbers are no figures', () => {
  test.each([
    '2022年5月9日至6月10日',
    '第12条、第三人',
    '完成率66.7%',
    '政发〔2022〕12号',
    '联系电话：0000-00000000',
    '处理积存渗滤液26万吨',
    '建档3万份',
    '多元化、二元结构、三元区',
    'xx县投入xx万元',
    '12万美元',
    '12元素、5元旦',
    '一人一策、一人多岗',
    '3名额、10名录、前3名',
    '5人大代表、12人事处',
    '每人每月、数十人、几百元',
    '三五人、三四十名同志',
    '12户、35个问题',
    `${'9'.repeat(400)}元`,
  ])('%s', (text) => expect(figures(text)).toEqual([]))
})

describe('English figures', () => {
  const memo = 'The Director should report to the Board on the use of the reserve fund every year. '
  test.each([
    ['The grant of $1.2 million was late.', ['money 1200000 $1.2 million']],
    ['It paid $3,200.50 twice.', ['money 3200.5 $3,200.50']],
    ['It trained 14 staff and 1,200 employees.', ['people 14 14 staff', 'people 1200 1,200 employees']],
    ['Three full-time cashiers left.', ['people 3 Three full-time cashiers']],
    ['See section 14 of 2022; 66% of 9 items took 40 staff hours.', []],
  ])('%s', (text, expected) => expect(figures(memo + text)).toEqual(expected))
})

test('any text gives finite amounts inside it, in order and apart', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '3',
      '12.5',
      ',',
      '亿',
      '万',
      '元',
      '人',
      '名',
      '余',
      '三',
      '十',
      '百',
      '至',
      '￥',
      '$',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      let at = 0
      for (const figure of figuresIn(cleanText(text).text)) {
        expect(Number.isFinite(figure.amount) && figure.amount >= 0).toBe(true)
        expect(figure.start >= at && figure.end > figure.start && figure.end <= text.length).toBe(true)
        at = figure.end
      }
    }),
  )
})
