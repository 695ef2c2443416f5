import { decideFinding } from '../findings/finding.decide.ts'
import type { Finding } from '../findings/finding.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Change, JournalEntry } from '../kernel/entry.ts'
import { emptyHead, seal } from '../kernel/hash.ts'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import type { ClosureRequestId, FindingId, PersonId } from '../kernel/id.ts'
import { changesOf } from '../kernel/kind.ts'
import { Records } from '../kernel/records.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { applyTo, kindOf } from '../kernel/replay.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { type DomainEvent, kinds } from '../kinds.ts'
import { addMeasure } from '../measures/add-measure.ts'
import { decideMeasure, type MeasureCommand } from '../measures/measure.decide.ts'
import { restoreFinding, voidFinding } from '../measures/void-finding.ts'
import { measureKind } from '../measures/measure.kind.ts'
import { type ActorHere, holds } from '../people/role.ts'
import type { ClosureItem } from './closure-item.ts'
import type { Effect, Rung } from '../claims/closure-request.ts'
import { closureKind } from '../claims/closure.kind.ts'
import { confirmPaper, enterResolution, type RecordedMeeting } from './paper.ts'
import { replaceLeader } from './replace-leader.ts'
import { returnClosure, signClosure, withdrawClosure } from './sign.ts'
import { nameStandIn } from './stand-ins.ts'
import { submitFinding, submitMeasure } from './submit.ts'
import type { Template } from '../templates/template.ts'
import { ladderIn } from '../templates/template.testing.ts'
import { decideOnList, type ListAttempt } from './world-lists.testing.ts'
import { findingAdded, rectificationId } from './world-findings.testing.ts'
import { people, personWith, type Post } from './world-people.testing.ts'
import { furtherStatusesOf, type RearrangeAttempt, rearrange } from './world-places.testing.ts'

/** A small organization in memory: rows and journal, changed through the core alone, as the server does it. */
export type World = {
  readonly records: Records
  readonly journal: JournalEntry<DomainEvent>[]
  /** Everybody with the posts that they have now, in their order. */
  readonly people: ActorHere[]
  /** Whoever cannot sign in now. */
  readonly lockedOut: Set<PersonId>
  /** By what it runs; null where each claim climbs a ladder of its own. */
  readonly template: Template | null
  /** Counts what was made, for ids and instants. */
  made: number
}

/** What a person in the world tries. Targets are given by position. */
export type Attempt =
  | ListAttempt
  | { readonly type: 'assign'; readonly by: number; readonly measure: number; readonly handler: number }
  | { readonly type: 'report'; readonly by: number; readonly measure: number; readonly files: number }
  | { readonly type: 'start'; readonly by: number; readonly measure: number }
  | { readonly type: 'reword' | 'void' | 'restore'; readonly by: number; readonly measure: number }
  | RearrangeAttempt
  | {
      readonly type: 'addFurther' | 'dropFurther'
      readonly by: number
      readonly measure: number
      readonly finding: number
    }
  | { readonly type: 'voidFinding' | 'restoreFinding'; readonly by: number; readonly finding: number }
  | { readonly type: 'submit'; readonly by: number; readonly measure: number }
  | { readonly type: 'reopen'; readonly by: number; readonly measure: number }
  | { readonly type: 'add'; readonly by: number; readonly finding: number }
  | { readonly type: 'submitFinding' | 'reopenFinding'; readonly by: number; readonly finding: number }
  | { readonly type: 'sign'; readonly by: number; readonly request: number; readonly effect: Effect | null }
  | { readonly type: 'return' | 'withdraw'; readonly by: number; readonly request: number }
  /** Enters what a meeting has resolved, or confirms what somebody else has entered. */
  | { readonly type: 'resolve' | 'confirmPaper'; readonly by: number; readonly request: number }
  | {
      readonly type: 'nameStandIn'
      readonly by: number
      readonly request: number
      readonly rung: Rung
      readonly person: number
    }
  | { readonly type: 'replaceLeader'; readonly by: number; readonly request: number; readonly person: number }
  /** Somebody gets other posts, or an account, or loses either; the records know nothing of it. */
  | {
      readonly type: 'appoint'
      readonly by: number
      readonly person: number
      readonly posts: readonly Post[]
    }
  | { readonly type: 'setAccount'; readonly by: number; readonly person: number; readonly works: boolean }

