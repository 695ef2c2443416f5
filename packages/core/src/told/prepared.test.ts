import { expect, test } from 'vitest'
import { kinds } from '../kinds.ts'
import { preparings, withoutUndecided } from './prepared.ts'

const rows = (...types: readonly string[]) => types.map((type) => ({ event: { type } }))
const nobodySees = { 'closure.prepared': false, 'measure.extensionPrepared': false }
const told = (...newestFirst: readonly string[]) =>
  withoutUndecided(rows(...newestFirst), nobodySees).map(({ event }) => event.type)

test('what was prepared on a claim is told once the leader has signed, by whatever way, and not where it came back', () => {
  expect(told('closure.prepared', 'closure.signed', 'closure.claimed')).toEqual([
    'closure.signed',
    'closure.claimed',
  ])
  for (const decided of preparings['closure.prepared'].decided)
    expect(told(decided, 'closure.prepared')).toEqual([decided, 'closure.prepared'])
  for (const back of ['closure.withdrawn', 'closure.returned'])
    expect(told('closure.signed', 'closure.claimed', back, 'closure.prepared')).toEqual([
      'closure.signed',
      'closure.claimed',
      back,
    ])
})

test('a decision on the one tells nothing that was prepared for the other', () => {
  expect(told('closure.signed', 'measure.extensionPrepared')).toEqual(['closure.signed'])
  expect(told('measure.extensionGranted', 'closure.prepared')).toEqual(['measure.extensionGranted'])
})

test('a claim made anew does not tell what was prepared for it by the decision on the next', () => {
  const later = ['closure.signed', 'closure.claimed', 'closure.withdrawn', 'closure.prepared']
  expect(told(...later)).toEqual(['closure.signed', 'closure.claimed', 'closure.withdrawn'])
})

test('every event that prepares is named here, so that none is told before its time', () => {
  const types = kinds.flatMap((kind) => Object.keys(kind.words))
  const namedSo = types.filter((type) => /prepared$/i.test(type)).toSorted()
  expect(namedSo).toEqual(Object.keys(preparings).toSorted())
  const ends = Object.values(preparings).flatMap(({ askedOrDropped, decided }) => [
    ...askedOrDropped,
    ...decided,
  ])
  expect(ends.filter((type) => !types.includes(type))).toEqual([])
})
