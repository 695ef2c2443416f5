import { expect, test } from 'vitest'
import { matterOf, rectifyingOf } from './matter.ts'

test.each([
  ['云汀开发区2026年消防安全专项检查反馈问题整改台账', '云汀开发区2026年消防安全专项检查反馈问题整改'],
  ['2026年审计整改汇总表.xlsx', '2026年审计整改'],
  ['巡察整改清单（报市委巡察办） - 副本 (2).xls', '巡察整改'],
  ['某镇环保督察整改工作台账（1）', '某镇环保督察整改'],
  ['2026年巡察整改', '2026年巡察整改'],
  ['台账.xlsx', '台账'],
  ['清单管理专项整治', '清单管理专项整治'],
])('%s is about %s', (name, matter) => expect(matterOf(name)).toBe(matter))

test.each([
  ['云汀开发区消防检查反馈问题整改台账', '云汀开发区消防检查反馈问题整改'],
  ['巡察整改', '巡察整改'],
  ['2026年消防检查', '2026年消防检查整改'],
  ['关于巡察反馈意见整改落实情况的通报', '巡察反馈意见整改'],
  ['审计整改情况', '审计整改'],
])('in a title %s is %s', (name, said) => expect(rectifyingOf(name)).toBe(said))
