import { expect, test } from 'vitest'
import { measureKind } from '../measures/measure.kind.ts'
import { day } from './day.ts'
import { sampleId } from './given.testing.ts'
import { changeOf } from './kind.ts'
import { againstPlan, sayingWhy } from './plan-change.ts'

const granted = changeOf(measureKind, sampleId<'measure'>(1), {
  type: 'measure.extensionGranted',
  asked: day('2026-08-31'),
  changes: { dueOn: day('2026-08-31') },
  words: '',
})
const why = { reason: '审计报告未出', decidedBy: '周正平' }
const under = (planVersion: number | null, change = sayingWhy(granted, why), said = null) =>
  againstPlan([change], { kindOf: () => measureKind, planVersion, said })

test('a change that says why itself is a change against the plan without the form being asked', () => {
  expect(under(2)).toMatchObject({
    ok: true,
    value: [{ event: { type: 'measure.extensionGranted', planChange: { ...why, planVersion: 2 } } }],
  })
})

test('without a plan it is written down as it was, and nothing of why comes along', () => {
  expect(under(null)).toEqual({ ok: true, value: [granted] })
})

test('one that does not say it is refused until the form does', () => {
  const asking = { kindOf: () => measureKind, planVersion: 1 }
  expect(againstPlan([granted], { ...asking, said: null })).toMatchObject({
    refusal: { code: 'PLAN_CHANGE_NEEDS_REASON' },
  })
  expect(againstPlan([granted], { ...asking, said: why })).toMatchObject({
    value: [{ event: { planChange: { ...why, planVersion: 1 } } }],
  })
})

test('what is said is no longer than an entry holds', () => {
  const long = againstPlan([sayingWhy(granted, { reason: '长'.repeat(3000), decidedBy: '名'.repeat(300) })], {
    kindOf: () => measureKind,
    planVersion: 1,
    said: null,
  })
  expect(JSON.stringify(long)).toContain(`"${'长'.repeat(2000)}"`)
  expect(JSON.stringify(long)).toContain(`"${'名'.repeat(200)}"`)
})