type OnMeasure = Extract<
  Attempt,
  { type: 'assign' | 'report' | 'start' | 'reopen' | 'reword' | 'void' | 'restore' }
>
type OnRequest = Extract<Attempt, { request: number }>
type Decision = Result<Change<DomainEvent>[], Refusal>

const heldMeeting: RecordedMeeting = {
  id: sampleId<'meeting'>(1),
  kind: 'special',
  number: '第 3 次',
  present: 5,
  heldOn: day('2024-05-07'),
  resolutions: ['同意销号'],
  isVoided: false,
}

/** A world with two findings; the first has two measures, the second one, all assigned. */
export function aWorld(template: Template | null = null): World {
  const world: World = {
    records: new Records(),
    journal: [],
    people: [...people],
    lockedOut: new Set(),
    template,
    made: 0,
  }
  const coordinator = at(people, 4).personId
  // Far from the ids of whatever is made later.
  for (const number of [900_001, 900_002]) {
    write(world, coordinator, [findingAdded(template, number)])
  }
  for (const finding of [0, 0, 1]) {
    carryOut(world, { type: 'add', by: 4, finding })
    carryOut(world, { type: 'assign', by: 4, measure: world.records.of(measureKind).size - 1, handler: 0 })
  }
  return world
}

/** Carries out an attempt as the server does: load, decide, save, append. Answers what was decided. */
export function carryOut(world: World, attempt: Attempt): Decision {
  world.made += 1
  const actor = at(world.people, attempt.by)
  if (world.lockedOut.has(actor.personId)) return refuse({ code: 'NOT_SIGNED_IN' })
  const decision = decide(world, attempt, actor)
  if (decision.ok) write(world, actor.personId, decision.value)
  return decision
}

function decide(world: World, attempt: Attempt, actor: ActorHere): Decision {
  switch (attempt.type) {
    case 'assign':
    case 'report':
    case 'start':
    case 'reopen':
    case 'reword':
    case 'void':
    case 'restore':
      return decideOnMeasure(world, attempt)
    case 'submit':
      return decideSubmission(world, attempt.measure, actor.personId)
    case 'add': {
      const finding = at([...world.records.of(findingKind).values()], attempt.finding)
      return addMeasure(finding, { measureId: sampleId(world.made), ordinal: 1, text: '修订资产管理办法' })
    }
    case 'submitFinding':
      return decideFindingSubmission(world, attempt.finding, actor.personId)
    case 'reopenFinding': {
      const { finding, measures } = findingAt(world, attempt.finding)
      const events = decideFinding(finding, { type: 'reopen', reason: '问题反弹' }, { measures })
      return changesOf(findingKind, finding.id, events)
    }
    case 'moveMeasure':
    case 'splitMeasure':
    case 'mergeMeasures':
    case 'splitFinding':
    case 'mergeFindings':
      return rearrange(world, attempt)
    case 'addFurther':
    case 'dropFurther':
      return decideOnFurther(world, attempt)
    case 'voidFinding': {
      const { finding, below } = findingAt(world, attempt.finding)
      const isCheckedElsewhere = below.some(
        (measure) =>
          measure.status !== 'voided' && furtherStatusesOf(world.records, measure).includes('submitted'),
      )
      return voidFinding({ finding, measures: below, reason: '误录', isCheckedElsewhere })
    }
    case 'restoreFinding': {
      const { finding, below } = findingAt(world, attempt.finding)
      return restoreFinding({ finding, measures: below, reason: '不是误录' })
    }
    case 'sign':
    case 'return':
    case 'withdraw':
    case 'resolve':
    case 'confirmPaper':
    case 'nameStandIn':
    case 'replaceLeader':
      return decideOnRequest(world, attempt, actor)
    case 'appoint': {
      const { personId } = at(world.people, attempt.person)
      const place = world.people.findIndex((one) => one.personId === personId)
      world.people[place] = personWith(personId, attempt.posts)
      return ok([])
    }
    case 'setAccount': {
      const { personId } = at(world.people, attempt.person)
      if (attempt.works) world.lockedOut.delete(personId)
      else world.lockedOut.add(personId)
      return ok([])
    }
    case 'import':
    case 'list':
    case 'changeList':
    case 'confirmList':
    case 'returnList':
    case 'withdrawList':
      return decideOnList({ ...world, actor, people: peopleWithAccounts(world) }, attempt)
    default:
      return attempt satisfies never
  }
}

