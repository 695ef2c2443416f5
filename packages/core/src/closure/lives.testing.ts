import type { DomainEvent } from '../kinds.ts'
import fc from 'fast-check'
import type { JournalEntry } from '../kernel/entry.ts'
import { effects, rungs } from '../claims/closure-request.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { roles } from '../people/role.ts'
import type { Template } from '../templates/template.ts'
import { people, type Post } from './world-people.testing.ts'
import { type Attempt, aWorld, carryOut, type World } from './world.testing.ts'

const by = fc.nat(people.length - 1)
const measure = fc.nat(3)
const finding = fc.nat(1)
const request = fc.nat(1)
const effect = fc.constantFrom(...effects, null)

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('assign' as const), by, measure, handler: by }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('start' as const), by, measure }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('report' as const), by, measure, files: fc.nat(2) }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('submit' as const), by, measure }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('reopen' as const), by, measure }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('add' as const), by, finding }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('submitFinding' as const), by, finding }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reopenFinding' as const), by, finding }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('sign' as const), by, request, effect }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('return' as const), by, request }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('withdraw' as const), by, request }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('resolve' as const, 'confirmPaper' as const), by, request }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('nameStandIn' as const),
      by,
      request,
      rung: fc.constantFrom(...rungs),
      person: by,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('replaceLeader' as const), by, request, person: by }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('appoint' as const),
      by,
      person: by,
      posts: fc.array(post(), { maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('setAccount' as const), by, person: by, works: fc.boolean() }),
  },
)

const listed = fc.array(measure, { minLength: 1, maxLength: 3 })
const listAttempts: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('import' as const), by, measure, isDone: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('list' as const), by, measures: listed }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('changeList' as const), by, measures: listed }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('confirmList' as const), by }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom('returnList' as const, 'withdrawList' as const), by }),
  },
)

function post(): fc.Arbitrary<Post> {
  return fc.tuple(fc.constantFrom(1 as const, 2 as const), fc.constantFrom(...roles))
}

// Everybody tries to sign the youngest claim until nobody is left: by chance alone hardly any claim gets to the top.
const named = [2, 3].map((place) => `organization:${sampleId<'organization'>(place)}` as const)
const climb: Attempt[] = [...rungs, ...named, ...rungs.slice(0, 1)].flatMap((rung) => [
  ...[3, 4, 9].flatMap((namer) =>
    [1, 2, 3, 8].map((person) => ({ type: 'nameStandIn', by: namer, request: 0, rung, person }) as const),
  ),
  ...people.map((_, position) => ({ type: 'sign', by: position, request: 0, effect: 'good' }) as const),
  { type: 'resolve', by: 4, request: 0 },
  ...[4, 3, 6].map((position) => ({ type: 'confirmPaper', by: position, request: 0 }) as const),
])
const both: readonly Post[] = [
  [2, 'principal'],
  [2, 'coordinator'],
]
// A new measure is listed by both coordinators and confirmed by whoever may, in the order of the people.
const takeOver = fc.record({ finding, measure, by: fc.constantFrom(3, 4, 9) }).map((drawn): Attempt[] => [
  // A principal who keeps the record as well is among those who list, and then not among those who confirm.
  { type: 'appoint', by: 4, person: 9, posts: drawn.by === 9 ? both : [[2, 'principal']] },
  { type: 'add', by: 4, finding: drawn.finding },
  ...[0, 1, 2, 3, 4, 5].map((one) => ({ type: 'import', by: 4, measure: one, isDone: true }) as const),
  { type: 'list', by: drawn.by, measures: [drawn.measure, drawn.measure + 1] },
  { type: 'changeList', by: 3, measures: [drawn.measure + 1] },
  ...people.map((_, position) => ({ type: 'confirmList', by: position }) as const),
])
const steps = fc.oneof(
  { weight: 40, arbitrary: attempts.map((attempt) => [attempt]) },
  { weight: 3, arbitrary: fc.constant(climb) },
  { weight: 6, arbitrary: listAttempts.map((attempt) => [attempt]) },
)
/** Many attempts after each other, by everybody. */
export const lives = fc
  .array(steps, { minLength: 100, maxLength: 250, size: 'max' })
  .map((life) => life.flat())
/** How many lives, and which. */
export const runs = { numRuns: 60, seed: 20240506, endOnFailure: true }

/** Lives in which much comes in that was done before the record was begun. */
export const livesWithLists = fc
  .array(fc.oneof({ weight: 3, arbitrary: takeOver }, { weight: 20, arbitrary: steps }), {
    minLength: 40,
    maxLength: 120,
    size: 'max',
  })
  .map((life) => life.flat())

/** The world after a life, looked at after each attempt. */
export function live(
  life: readonly Attempt[],
  afterEach: (world: World) => void = () => {},
  template: Template | null = null,
): World {
  const world = aWorld(template)
  for (const attempt of life) {
    carryOut(world, attempt)
    afterEach(world)
  }
  return world
}

const putRight: fc.Arbitrary<Attempt> = fc.oneof(
  fc.record({ type: fc.constantFrom('reword' as const, 'void' as const, 'restore' as const), by, measure }),
  fc.record({ type: fc.constantFrom('voidFinding' as const, 'restoreFinding' as const), by, finding }),
  fc.record({
    type: fc.constant('moveMeasure' as const),
    by,
    measure,
    finding,
    place: fc.constantFrom(1, 2, null),
  }),
  fc.record({ type: fc.constant('splitMeasure' as const), by, measure }),
  fc.record({ type: fc.constant('mergeMeasures' as const), by, measure, other: measure }),
  fc.record({ type: fc.constant('splitFinding' as const), by, finding, measure }),
  fc.record({ type: fc.constant('mergeFindings' as const), by, finding, other: fc.nat(3) }),
)

const further: fc.Arbitrary<Attempt> = fc.record({
  type: fc.constantFrom('addFurther' as const, 'addFurther' as const, 'dropFurther' as const),
  by,
  measure,
  finding: fc.nat(3),
})

// Something is put right, then all measures are worked through and claimed, and the finding is claimed over what is left.
const workedThrough = fc
  .record({ putRight, finding, measure })
  .map((drawn): Attempt[] => [
    drawn.putRight,
    { type: 'void', by: 4, measure: drawn.measure },
    ...[0, 1, 2, 3].flatMap((one): Attempt[] => [
      { type: 'report', by: 0, measure: one, files: 1 },
      { type: 'submit', by: 0, measure: one },
      ...climb,
    ]),
    { type: 'submitFinding', by: 0, finding: drawn.finding },
    ...climb,
  ])

/** Lives in which much is recorded wrongly and put right. */
export const livesPutRight = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: putRight.map((one) => [one]) },
      { weight: 4, arbitrary: further.map((one) => [one]) },
      { weight: 2, arbitrary: workedThrough },
      { weight: 20, arbitrary: steps },
    ),
    { minLength: 40, maxLength: 100, size: 'max' },
  )
  .map((life) => life.flat())

/** All entries of a type. */
export function eventsOf(
  world: World,
  type: JournalEntry<DomainEvent>['event']['type'],
): JournalEntry<DomainEvent>[] {
  return world.journal.filter((entry) => entry.event.type === type)
}

/** What was written of a row before an entry. */
export function pastOf(world: World, entry: JournalEntry<DomainEvent>): JournalEntry<DomainEvent>[] {
  return world.journal.filter(
    (other) => other.sequence < entry.sequence && other.subjectId === entry.subjectId,
  )
}
