import { signersIn } from '../claims/closure-request.ts'
import { isResolution } from '../templates/template.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Records } from '../kernel/records.ts'
import { type DomainEvent, kinds } from '../kinds.ts'
import { measureKind } from '../measures/measure.kind.ts'
import { closureKind } from '../claims/closure.kind.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JournalEntry } from '../kernel/entry.ts'
import { replay } from '../kernel/replay.ts'
import { verifyJournal } from '../kernel/verify.testing.ts'
import { rungsHeldBy } from './signers.ts'
import { responsibilityOf } from './closure-item.ts'
import type { ClosureRequest } from '../claims/closure-request.ts'
import { closureActionsOf } from './actions.ts'
import { anActor } from '../people/actor.testing.ts'
import { holds, type ActorHere } from '../people/role.ts'
import { standInChoices, unfilledRungs } from './stand-ins.ts'
import { eventsOf, live, lives, pastOf, runs } from './lives.testing.ts'
import { aWorld, itemOf, peopleWithAccounts, type World } from './world.testing.ts'

test('no sequence of attempts closes a measure without evidence or without a second person', () => {
  let closures = 0
  const heights = new Set<number>()
  fc.assert(
    fc.property(lives, (life) => {
      const world = live(life)
      for (const closing of eventsOf(world, 'measure.closed')) {
        closures += 1
        expect(filesSinceOpened(world, closing)).toBeGreaterThan(0)
        const signers = signersBefore(world, closing)
        expect(signers.length).toBeGreaterThan(0)
        heights.add(signers.length)
      }
    }),
    runs,
  )
  expect(closures).toBeGreaterThan(20)
  expect(heights.size).toBeGreaterThan(2)
})

test('a claim is approved once each rung of its ladder was signed in its turn, whatever a template asks for', () => {
  const ladders = new Set<string>()
  const kinds = new Set<string>()
  fc.assert(
    fc.property(lives, (life) => {
      for (const { status, ladder, signatures } of live(life).records.of(closureKind).values()) {
        const signed = signatures.map(({ rung }) => rung)
        expect(signed).toEqual(ladder.slice(0, signed.length))
        expect(status === 'approved').toBe(signed.length === ladder.length)
        if (status !== 'approved') continue
        ladders.add(ladder.join())
        for (const rung of ladder) kinds.add(rung.split(':')[0] ?? '')
      }
    }),
    runs,
  )
  expect(ladders.size).toBeGreaterThan(3)
  expect(kinds).toContain('organization')
  expect(kinds).toContain('resolution')
})

test('no sequence of attempts lets a person sign two rungs of a claim, or one of their own work', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const world = live(life)
      for (const claim of world.records.of(closureKind).values()) {
        const signers = signersIn(claim)
        expect(
          claim.signatures.every(({ rung, meeting }) => isResolution(rung) === (meeting !== undefined)),
        ).toBe(true)
        expect(new Set(signers).size).toBe(signers.length)
        const workers = workersOf(world, claim.id)
        expect(signers.filter((signer) => workers.has(signer))).toEqual([])
      }
    }),
    runs,
  )
})

test('no sequence of attempts has a finding submitted or closed over an open measure', () => {
  let closures = 0
  fc.assert(
    fc.property(lives, (life) => {
      live(life, (world) => {
        for (const { id, status } of world.records.of(findingKind).values()) {
          if (status !== 'submitted' && status !== 'closed') continue
          const measures = [...world.records.of(measureKind).values()].filter((row) => row.findingId === id)
          expect(measures.map((row) => row.status)).toEqual(measures.map(() => 'closed'))
          expect(measures).not.toEqual([])
          if (status === 'closed') closures += 1
        }
      })
    }),
    runs,
  )
  expect(closures).toBeGreaterThan(5)
})

