import { createHash } from 'node:crypto'
import { changeOf } from '../kernel/kind.ts'
import { kinds } from '../kinds.ts'
import { organizationKind } from '../people/organization.kind.ts'
import { personKind } from '../people/person.kind.ts'
import { templateOfSource } from '../templates/former-sources.ts'
import { categoryKind } from '../rectifications/category.kind.ts'
import { rectificationKind } from '../rectifications/rectification.kind.ts'
import { expect, test } from 'vitest'
import { noon, sampleId } from '../kernel/given.testing.ts'
import { nothingAnnounced } from '../rectifications/rectification.ts'
import { peopleChainId, type Change, type JournalEntry, type UnsealedEntry } from '../kernel/entry.ts'
import { emptyHead, genesisHash, hashOf, seal } from '../kernel/hash.ts'
import { replay } from '../kernel/replay.ts'
import { verifyJournal } from '../kernel/verify.testing.ts'

const personId = sampleId<'person'>(1)
const organizationId = sampleId<'organization'>(1)
const rectificationId = sampleId<'rectification'>(1)
const categoryId = sampleId<'category'>(1)

const added: UnsealedEntry = {
  chainId: peopleChainId,
  at: noon,
  by: null,
  commandId: null,
  version: 1,
  ...changeOf(personKind, personId, {
    type: 'person.added',
    personId,
    name: '李青',
    username: 'liqing',
    appointments: [],
  }),
}

test('the hash is SHA-256 of the canonical JSON, as any other program can compute it', () => {
  const text =
    '{"at":"2024-05-06T04:00:00.000Z","by":null,"chainId":"00000000-0000-0000-0000-000000000000","commandId":null,' +
    '"event":{"appointments":[],"name":"李青","personId":"00000000-0000-7000-8000-000000000001",' +
    '"type":"person.added","username":"liqing"},"previousHash":"' +
    `${genesisHash}","sequence":1,"subjectId":"00000000-0000-7000-8000-000000000001",` +
    '"subjectType":"person","version":1}'
  expect(seal(added, emptyHead).hash).toBe(createHash('sha256').update(text).digest('hex'))
})

test('the order of keys, which a database may change, does not matter', () => {
  const entry = seal(added, emptyHead)
  expect(hashOf(Object.fromEntries(Object.entries(entry).toReversed()))).toBe(entry.hash)
})

const appointed: UnsealedEntry = {
  ...added,
  version: 2,
  ...changeOf(personKind, personId, {
    type: 'person.appointed',
    appointments: [{ organizationId, role: 'head' }],
  }),
}

function chain(): JournalEntry[] {
  const first = seal(added, emptyHead)
  return [first, seal(appointed, first)]
}

test('a chain whose end was cut off is found by its head', () => {
  const [first, second] = chain()
  if (first === undefined) throw new Error('the chain is empty')
  expect(verifyJournal([first]).isValid).toBe(true)
  expect(verifyJournal([first], second)).toEqual({ isValid: false, entries: 1, firstBrokenSequence: 2 })
  expect(verifyJournal([], second)).toEqual({ isValid: false, entries: 0, firstBrokenSequence: 1 })
})

test('an entry that was changed and hashed anew breaks the link of the next', () => {
  const [first, second] = chain()
  if (first === undefined || second === undefined) throw new Error('the chain is too short')
  const forged = seal({ ...added, at: '2020-01-01T00:00:00.000Z' }, emptyHead)
  expect(verifyJournal([forged, second]).firstBrokenSequence).toBe(2)
})

test('a skipped version is found even where the hashes fit', () => {
  const first = seal(added, emptyHead)
  expect(verifyJournal([first, seal({ ...appointed, version: 3 }, first)]).firstBrokenSequence).toBe(2)
})

test('replay makes people, organizations, rectifications and categories of their events', () => {
  const changes: Change[] = [
    changeOf(organizationKind, organizationId, {
      type: 'organization.added',
      organizationId,
      name: '青河新区管委会',
      parentId: null,
    }),
    changeOf(rectificationKind, rectificationId, {
      type: 'rectification.created',
      rectificationId,
      name: '巡察整改',
      source: 'inspection',
      inspectingBody: null,
      inspectedBody: null,
      inspectedFrom: null,
      inspectedTo: null,
      feedbackOn: null,
      announced: nothingAnnounced,
    }),
    changeOf(categoryKind, categoryId, {
      type: 'category.added',
      categoryId,
      rectificationId,
      ordinal: 1,
      name: '资产管理',
    }),
  ]
  const reset: UnsealedEntry = {
    ...added,
    version: 3,
    ...changeOf(personKind, personId, { type: 'person.passwordReset' }),
  }
  const records = replay(kinds, [
    ...changes.map((change) => ({ ...change, at: noon, by: null })),
    added,
    appointed,
    reset,
  ])
  expect(records.of(organizationKind).get(organizationId)).toMatchObject({
    name: '青河新区管委会',
    version: 1,
  })
  expect(records.of(rectificationKind).get(rectificationId)).toMatchObject({
    id: rectificationId,
    template: templateOfSource('inspection'),
  })
  expect(records.of(categoryKind).get(categoryId)).toMatchObject({ name: '资产管理', ordinal: 1 })
  expect(records.of(personKind).get(personId)).toEqual({
    id: personId,
    name: '李青',
    formerNames: [],
    username: 'liqing',
    appointments: [{ organizationId, role: 'head', from: null, to: null }],
    deputies: [],
    liaisons: [],
    lentBy: [],
    isDeactivated: false,
    awaitsConfirmation: null,
    version: 3,
  })
})

test('an event that stands under another record is a bug', () =>
  expect(() => replay(kinds, [{ ...added, subjectId: sampleId<'person'>(2) }])).toThrow('written down under'))