function decideOnFurther(
  world: World,
  attempt: Extract<Attempt, { type: 'addFurther' | 'dropFurther' }>,
): Decision {
  const { type } = attempt
  const { measure, ...facts } = measureAt(world, attempt.measure)
  const { finding } = findingAt(world, attempt.finding)
  const of = { rectificationId, measureId: measure.id }
  const to = { rectificationId, findingId: finding.id }
  const { text } = measure
  const reason = '不再合并'
  const ofMeasure = decideMeasure(
    measure,
    type === 'addFurther' ? { type, to } : { type, from: to, reason },
    facts,
  )
  const command =
    type === 'addFurther' ? ({ type, of, text } as const) : ({ type, of, text, reason } as const)
  const ofFinding = decideFinding(finding, command, { measures: [] })
  const first = changesOf(measureKind, measure.id, ofMeasure)
  const second = changesOf(findingKind, finding.id, ofFinding)
  if (!first.ok) return first
  return second.ok ? ok([...first.value, ...second.value]) : second
}

function decideOnMeasure(world: World, attempt: OnMeasure): Decision {
  const { measure, ...facts } = measureAt(world, attempt.measure)
  const events = decideMeasure(measure, commandOf(world, attempt), facts)
  return changesOf(measureKind, measure.id, events)
}

function commandOf(world: World, attempt: OnMeasure): MeasureCommand {
  switch (attempt.type) {
    case 'assign': {
      const handlerId = at(people, attempt.handler).personId
      const ownerId = sampleId<'organization'>(1)
      const leaderId = at(people, 7).personId
      return { type: 'assign', changes: { handlerId, ownerId, leaderId, dueOn: day('2024-06-30') } }
    }
    case 'report': {
      const file = (number: number) =>
        ({
          fileId: sampleId<'file'>(number),
          name: '佐证.pdf',
          size: 1,
          mediaType: 'application/pdf',
          sha256: '0'.repeat(64),
        }) as const
      const evidence = Array.from({ length: attempt.files }, (_, number) => file(number))
      return { type: 'report', reportId: sampleId(world.made), text: '已推进', evidence }
    }
    case 'start':
      return { type: 'start' }
    case 'reopen':
      return { type: 'reopen', reason: '问题反弹' }
    case 'reword':
      return { type: 'reword', text: `修订资产管理办法（${world.made}）`, reason: '漏字' }
    case 'void':
    case 'restore':
      return { type: attempt.type, reason: '重复' }
    default:
      return attempt satisfies never
  }
}

function decideSubmission(world: World, position: number, by: PersonId): Decision {
  const { measure, findingStatus } = measureAt(world, position)
  const closureRequestId = sampleId<'closureRequest'>(world.made)
  const grade = findingOf(world, measure.findingId).grade?.code ?? null
  const ladder = ladderIn(world.template, { item: 'measure', kind: measure.kind, grade }, world.made)
  const claimed = { closureRequestId, claim: '已完成', by, ladder }
  return submitMeasure({ measure, findingStatus, ...claimed })
}

function decideFindingSubmission(world: World, position: number, by: PersonId): Decision {
  const { finding, measures } = findingAt(world, position)
  const closureRequestId = sampleId<'closureRequest'>(world.made)
  const ladder = ladderIn(world.template, { item: 'finding', grade: finding.grade?.code ?? null }, world.made)
  const claimed = { closureRequestId, claim: '已完成', by, ladder }
  return submitFinding({ finding, measures, verdict: 'completed', ...claimed })
}