test('no sequence of attempts lets a stand-in sign who did the work, has another rung, or named themselves', () => {
  let signed = 0
  fc.assert(
    fc.property(lives, (life) => {
      let written = 0
      live(life, (world) => {
        for (const { event, by: signer, subjectId } of world.journal.slice(written)) {
          if (event.type !== 'closure.signedByStandIn') continue
          signed += 1
          expect(event.namedBy).not.toBe(signer)
          expect(workersOf(world, subjectId).has(signer)).toBe(false)
          const request = [...world.records.of(closureKind).values()].find(({ id }) => id === subjectId)
          const actor = world.people.find(({ personId }) => personId === signer)
          if (request === undefined || actor === undefined) throw new Error(`${subjectId} has no signer`)
          expect(rungsHeldBy(actor, responsibilityOf(itemOf(world, request.id)), request.ladder)).toEqual([])
        }
        written = world.journal.length
      })
    }),
    runs,
  )
  expect(signed).toBeGreaterThan(20)
})

test('no claim gets stuck: somebody can sign, name a stand-in, return, withdraw or replace the leader', () => {
  let looked = 0
  fc.assert(
    fc.property(lives, (life) => {
      live(life, (world) => {
        for (const claim of world.records.of(closureKind).values()) {
          if (claim.status !== 'pending') continue
          looked += 1
          const among = peopleWithAccounts(world)
          // Only where nobody is left at all may it stand still; then the administrator appoints a coordinator.
          const isSomebodyLeft = among.some(
            (actor) => keepsRecord(world, claim, actor) || actor.personId === claim.claimedBy,
          )
          expect(canMove(world, claim, among) || !isSomebodyLeft).toBe(true)
          expect(canMove(world, claim, [...among, newCoordinator])).toBe(true)
        }
      })
    }),
    { ...runs, numRuns: 8 },
  )
  expect(looked).toBeGreaterThan(500)
})

const newCoordinator = anActor(99, ['coordinator', 2])

function keepsRecord(world: World, claim: ClosureRequest, person: ActorHere): boolean {
  return holds(person, 'coordinator') && !workersOf(world, claim.id).has(person.personId)
}

function canMove(world: World, request: ClosureRequest, people: readonly ActorHere[]): boolean {
  const claim = { request, item: itemOf(world, request.id), people }
  return people.some((actor) => {
    const { can } = closureActionsOf({ actor, ...claim })
    if (can.some((action) => action !== 'nameStandIn')) return true
    const choices = unfilledRungs(claim).flatMap((rung) => standInChoices(claim, rung, actor))
    return can.includes('nameStandIn') && choices.length > 0
  })
}

test('an item waits exactly while its claim is pending', () => {
  fc.assert(
    fc.property(lives, (life) => {
      live(life, ({ records }) => {
        const waiting = [...records.of(measureKind).values(), ...records.of(findingKind).values()].flatMap(
          (row) => (row.status === 'submitted' ? [row.closureRequestId] : []),
        )
        const pending = [...records.of(closureKind).values()].filter((claim) => claim.status === 'pending')
        expect(waiting.toSorted()).toEqual(pending.map((claim) => claim.id).toSorted())
      })
    }),
    { ...runs, numRuns: 20 },
  )
})

test('every change of a row has exactly one journal entry, and nothing else changes', () => {
  fc.assert(
    fc.property(lives, (life) => {
      let before = snapshot(aWorld().records)
      let written = aWorld().journal.length
      live(life, (world) => {
        const after = snapshot(world.records)
        const entries = world.journal.slice(written)
        const changed = [...after].filter(([id, row]) => before.get(id) !== row).map(([id]) => id)
        expect(entries.map((entry) => entry.subjectId).toSorted()).toEqual(changed.toSorted())
        before = after
        written = world.journal.length
      })
    }),
    { ...runs, numRuns: 20 },
  )
})

test('replaying the journal, as it is stored, gives the rows', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const world = live(life)
      const stored: JournalEntry[] = JSON.parse(JSON.stringify(world.journal))
      expect(replay(kinds, stored)).toEqual(world.records)
    }),
    runs,
  )
})

