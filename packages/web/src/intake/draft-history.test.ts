import type { Draft } from '@bihuan/core/intake/draft.ts'
import { expect, test } from 'vitest'
import { type DraftHistory, nextHistory } from './draft-history.ts'

function aDraft(kind: Draft['kind']): Draft {
  const announced = { items: null, problems: null, measures: null, done: null, ongoing: null }
  const facts = {
    documentTitle: null,
    inspectingBody: null,
    inspectedBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackOn: null,
  }
  return {
    kind,
    announced,
    findings: [],
    warnings: [],
    passages: [],
    facts,
    figures: [],
    regulations: [],
    columns: [],
  }
}

const [first, second, third] = [aDraft('notice'), aDraft('plan'), aDraft('ledger')]
const start: DraftHistory = { past: [], present: first, future: [] }
const edited = (history: DraftHistory, draft: Draft) => nextHistory(history, { type: 'edited', draft })

test('an undone edit can be made again', () => {
  const undone = nextHistory(edited(start, second), { type: 'undone' })
  expect(undone.present).toBe(first)
  expect(nextHistory(undone, { type: 'redone' }).present).toBe(second)
})

test('an edit after an undo ends the way forward', () => {
  const undone = nextHistory(edited(start, second), { type: 'undone' })
  expect(nextHistory(edited(undone, third), { type: 'redone' }).present).toBe(third)
})

test('with nothing to undo or redo the draft stays', () => {
  expect(nextHistory(start, { type: 'undone' })).toBe(start)
  expect(nextHistory(start, { type: 'redone' })).toBe(start)
})

test('only so many steps are kept', () => {
  const long = Array.from({ length: 500 }, (_, at) => aDraft(at % 2 === 0 ? 'plan' : 'notice')).reduce(
    edited,
    start,
  )
  expect(long.past).toHaveLength(200)
})
