import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { anActor } from './actor.testing.ts'
import { lastTokenDay, newTokenRefusal, tokenEndRefusal, tokenRefusal } from './api-token.ts'
import { signingRefusal } from './confirmation.ts'

const today = day('2026-03-02')
const id = sampleId<'apiToken'>(1)
const [reading, writing] = [
  { id, scope: 'read' },
  { id, scope: 'write' },
] as const

test.each([
  ['2026-03-02', '2027-03-02'],
  ['2028-02-29', '2029-02-28'],
])('a token made on %s is taken until %s at the latest', (made, last) =>
  expect(lastTokenDay(day(made))).toBe(last),
)

test.each([
  ['2026-03-01', 'TOKEN_DAY_UNFIT'],
  ['2026-03-02', undefined],
  ['2027-03-02', undefined],
  ['2027-03-03', 'TOKEN_DAY_UNFIT'],
])('a token until %s is refused with %s', (expiresOn, code) =>
  expect(newTokenRefusal(anActor(1, 'handler'), { expiresOn: day(expiresOn), today, taken: 0 })?.code).toBe(
    code,
  ),
)

test('somebody has twenty tokens at most, and none before they are confirmed', () => {
  const asked = { expiresOn: today, today }
  const actor = anActor(1, 'handler')
  expect(newTokenRefusal(actor, { ...asked, taken: 19 })).toBeNull()
  expect(newTokenRefusal(actor, { ...asked, taken: 20 })?.code).toBe('TOKENS_FULL')
  const awaiting = { ...actor, confirmation: { role: 'coordinator', names: ['甲'] } } as const
  expect(newTokenRefusal(awaiting, { ...asked, taken: 0 })?.code).toBe('CONFIRMATION_MISSING')
})

test('a token is taken on its last day, and neither after it nor once it is revoked', () => {
  const open = { expiresOn: today, revokedAt: null }
  expect(tokenEndRefusal(open, today)).toBeNull()
  expect(tokenEndRefusal(open, day('2026-03-03'))?.code).toBe('TOKEN_EXPIRED')
  expect(tokenEndRefusal({ ...open, revokedAt: '2026-03-01T00:00:00.000Z' }, today)?.code).toBe(
    'TOKEN_REVOKED',
  )
})

const read = { isReading: true }
const command = { isReading: false }

test.each([
  ['rectifications.ledger', read, null, null],
  ['persons.list', read, null, null],
  ['session.get', read, null, null],
  ['measures.report', command, 'TOKEN_READS_ONLY', null],
  ['measures.submit', command, 'TOKEN_READS_ONLY', null],
  ['intake.read', command, 'TOKEN_READS_ONLY', null],
  ['closure.withdraw', command, 'TOKEN_READS_ONLY', null],
  ['closure.approve', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['closure.return', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['closure.nameStandIn', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['takeOvers.decide', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['persons.resetPassword', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['organizations.move', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['editions.draft', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['editions.approve', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['seals.decide', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['plans.approve', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  // What is chosen for a document comes in a body, and changes nothing.
  ['documents.preview', command, null, null],
  ['documents.pages', command, null, null],
  ['documents.file', command, null, null],
  // Nor does what is made to be fetched.
  ['outputs.order', command, null, null],
  ['outputs.drop', command, null, null],
  ['outputs.file', read, null, null],
  ['whatever.comes', command, 'TOKEN_READS_ONLY', 'PERSON_NEEDED'],
  ['tokens.create', command, 'PERSON_NEEDED', 'PERSON_NEEDED'],
  ['tokens.list', read, 'PERSON_NEEDED', 'PERSON_NEEDED'],
  ['setup.run', command, 'PERSON_NEEDED', 'PERSON_NEEDED'],
])('%s: a token to read gets %s, one to write %s', (operation, asked, ...expected) => {
  const codes = [reading, writing].map((token) => tokenRefusal(token, { operation, ...asked })?.code ?? null)
  expect(codes).toEqual(expected)
  expect(tokenRefusal(undefined, { operation, ...asked })).toBeNull()
})

test('nothing is signed by a token, whatever its owner may sign', () =>
  expect(signingRefusal({ ...anActor(1, 'inspector'), token: writing })?.code).toBe('PERSON_NEEDED'))
