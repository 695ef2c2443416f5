import { describe, expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { nothingStated } from './stated.ts'
import { nothingHeld, saidOf } from './said.ts'

const finding = {
  ...nothingStated(),
  owners: ['财政局'],
  leader: '程远',
  handlers: ['邱小满'],
  dueOn: day('2026-12-31'),
  timeClass: 'timeBound' as const,
}
const silent = nothingStated()

describe('what a document says of a finding goes for a measure', () => {
  test('where the measure says nothing', () =>
    expect(saidOf(silent, finding)).toEqual({
      owners: ['财政局'],
      leader: '程远',
      handlers: ['邱小满'],
      dueOn: '2026-12-31',
      timeClass: 'timeBound',
    }))

  test('and not where the measure says it', () => {
    const own = {
      ...silent,
      owners: ['住建局'],
      leader: '许岚',
      handlers: ['罗听雨'],
      dueOn: day('2026-07-15'),
    }
    expect(saidOf(own, finding)).toEqual({
      owners: ['住建局'],
      leader: '许岚',
      handlers: ['罗听雨'],
      dueOn: '2026-07-15',
      timeClass: 'timeBound',
    })
  })

  test.each([
    ['长期坚持', 'continuous' as const],
    ['立行立改', 'immediate' as const],
    ['26/12/31', null],
  ])('and not its day where the measure says %s', (dueRaw, timeClass) =>
    expect(saidOf({ ...silent, dueRaw, timeClass }, finding).dueOn).toBeNull(),
  )

  test('and not that it goes on for good where the measure has a day', () => {
    const forGood = { ...finding, dueOn: null, timeClass: 'continuous' as const }
    expect(saidOf({ ...silent, dueOn: day('2026-07-15') }, forGood)).toMatchObject({
      dueOn: '2026-07-15',
      timeClass: null,
    })
  })

  test('and not where the record says it', () => {
    const held = { owner: true, leader: true, handler: true, time: true }
    expect(saidOf(silent, finding, held)).toEqual({
      owners: [],
      leader: null,
      handlers: [],
      dueOn: null,
      timeClass: null,
    })
    expect(saidOf(silent, finding, { ...nothingHeld, time: true })).toMatchObject({
      owners: ['财政局'],
      dueOn: null,
    })
  })
})