test('the journal of any sequence verifies, and tampering with any one entry is found', () => {
  fc.assert(
    fc.property(lives, fc.nat(), fc.constantFrom(...tamperings), (life, where, tamper) => {
      const { journal } = live(life)
      const head = journal.at(-1)
      expect(verifyJournal(journal, head)).toEqual({
        isValid: true,
        entries: journal.length,
        firstBrokenSequence: null,
      })
      const at = where % journal.length
      const verification = verifyJournal(tamper(journal, at), head)
      expect(verification).toMatchObject({ isValid: false })
      expect(verification.firstBrokenSequence).toBeLessThanOrEqual(at + 2)
    }),
    runs,
  )
})

const tamperings: readonly ((journal: readonly JournalEntry[], at: number) => JournalEntry[])[] = [
  (journal, at) => journal.toSpliced(at, 1),
  (journal, at) =>
    journal.map((entry, place) => (place === at ? { ...entry, at: '2020-01-01T00:00:00.000Z' } : entry)),
  (journal, at) => journal.map((entry, place) => (place === at ? { ...entry, by: null } : entry)),
  (journal, at) =>
    journal.map((entry, place) => (place === at ? { ...entry, version: entry.version + 1 } : entry)),
  (journal, at) => journal.map((entry, place) => (place === at ? { ...entry, hash: '0'.repeat(64) } : entry)),
  (journal, at) =>
    journal.map((entry, place) =>
      place === at
        ? Object.assign(structuredClone(entry), { event: { ...entry.event, text: '改过' } })
        : entry,
    ),
  (journal, at) => journal.flatMap((entry, place) => (place === at ? [entry, entry] : [entry])),
]

function snapshot(records: Records): Map<string, string> {
  return new Map(
    kinds.flatMap((kind) =>
      [...records.of(kind).values()].map((row) => [row.id, JSON.stringify(row)] as const),
    ),
  )
}

// What follows reads the journal alone, so that it does not trust the counters that the machines keep.

function filesSinceOpened(world: World, closing: JournalEntry<DomainEvent>): number {
  const past = pastOf(world, closing)
  const opened = past.findLastIndex((entry) => entry.event.type === 'measure.reopened')
  return past
    .slice(opened + 1)
    .reduce((sum, { event }) => sum + (event.type === 'measure.reported' ? event.evidence.length : 0), 0)
}

function signersBefore(world: World, closing: JournalEntry<DomainEvent>): (string | null)[] {
  if (closing.event.type !== 'measure.closed') return []
  const { closureRequestId } = closing.event
  return world.journal
    .filter(
      (entry) =>
        entry.subjectId === closureRequestId && /^closure\.signed(ByStandIn)?$/.test(entry.event.type),
    )
    .map((entry) => entry.by)
}

// Whoever ever claimed, reported or handled the item, or for a finding anything below it, before the claim was made.
function workersOf(world: World, claimId: string): Set<string | null> {
  const claimed = world.journal.find((entry) => entry.subjectId === claimId)
  if (claimed?.event.type !== 'closure.requested' && claimed?.event.type !== 'closure.claimed')
    throw new Error(`${claimId} was never claimed`)
  const { subject } = claimed.event
  const past = world.journal.filter((entry) => entry.sequence <= claimed.sequence)
  const workers = new Set<string | null>([claimed.by])
  for (const { event, by: doer, subjectId } of past) {
    if (subjectId !== subject.id && !isUnder(past, subjectId, subject.id)) continue
    if (event.type === 'measure.assigned' && event.changes.handlerId) workers.add(event.changes.handlerId)
    if (/^measure\.(progressReported|reported)$|^(measure|finding)\.submitted$/.test(event.type))
      workers.add(doer)
  }
  return workers
}

function isUnder(past: readonly JournalEntry<DomainEvent>[], measureId: string, findingId: string): boolean {
  return past.some(
    ({ event, subjectId }) =>
      event.type === 'measure.added' && subjectId === measureId && event.findingId === findingId,
  )
}
