import type { DraftMatchView } from '@bihuan/core/intake/additions.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { describe, expect, test } from 'vitest'
import {
  additionsOf,
  asNew,
  countAdditions,
  firstChoice,
  isDoubtful,
  isSame,
  tickOf,
  timesTaken,
  withPair,
  withTick,
} from './match-choice.ts'

const findingId = id<'finding'>('01890a5d-ac96-774b-bcce-b302099a8057')
const measureId = id<'measure'>('01890a5d-ac96-774b-bcce-b302099a8058')
const other = id<'finding'>('01890a5d-ac96-774b-bcce-b302099a8059')
const otherMeasure = id<'measure'>('01890a5d-ac96-774b-bcce-b302099a805a')
const free = { hold: null, changed: null }
const due = { field: 'dueOn' as const, from: null, to: '2026-06-30', isKnown: true, ...free }
const owner = { field: 'owner' as const, from: null, to: '不知名科', isKnown: false, ...free }

type Finding = DraftMatchView['findings'][number]
type Measure = Finding['measures'][number]

function aFinding(parts: Partial<Finding>): Finding {
  return {
    at: 0,
    findingId,
    existingTitle: '台账不全',
    existingNumber: '1',
    likeness: 0.95,
    isReworded: false,
    changes: [],
    measures: [],
    ...parts,
  }
}

function aMeasure(parts: Partial<Measure>): Measure {
  return {
    at: 0,
    measureId,
    existingText: '建立台账',
    likeness: 0.95,
    isReworded: false,
    hold: null,
    changes: [],
    ...parts,
  }
}

function matches(...findings: Finding[]): DraftMatchView {
  return {
    rectificationId: id<'rectification'>('01890a5d-ac96-774b-bcce-b302099a8051'),
    version: 1,
    sequence: 9,
    findings,
    unmentioned: [],
  }
}

describe('before anybody has looked', () => {
  test('sure changes are ticked, except to names that nobody knows', () => {
    const all = matches(aFinding({ measures: [aMeasure({ changes: [due, owner] })] }))
    expect(additionsOf(all, firstChoice(all))).toEqual([
      { at: 0, findingId, fields: [], measures: [{ at: 0, measureId, fields: ['dueOn'] }] },
    ])
  })

  test('a surely new finding is ticked with its measures', () => {
    const added = aFinding({
      findingId: null,
      likeness: 0.1,
      measures: [aMeasure({ measureId: null, likeness: 0 })],
    })
    const all = matches(added)
    expect(countAdditions(additionsOf(all, firstChoice(all)))).toEqual({
      findings: 1,
      measures: 1,
      fields: 0,
    })
  })

  test.each(['changedSince', 'earlier', 'closed', 'submitted', 'unread'] as const)(
    'a change with the mark “%s” is not ticked',
    (hold) => {
      const all = matches(aFinding({ measures: [aMeasure({ changes: [{ ...due, hold }] })] }))
      expect(countAdditions(additionsOf(all, firstChoice(all))).fields).toBe(0)
    },
  )

  test('a new measure under a closed finding is not ticked', () => {
    const added = aMeasure({ measureId: null, likeness: 0, hold: 'closed' })
    const all = matches(aFinding({ measures: [added] }))
    expect(countAdditions(additionsOf(all, firstChoice(all))).measures).toBe(0)
  })

  test('what is unsure is left to a person', () => {
    const all = matches(
      aFinding({ at: 0, likeness: 0.5, changes: [due] }),
      aFinding({ at: 1, findingId: null, likeness: 0.5 }),
      aFinding({ at: 2, measures: [aMeasure({ measureId: null, likeness: 0.5 })] }),
    )
    expect(additionsOf(all, firstChoice(all))).toEqual([{ at: 2, findingId, fields: [], measures: [] }])
  })
})

test('what is the same needs no attention and adds nothing but what the document says of it', () => {
  const same = aFinding({ measures: [aMeasure({})] })
  expect(isSame(same)).toBe(true)
  expect(additionsOf(matches(same), firstChoice(matches(same)))).toEqual([
    { at: 0, findingId, fields: [], measures: [{ at: 0, measureId, fields: [] }] },
  ])
})

test('what says it in other words is not the same', () => {
  expect(isSame(aFinding({ isReworded: true }))).toBe(false)
  expect(isSame(aFinding({ measures: [aMeasure({ isReworded: true })] }))).toBe(false)
})

test('a tick taken away is not carried out', () => {
  const all = matches(aFinding({ changes: [due] }))
  const choice = withTick(firstChoice(all), tickOf(0, null, 'dueOn'), false)
  expect(countAdditions(additionsOf(all, choice)).fields).toBe(0)
})

test('of a second finding that is taken for the same one nothing is ticked', () => {
  const two = aFinding({ at: 1, findingId: other, changes: [{ ...due, to: '2026-09-30' }] })
  const all = matches(aFinding({ changes: [due] }), two)
  const choice = withPair(all, firstChoice(all), { ...two, findingId })
  expect(additionsOf(all, choice).map(({ fields }) => fields)).toEqual([['dueOn'], []])
})

test('a corrected pair is carried out as it compares, and nothing of the wrong one is left', () => {
  const found = aFinding({ changes: [due], measures: [aMeasure({ changes: [due] }), aMeasure({ at: 1 })] })
  const all = matches(found)
  const added = aMeasure({ at: 1, measureId: null, existingText: null, likeness: 0 })
  const theirs = aFinding({
    findingId: other,
    likeness: 0.1,
    measures: [aMeasure({ measureId: otherMeasure, changes: [due, owner] }), added],
  })
  const choice = withPair(all, firstChoice(all), theirs)
  expect(additionsOf(all, choice)).toEqual([
    {
      at: 0,
      findingId: other,
      fields: [],
      measures: [
        { at: 0, measureId: otherMeasure, fields: ['dueOn'] },
        { at: 1, measureId: null, fields: [] },
      ],
    },
  ])
  expect(additionsOf(all, withPair(all, choice, found))).toEqual(additionsOf(all, firstChoice(all)))
})

test('a finding of the record that two are taken for is counted twice, and one that none is taken for not at all', () => {
  const [one, two] = [aFinding({}), aFinding({ at: 1, findingId: other })]
  const all = matches(one, two)
  const choice = withPair(all, firstChoice(all), { ...one, findingId: other })
  expect([...timesTaken(all, choice)]).toEqual([[other, 2]])
})

test('a finding taken for none is added whole', () => {
  const finding = aFinding({ measures: [aMeasure({}), aMeasure({ at: 1 })] })
  const all = matches(finding)
  const choice = withPair(all, firstChoice(all), asNew(finding))
  expect(countAdditions(additionsOf(all, choice))).toEqual({ findings: 1, measures: 2, fields: 0 })
})

test('a measure of which nobody can tell from the words that it is the one of the record comes with it once that is confirmed', () => {
  const doubtful = aMeasure({ at: 0, likeness: 0.5, isReworded: true })
  const laid = matches(aFinding({ measures: [doubtful] }))
  const first = firstChoice(laid)
  expect(isDoubtful(doubtful)).toBe(true)
  expect(additionsOf(laid, first)).toEqual([{ at: 0, findingId, fields: [], measures: [] }])
  expect(additionsOf(laid, withTick(first, tickOf(0, 0), true))).toEqual([
    { at: 0, findingId, fields: [], measures: [{ at: 0, measureId, fields: [] }] },
  ])
})
