import type { ClosureEvent } from '../closure/closure.events.ts'
import type { TakeOverEvent } from '../closure/take-over.ts'
import type { FindingEvent } from '../findings/finding.events.ts'
import type {
  CategoryId,
  ClosureRequestId,
  CommandId,
  FindingId,
  Id,
  MeasureId,
  OrganizationId,
  PersonId,
  RectificationId,
  TakeOverId,
} from '../kernel/id.ts'
import { id } from '../kernel/id.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import type { OrganizationEvent, PersonEvent } from '../people/people.events.ts'
import type { CategoryEvent, RectificationEvent } from '../rectifications/rectification.ts'

type ChangeOf<Type extends string, SubjectId extends string, Event> = {
  readonly subjectType: Type
  readonly subjectId: SubjectId
  readonly event: Event
}

/** An event with the record that it happens to. Decisions answer with these; each becomes one journal entry. */
export type Change =
  | ChangeOf<'rectification', RectificationId, RectificationEvent>
  | ChangeOf<'category', CategoryId, CategoryEvent>
  | ChangeOf<'finding', FindingId, FindingEvent>
  | ChangeOf<'measure', MeasureId, MeasureEvent>
  | ChangeOf<'closureRequest', ClosureRequestId, ClosureEvent>
  | ChangeOf<'takeOver', TakeOverId, TakeOverEvent>
  | ChangeOf<'organization', OrganizationId, OrganizationEvent>
  | ChangeOf<'person', PersonId, PersonEvent>

/** What kinds of records the journal tells about. */
export type SubjectType = Change['subjectType']

/** Any event of the product. */
export type DomainEvent = Change['event']

/** What one hash chain belongs to: a rectification with all below it, or the people of the installation. */
export type ChainId = RectificationId | Id<'chain'>

/** The chain of organizations and persons, which belong to no single rectification. */
export const peopleChainId: ChainId = id<'chain'>('00000000-0000-0000-0000-000000000000')

/** What is known of an entry before it is linked into its chain: when, by whom, by which command. */
type Envelope = {
  readonly chainId: ChainId
  /** ISO 8601 instant. */
  readonly at: string
  /** Null where the system itself acted. */
  readonly by: PersonId | null
  /** Null where no form sent a command. */
  readonly commandId: CommandId | null
  /** The version of the record after the change: from 1, without a gap. */
  readonly version: number
}

type Link = {
  /** From 1, without a gap, in its chain. */
  readonly sequence: number
  /** The hash of the entry before in the chain. */
  readonly previousHash: string
  /** The hash of this entry. */
  readonly hash: string
}

/** An entry before it is linked into its chain. */
export type UnsealedEntry = Envelope & Change

/** One entry of the append-only, hash-chained record of every change (日志条目). */
export type JournalEntry = UnsealedEntry & Link
