import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { ladderSteps, needsEffect } from './ladder.ts'

const uuid = '00000000-0000-4000-8000-000000000001'

function aRequest(changes: Partial<ClosureRequestView> = {}): ClosureRequestView {
  return {
    id: id<'closureRequest'>(uuid),
    rectificationId: id<'rectification'>(uuid),
    subject: { type: 'measure', id: uuid },
    status: 'pending',
    claim: '已建台账。',
    verdict: null,
    effect: null,
    claimedBy: { id: uuid, name: '王敏' },
    claimedAt: '2026-03-01T01:00:00Z',
    ladder: ['head', 'coordinator', 'leader', 'inspector'],
    rungNames: {},
    openObjects: null,
    rung: 'coordinator',
    signatures: [
      {
        rung: 'head',
        by: { id: uuid, name: '李强' },
        at: '2026-03-02T01:00:00Z',
        comment: '',
        namedBy: null,
        paper: null,
        meeting: null,
      },
    ],
    standIns: [],
    prepared: null,
    paper: null,
    unfilledRungs: [],
    namers: [],
    cannotLead: [],
    checkers: { names: [], count: 0 },
    reason: null,
    version: 2,
    can: [],
    ...changes,
  }
}

test('the ladder shows who signed, whose turn it is and who comes after', () =>
  expect(ladderSteps(aRequest()).map((step) => step.state)).toEqual([
    'signed',
    'current',
    'waiting',
    'waiting',
  ]))

test('a returned claim shows the rung that returned it', () =>
  expect(ladderSteps(aRequest({ status: 'returned' })).map((step) => step.state)[1]).toBe('returned'))

test('a rung that nobody is left for says so until a stand-in is named, and then who that is', () => {
  const person = { id: uuid, name: '何以宁' }
  const standIn = { rung: 'leader', person, namedBy: person, namedAt: '2026-03-02T01:00:00Z' } as const
  expect(ladderSteps(aRequest({ unfilledRungs: ['leader'] }))[2]).toMatchObject({
    isUnfilled: true,
    standIn: null,
  })
  expect(ladderSteps(aRequest({ standIns: [standIn] }))[2]).toMatchObject({ isUnfilled: false, standIn })
})

test('only the last rung of a finding assesses the effect', () => {
  const finding = { type: 'finding', id: uuid } as const
  expect(needsEffect(aRequest({ subject: finding, rung: 'inspector' }))).toBe(true)
  expect(needsEffect(aRequest({ subject: finding }))).toBe(false)
  expect(needsEffect(aRequest({ rung: 'inspector' }))).toBe(false)
})
