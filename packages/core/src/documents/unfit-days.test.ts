import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { unfitDays } from './unfit-days.ts'

const known = { feedbackOn: day('2026-01-20'), today: day('2026-11-28') }

test('a paper is dated neither before the feedback that it answers nor months ahead', () => {
  const said = (signedOn: string): readonly string[] =>
    unfitDays('notice', { signedOn: day(signedOn) }, known).map(({ zh }) => zh)
  expect(said('2020-01-01')).toEqual(['成文日期2020年1月1日早于反馈日期2026年1月20日'])
  expect(said('2026-01-20')).toEqual([])
  expect(said('2026-12-29')).toEqual([])
  expect(said('2026-12-30')).toEqual(['成文日期2026年12月30日比今天晚31天以上'])
  // Without a feedback any day before is fit: a body inspects itself.
  expect(unfitDays('plan', { signedOn: day('2020-01-01') }, { ...known, feedbackOn: null })).toEqual([])
})

test('a notice is not shown from a day that has passed, and what takes no such day is not asked', () => {
  const shownFrom = day('2026-10-01')
  expect(unfitDays('notice', { shownFrom }, known)).toEqual([
    {
      zh: '公布期限自2026年10月1日起，早于今天',
      en: 'its period of publication begins on 2026-10-01, before today',
    },
  ])
  expect(unfitDays('notice', { shownFrom: known.today }, known)).toEqual([])
  expect(unfitDays('brief', { shownFrom, signedOn: day('2020-01-01') }, known)).toEqual([])
})
