import { expect, test } from 'vitest'
import { nextAction, otherActions } from './next-action.ts'

test('what waits for a signature is signed first', () =>
  expect(nextAction(['assign', 'return', 'approve'])).toBe('approve'))

test('a planned measure is started before progress is reported', () =>
  expect(nextAction(['report', 'start'])).toBe('start'))

test('whoever may only assign has no next step', () => expect(nextAction(['assign'])).toBeNull())

test('returning stands beside approving', () =>
  expect(otherActions(['approve', 'return', 'assign'])).toEqual(['return']))
