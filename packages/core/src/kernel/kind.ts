import type { Change, RecordEvent } from './entry.ts'
import type { Recorded } from './recorded.ts'
import type { Bilingual, Refusal } from './refusal.ts'
import { ok, type Result } from './result.ts'

/** What every record has. */
export type RecordState = { readonly id: string; readonly version: number }

/** What an event is called, in the journal and in short where its record is known. */
export type EventWords = Bilingual & {
  readonly short?: Bilingual
  /** It takes an item back on its way. */
  readonly isBackward?: true
  /** An entry of another record, or the item itself, says the same and more, so that a timeline leaves it out. */
  readonly isToldElsewhere?: true
}

/** What a told field is called, and what its values are called where they are codes. */
export type FieldWords = {
  readonly label: Bilingual
  readonly values?: Readonly<Record<string, Bilingual>>
  /** Codes that older entries hold, with the code that took the place of each. */
  readonly formerly?: Readonly<Record<string, string>>
  /** The code that says that there is nothing. */
  readonly nothing?: string
  /** What is told where an entry sets nothing, or words of none: it is told then too. */
  readonly none?: Bilingual
}

/**
 * How a field of an event is told to people: as a labelled value, as one for each of its own fields, as words that somebody
 * wrote, as the rung or the files beside the entry, or not at all, since the item is named or another entry says it.
 */
export type Telling<Value = Readonly<Record<string, unknown>>> =
  | FieldWords
  | EachOf<Value>
  | 'words'
  | 'rung'
  | 'files'
  | 'untold'

type EachOf<Value> = Value extends string | readonly unknown[]
  ? never
  : Value extends object
    ? { readonly each: { readonly [Field in keyof Value]-?: FieldWords | 'untold' } }
    : never

/** What somebody, or an organization, can have open in records of a kind, and what becomes of it when they leave. */
export type Duty = {
  /** Which items these are: “承办的措施”. */
  readonly label: Bilingual
  readonly of: 'person' | 'organization'
  /** What becomes of it, and who sees to it, where nothing passes to a successor; null where each item passes. */
  readonly stays: Bilingual | null
}

type TellingOf<Event> = { readonly [Field in Exclude<keyof Event, 'type'>]: Telling<Event[Field]> }

/**
 * A kind of record: what its events make of a record, and what every kind has to answer. Methods and not properties, so
 * that a list can hold the kinds of different records.
 */
export type Kind<Name extends string, State extends RecordState, Event extends RecordEvent> = {
  /** Its name in the journal. */
  readonly name: Name
  /** Which chain its records belong to: that of the people, or that of the rectification that they lie below. */
  readonly chain: 'people' | 'rectification'
  evolve(state: State | null, recorded: Recorded<Event>): State
  readonly words: { readonly [Type in Event['type']]: EventWords }
  readonly tell: { readonly [Type in Event['type']]: TellingOf<Extract<Event, { readonly type: Type }>> }
  /** Whether an event changes what the plan says, so that it is a change against the plan once that is approved. */
  changesPlanned?(event: Event): boolean
  /** What somebody or an organization can have open in such records; empty where nobody has anything. */
  readonly duties: Readonly<Record<string, Duty>>
  /**
   * The status of an item after each event: null where it stays, `saidByIt` where the event itself holds it as `status`. Left
   * out where an entry does not tell it.
   */
  readonly leadsTo?: {
    readonly [Type in Event['type']]:
      | (State extends { status: infer Status } ? Status : never)
      | 'saidByIt'
      | null
  }
}

/** A kind whose records answer to commands. */
export type Machine<
  Name extends string,
  State extends RecordState,
  Event extends RecordEvent,
  Command extends { readonly type: string },
  Facts,
> = Kind<Name, State, Event> & {
  decide(state: State, command: Command, facts: Facts): Result<readonly Event[], Refusal>
}

/** Any kind, where only what all have in common is asked. */
export type AnyKind = {
  readonly name: string
  readonly chain: 'people' | 'rectification'
  evolve(state: RecordState | null, recorded: Recorded<RecordEvent>): RecordState
  readonly words: Readonly<Record<string, EventWords>>
  readonly tell: Readonly<Record<string, Readonly<Record<string, Telling>>>>
  changesPlanned?(event: RecordEvent): boolean
  readonly duties: Readonly<Record<string, Duty>>
  readonly leadsTo?: Readonly<Record<string, string | null>>
}

/** The record of a kind. */
export type StateOf<K extends AnyKind> = ReturnType<K['evolve']>

/** The events of a kind. */
export type EventOf<K extends AnyKind> = Parameters<K['evolve']>[1]['event']

/** An event with the record that it happens to: the only way to make a change. */
export function changeOf<K extends AnyKind>(
  kind: K,
  subjectId: StateOf<K>['id'],
  event: EventOf<K>,
): Change<EventOf<K>> {
  const change = { subjectType: kind.name, subjectId, event }
  if (!isMade(change)) throw new Error(`${event.type} belongs to a kind without a name`)
  return change
}

// The mark is for the compiler alone: nothing of it is written down.
function isMade<Event extends RecordEvent>(change: Omit<Change<Event>, symbol>): change is Change<Event> {
  return change.subjectType !== ''
}

/** The events that a decision answered with, as changes of a record. */
export function changesOf<K extends AnyKind, Refused>(
  kind: K,
  subjectId: StateOf<K>['id'],
  decided: Result<readonly EventOf<K>[], Refused>,
): Result<Change<EventOf<K>>[], Refused> {
  return decided.ok ? ok(decided.value.map((event) => changeOf(kind, subjectId, event))) : decided
}
