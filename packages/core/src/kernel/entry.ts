import { type ApiTokenId, id, type CommandId, type Id, type PersonId, type RectificationId } from './id.ts'

declare const made: unique symbol

/** What every event has. */
export type RecordEvent = { readonly type: string }

/** An event with the record that it happens to. Made by `changeOf` alone; each becomes one journal entry. */
export type Change<Event extends RecordEvent = RecordEvent> = {
  readonly subjectType: string
  readonly subjectId: string
  readonly event: Event
  readonly [made]: true
}

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
  /** The interface token by which it was done; not there where a person did it themselves. */
  readonly token?: ApiTokenId
  /** In whose place, where a deputy acted; entries of all others go without, as those of before do. */
  readonly inPlaceOf?: PersonId
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
export type UnsealedEntry<Event extends RecordEvent = RecordEvent> = Envelope & Change<Event>

/** One entry of the append-only, hash-chained record of every change (日志条目). */
export type JournalEntry<Event extends RecordEvent = RecordEvent> = UnsealedEntry<Event> & Link
