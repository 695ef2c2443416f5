import { type DomainEvent, kinds } from '../kinds.ts'
import { measureKind } from '../measures/measure.kind.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JournalEntry } from '../kernel/entry.ts'
import { replay } from '../kernel/replay.ts'
import { eventsOf, live, livesWithLists, pastOf, runs } from './lives.testing.ts'

test('no sequence of attempts closes a measure before the record but by a list of others, once, and before work began', () => {
  let closings = 0
  fc.assert(
    fc.property(livesWithLists, (life) => {
      const world = live(life)
      for (const closing of eventsOf(world, 'measure.closedBefore')) {
        closings += 1
        if (closing.event.type !== 'measure.closedBefore') continue
        const { takeOverId, importedReportId } = closing.event
        const past = pastOf(world, closing)
        expect(past.filter(({ event }) => isWork.test(event.type) || isClosing.test(event.type))).toEqual([])
        const said = past.findLast(({ event }) => event.type === 'measure.reportImported')
        expect(said?.event).toMatchObject({ importedReportId, state: 'done' })
        const onList = world.journal.filter(({ subjectId }) => subjectId === takeOverId)
        const confirmed = onList.filter(({ event }) => event.type === 'takeOver.confirmed')
        expect(confirmed.map(({ by: confirmer }) => confirmer)).toEqual([closing.by])
        expect(onList.at(-1)).toBe(confirmed[0])
        const listings = onList.slice(0, -1)
        expect(listings.map(({ by: lister }) => lister)).not.toContain(closing.by)
        expect(listings.at(-1)?.event).toMatchObject({
          items: expect.arrayContaining([{ measureId: closing.subjectId, importedReportId }]),
        })
        expect(handsOn(past)).not.toContain(closing.by)
      }
    }),
    { ...runs, numRuns: 30 },
  )
  expect(closings).toBeGreaterThan(20)
})

test('no sequence of attempts closes what is closed', () => {
  fc.assert(
    fc.property(livesWithLists, (life) => {
      const world = live(life)
      for (const { id } of world.records.of(measureKind).values()) {
        const turns = world.journal
          .filter(({ subjectId, event }) => subjectId === id && isTurn.test(event.type))
          .map(({ event }) => (event.type === 'measure.reopened' ? 'opened' : 'closed'))
        expect(turns).toEqual(turns.map((_, at) => (at % 2 === 0 ? 'closed' : 'opened')))
      }
    }),
    { ...runs, numRuns: 30 },
  )
})

const isWork = /^measure\.(started|progressReported|reported|submitted)$/
const isClosing = /^measure\.(closed|closedBefore)$/
const isTurn = /^measure\.(closed|closedBefore|reopened)$/

// Whoever was to do something of a measure that nobody has begun.
function handsOn(past: readonly JournalEntry<DomainEvent>[]): (string | null | undefined)[] {
  return past.flatMap(({ event }) => (event.type === 'measure.assigned' ? [event.changes.handlerId] : []))
}

test('replaying the journal, as it is stored, gives the lists and what they closed', () => {
  fc.assert(
    fc.property(livesWithLists, (life) => {
      const world = live(life)
      const stored: JournalEntry[] = JSON.parse(JSON.stringify(world.journal))
      expect(replay(kinds, stored)).toEqual(world.records)
    }),
    { ...runs, numRuns: 20 },
  )
})
