import { expect, test } from 'vitest'
import { shippedTemplates } from '../templates/shipped.ts'
import { templateProposed } from './template-proposed.ts'

const offered = [...new Map(shippedTemplates.map((one) => [one.id, one.template])).values()]

function proposed(name: string, text = '', kind = 'other'): string | undefined {
  return templateProposed({ name, kind, text }, offered)?.source.zh
}

test.each([
  ['市委第三巡察组反馈意见', '巡察/巡视'],
  ['关于巡视整改进展情况的通报', '巡察/巡视'],
  ['省第二生态环境保护督察组督察反馈意见', '环保督察'],
  ['中央环保督察反馈问题整改台账.xlsx', '环保督察'],
  ['督察反馈意见整改方案', '环保督察'],
  ['关于生态环境保护督察“回头看”反馈问题整改情况的公示', '环保督察'],
  ['2025年度本级预算执行审计查出问题整改情况的报告', '审计'],
  ['公司内部审计报告', '内部审计'],
  ['安全生产大检查隐患清单', '安全隐患排查'],
  ['消防隐患排查整治台账', '安全隐患排查'],
  ['某区安全生产督察反馈问题整改台账', '安全隐患排查'],
  ['安全生产考核巡查反馈意见', '安全隐患排查'],
  ['自然资源督察反馈意见', '其他'],
  ['河湖“四乱”问题清单', '河湖问题排查'],
  ['清水河一河一策治理台账', '河湖问题排查'],
  ['关于市人大常委会审议意见研究处理情况的报告', '人大审议意见'],
  ['2026年民生实事项目推进台账', '民生实事'],
  ['关于开展作风问题自查的报告', '自查'],
  ['Internal audit report 2026', '内部审计'],
  ['Audit report on procurement', '审计'],
  ['质量管理体系不符合项报告', '不符合项'],
  ['整改台账.xlsx', '其他'],
])('%s is of %s', (name, source) => {
  expect(proposed(name)).toBe(source)
})

test('what a text says at its beginning decides where its name says nothing', () => {
  expect(
    proposed('反馈意见', '2026年5月，省第二生态环境保护督察组对我区开展督察。现将督察反馈意见通报如下。'),
  ).toBe('环保督察')
  expect(proposed('整改方案', '区审计局对区第五小学主要负责人经济责任情况进行了审计。')).toBe('审计')
})

test('what a name says outweighs what the text speaks of besides', () => {
  const text = '一、巡察整改与审计整改贯通。审计发现的问题、审计移交的问题、审计建议一并整改。'
  expect(proposed('关于巡察整改情况的通报', text)).toBe('巡察/巡视')
})

test('the sort of a document decides where no word does, and a template of one’s own is found by its words', () => {
  expect(proposed('整改情况报告', '', 'auditReport')).toBe('审计')
  const own = { name: { zh: '园区环保问题', en: 'Park' }, source: { zh: '环保检查', en: '' }, documents: [] }
  expect(templateProposed({ name: '环保督察反馈', kind: 'other', text: '' }, [own])).toBe(own)
  expect(templateProposed({ name: '环保督察反馈', kind: 'other', text: '' }, [])).toBeUndefined()
})