function decideOnRequest(world: World, attempt: OnRequest, actor: ActorHere): Decision {
  const requests = [...world.records.of(closureKind).values()]
  // The youngest request has position 0, so that attempts meet pending ones more often than decided ones.
  const request = requests.at(-1 - (attempt.request % Math.max(1, requests.length)))
  if (request === undefined) return refuse({ code: 'NOT_FOUND' })
  const item = itemOf(world, request.id)
  const people = peopleWithAccounts(world)
  switch (attempt.type) {
    case 'sign':
      return signClosure({ request, item, actor }, { comment: '同意', effect: attempt.effect })
    case 'return':
      return returnClosure({ request, item, actor }, '材料不全')
    case 'withdraw':
      return withdrawClosure({ request, item, actor })
    case 'resolve': {
      const days = { claimedOn: day('2024-05-06'), today: day('2024-05-07') }
      const passing = { meeting: heldMeeting, resolution: 1, effect: 'good' } as const
      return enterResolution({ request, item, people }, passing, { actor, ...days })
    }
    case 'confirmPaper':
      return confirmPaper({ request, item, people }, actor, { meeting: heldMeeting, isScanSeen: true })
    case 'nameStandIn': {
      const { personId } = at(world.people, attempt.person)
      return nameStandIn({ request, item, people }, { rung: attempt.rung, personId }, actor)
    }
    case 'replaceLeader': {
      // The rights say who may; the core says whether the claim allows it.
      if (!holds(actor, 'coordinator')) return refuse({ code: 'NOT_ALLOWED' })
      return replaceLeader({ request, item, people }, at(world.people, attempt.person).personId, actor)
    }
    default:
      return attempt satisfies never
  }
}

/** Everybody who can sign in. */
export function peopleWithAccounts(world: World): ActorHere[] {
  return world.people.filter(({ personId }) => !world.lockedOut.has(personId))
}

/** The item that a claim of the world is about. */
export function itemOf(world: World, requestId: ClosureRequestId): ClosureItem {
  const subject = world.records.of(closureKind).get(requestId)?.subject
  const isSubject = (row: { readonly id: string }): boolean => row.id === subject?.id
  if (subject?.type === 'measure') {
    return {
      type: 'measure',
      ...measureAt(world, [...world.records.of(measureKind).values()].findIndex(isSubject)),
    }
  }
  return {
    type: 'finding',
    ...findingAt(world, [...world.records.of(findingKind).values()].findIndex(isSubject)),
  }
}

function measureAt(world: World, position: number) {
  const measure = at([...world.records.of(measureKind).values()], position)
  const { status } = findingOf(world, measure.findingId)
  const furtherStatuses = furtherStatusesOf(world.records, measure)
  return { measure, findingStatus: status, furtherStatuses }
}

function findingOf({ records }: World, findingId: FindingId): Finding {
  const finding = records.of(findingKind).get(findingId)
  if (finding === undefined) throw new Error(`there is no finding ${findingId}`)
  return finding
}

function findingAt(world: World, position: number) {
  const finding = at([...world.records.of(findingKind).values()], position)
  const all = [...world.records.of(measureKind).values()]
  const below = all.filter((measure) => measure.findingId === finding.id)
  const further = all.filter(({ id }) => finding.further.some(({ measureId }) => measureId === id))
  return { finding, below, measures: [...below, ...further.map((one) => ({ ...one, isFurther: true }))] }
}

function write(world: World, by: PersonId, changes: readonly Change<DomainEvent>[]): void {
  for (const change of changes) {
    const instant = new Date(Date.UTC(2024, 4, 6, 0, world.made)).toISOString()
    const version = applyTo(world.records, kindOf(kinds, change), { ...change, at: instant, by })
    const head = world.journal.at(-1) ?? emptyHead
    const envelope = { chainId: rectificationId, at: instant, by, commandId: null, version }
    world.journal.push(seal({ ...envelope, ...change }, head))
  }
}

function at<Item>(items: readonly Item[], position: number): Item {
  const item = items[position % items.length]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}
