import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { runsOf } from './document.ts'
import { figuresOf } from './figures.ts'
import { numberedId, someStanding } from './standing.testing.ts'

test('behind claims and sign-offs stand what they are about and on which day, sign-offs as such', () => {
  const about = { type: 'measure', id: id<'measure'>(numberedId(2, 1)) } as const
  const request = {
    id: id<'closureRequest'>(numberedId(4, 1)),
    status: 'approved',
    about,
    claimedOn: day('2026-05-03'),
    signedOn: [day('2026-05-04'), day('2026-05-06')],
  } as const
  const figures = figuresOf(someStanding({ closureRequests: [request] })).blocks.flatMap(runsOf)
  const behind = figures.flatMap((run) => (run.kind === 'figure' ? [run.records] : []))
  expect(behind).toContainEqual([
    { type: 'closureRequest', id: request.id, about: { ...about, on: '2026-05-03' } },
  ])
  expect(behind).toContainEqual(
    ['2026-05-04', '2026-05-06'].map((on) => ({
      type: 'signature',
      id: request.id,
      about: { ...about, on },
    })),
  )
})
