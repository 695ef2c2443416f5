import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../text/clean.ts'
import { regulationsIn } from './regulations.ts'

/** The regulations of a text, as `action name`. */
function regulations(text: string): string[] {
  const plain = cleanText(text).text
  return regulationsIn(plain).map(
    ({ action, start, end }) => `${action} ${plain.slice(start, end).replace(/\s+/g, '')}`,
  )
}

describe('the verb in front says what became of a regulation', () => {
  test.each([
    ['制定《差旅费管理办法》', ['issued 差旅费管理办法']],
    ['制定出台了《值班管理规定》', ['issued 值班管理规定']],
    ['印发《关于规范窗口服务的通知》', ['issued 关于规范窗口服务的通知']],
    ['新订《公务用车管理制度（试行）》', ['issued 公务用车管理制度(试行)']],
    ['建立健全《物资出入库制度》', ['issued 物资出入库制度']],
    ['修订《考核办法》', ['revised 考核办法']],
    ['修订完善并印发《考核办法》', ['revised 考核办法']],
    ['进一步完善《三重一大议事规则》', ['revised 三重一大议事规则']],
    ['起草《绩效分配方案》', ['drafted 绩效分配方案']],
    ['正在制定《绩效分配方案》', ['drafted 绩效分配方案']],
    ['正在抓紧修订《绩效分配方案》', ['drafted 绩效分配方案']],
    ['印发《绩效分配方案（征求意见稿）》', ['drafted 绩效分配方案(征求意见稿)']],
    ['废止《零星采购办法》', ['repealed 零星采购办法']],
    ['严格按照《差旅费管理办法》报销', ['cited 差旅费管理办法']],
    ['违反《廉洁自律准则》', ['cited 廉洁自律准则']],
    ['学习新修订的《纪律处分条例》', ['cited 纪律处分条例']],
    ['贯彻实施《安全生产法》', ['cited 安全生产法']],
    ['未制定《应急预案》', ['cited 应急预案']],
    ['未及时修订《应急预案》', ['cited 应急预案']],
    ['《应急预案》', ['cited 应急预案']],
  ])('%s', (text, expected) => expect(regulations(text)).toEqual(expected))
})

describe('the verb behind says it too', () => {
  test.each([
    ['对《考核办法》进行修订', ['revised 考核办法']],
    ['《考核办法》已印发实施', ['issued 考核办法']],
    ['《考核办法》等3项制度，已全部废止', ['repealed 考核办法']],
    ['启动《考核办法》修订工作', ['drafted 考核办法']],
    ['完成《考核办法》修订', ['revised 考核办法']],
    ['《考核办法》未修订', ['cited 考核办法']],
    ['《考核办法》执行不到位', ['cited 考核办法']],
    ['《考核办法》制定不及时', ['cited 考核办法']],
  ])('%s', (text, expected) => expect(regulations(text)).toEqual(expected))
})

describe('names in a list share their verb', () => {
  test.each([
    ['修订《甲办法》《乙细则》，废止《丙规定》。', ['revised 甲办法', 'revised 乙细则', 'repealed 丙规定']],
    ['出台《甲办法》、《乙细则》和《丙规定》', ['issued 甲办法', 'issued 乙细则', 'issued 丙规定']],
    ['出台《甲办法》（试行）、《乙细则》', ['issued 甲办法', 'issued 乙细则']],
    ['新订制度2项，分别为《甲办法》《乙细则》', ['issued 甲办法', 'issued 乙细则']],
    ['根据《甲条例》修订《乙办法》', ['cited 甲条例', 'revised 乙办法']],
    ['修订《甲办法》，《乙办法》已废止', ['revised 甲办法', 'repealed 乙办法']],
    ['修订《甲办法》。制定《乙办法》', ['revised 甲办法', 'issued 乙办法']],
  ])('%s', (text, expected) => expect(regulations(text)).toEqual(expected))
})

describe('a name may hold another and may be wrapped', () => {
  test.each([
    ['下发《关于印发〈甲管理办法〉的通知》', ['issued 关于印发〈甲管理办法〉的通知']],
    ['下发《关于印发《甲管理办法》的通知》', ['issued 关于印发《甲管理办法》的通知']],
    ['修订《禾岭区河长\n考核办法》', ['revised 禾岭区河长考核办法']],
    ['《甲办法没有写完，制定《乙办法》', ['issued 乙办法']],
  ])('%s', (text, expected) => expect(regulations(text)).toEqual(expected))
})

test.each([
  '订阅《山城日报》',
  '学习《重要讲话选编》',
  '填写《工作手账》',
  '对照《巡察反馈意见》',
  '观看《警钟》',
  '《写法》',
])('%s names no regulation', (text) => expect(regulations(text)).toEqual([]))

test('any text gives names inside it, in order and apart', () => {
  const piece = fc.constantFrom(
    '《',
    '》',
    '〈',
    '〉',
    '办法',
    '甲',
    '修订',
    '制定',
    '的',
    '、',
    '，',
    '。',
    '\n',
    '（',
    '）',
    '\ud83d',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { text } = cleanText(pieces.join(''))
      let at = 0
      for (const { start, end } of regulationsIn(text)) {
        expect(start >= at && end > start && end <= text.length).toBe(true)
        at = end
      }
    }),
  )
})
