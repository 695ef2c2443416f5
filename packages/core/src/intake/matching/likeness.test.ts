import { describe, expect, test } from 'vitest'
import { likenessOf, measureWording, titleWording } from './likeness.ts'

const ofTitles = (one: string, other: string): number => likenessOf(titleWording(one), titleWording(other))
const ofMeasures = (one: string, other: string): number =>
  likenessOf(measureWording(one), measureWording(other))

describe('a problem is the same in whatever frame it stands', () => {
  test.each([
    ['一是计划性不强', '关于“计划性不强”问题的整改'],
    ['计划性不强', '针对“计划性不强”的问题'],
    ['1.台账不全。', '台账不全'],
    ['檔案利用少', '“档案利用少”等问题'],
  ])('%s / %s', (one, other) => expect(ofTitles(one, other)).toBe(1))
})

describe('a wording that holds another is like it', () => {
  test.each([
    ['巡河记录不真实', '巡河记录不真实，镇级河长履职不到位，部分河段无人巡查'],
    ['档案利用少', '一是计划性不强，档案利用少，编研成果不多'],
  ])('%s / %s', (one, other) => expect(ofTitles(one, other)).toBeGreaterThan(0.6))
})

describe('a measure is the same planned and reported', () => {
  test.each([
    ['制定值班制度', '已制定了值班制度'],
    ['拟修订《考核办法》', '1.已修订《考核办法》。'],
  ])('%s / %s', (one, other) => expect(ofMeasures(one, other)).toBe(1))

  test('also where the report says more', () =>
    expect(ofMeasures('修订差旅费办法', '已修订差旅费管理办法并印发各科室执行')).toBeGreaterThan(0.45))
})

describe('what only shares the words of the genre is not alike', () => {
  test.each([
    ['理论学习不深入', '理论研究不深入'],
    ['制度执行不到位', '安全管理不到位'],
    ['监督管理不严', '责任落实不严'],
    ['河道管护不到位', '路灯不亮'],
  ])('%s / %s', (one, other) => expect(ofTitles(one, other)).toBeLessThan(0.55))
})

test('other numbers make wordings less alike, and the same ones do not', () => {
  const with3 = ofMeasures('清退超标准办公用房3间', '已清退超标准的办公用房3间房')
  const with5 = ofMeasures('清退超标准办公用房3间', '已清退超标准的办公用房5间房')
  expect(with5).toBeLessThan(with3)
})

test('nothing is like nothing', () => {
  expect(ofTitles('', '')).toBe(0)
  expect(ofTitles('。', '台账不全')).toBe(0)
})
