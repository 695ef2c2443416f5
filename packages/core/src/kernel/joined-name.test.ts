import { expect, test } from 'vitest'
import { joinedName } from './joined-name.ts'

test.each([
  ['2026年巡察整改', '整改方案', '2026年巡察整改方案'],
  ['2026年巡察整改', '整改措施清单', '2026年巡察整改措施清单'],
  ['2026年巡察整改', '问题清单', '2026年巡察整改问题清单'],
  ['市审计局审计整改台账', '台账', '市审计局审计整改台账'],
  ['经责审计', '审计整改台账', '经责审计整改台账'],
  // One character alone may be the end of one word and the beginning of another.
  ['某某改', '改进情况', '某某改改进情况'],
])('%s and %s are called %s', (name, thing, both) => {
  expect(joinedName(name, thing)).toBe(both)
})
