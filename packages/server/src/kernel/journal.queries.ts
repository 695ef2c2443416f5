import { besideTold, type EntryBeside } from '@bihuan/core/journal/beside.ts'
import type { ChainId, JournalEntry } from '@bihuan/core/kernel/entry.ts'
import type { DomainEvent } from '@bihuan/core/kinds.ts'
import {
  betweenIds,
  eventOfToday,
  eventWords,
  inBothLanguages,
  statusAfter,
  statusEvents,
  type ToldValues,
  toldValuesOf,
  valuesOfToday,
} from '@bihuan/core/journal/telling.ts'
import { isId } from '@bihuan/core/kernel/id.ts'
import type { Zone } from '@bihuan/core/kernel/zone.ts'
import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import { isPreparing, preparings } from '@bihuan/core/told/prepared.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { nameThen, whoThen } from './former-names.ts'
import { besideEntry } from './journal-beside.queries.ts'
import { type Columns, columnsOf, sql } from './sql.ts'
import type { Db } from './subject-store.ts'

const earlier = columnsOf('journal', 'earlier')
const later = columnsOf('journal', 'later')
const journal = columnsOf('journal', 'journal')
const organizations = columnsOf('organizations', 'organizations')
const above = columnsOf('findings', 'named_above')
const finding = columnsOf('findings', 'named_finding')
const measure = columnsOf('measures', 'named_measure')
const other = columnsOf('rectifications', 'named_rectification')
const persons = columnsOf('persons', 'persons')
const ofJournal = columnsOf('journal')

/** What somebody changed since a form was opened. */
export type PastChange = NonNullable<RefusalData['changes']>[number]

// A measure that is moved says below which finding it stands beside its changes, as it was added. What it answers further is not above it.
const findingBefore: RawBuilder<Record<string, string>> = sql`
  case when ${journal.event} ->> 'type' = 'measure.moved' then jsonb_build_object('findingId', (
    select ${earlier.event} -> 'findingId' from ${earlier}
    where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id}
      and ${earlier.version} < ${journal.version}
      and ${earlier.event} ->> 'type' in ('measure.added', 'measure.splitOff', 'measure.moved')
    order by ${earlier.version} desc limit 1)) else '{}' end`

// What people had written in the same place of an edition, where they had.
const textBefore: RawBuilder<Record<string, string>> = sql`jsonb_strip_nulls(jsonb_build_object('text', (
  select ${earlier.event} -> 'text' from ${earlier}
  where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id}
    and ${earlier.version} < ${journal.version} and ${earlier.event} ->> 'type' = 'edition.worded'
    and ${earlier.event} -> 'block' = ${journal.event} -> 'block'
  order by ${earlier.version} desc limit 1)))`

// What the same report had said in figures, where it had.
const figuresBefore: RawBuilder<Record<string, unknown>> = sql`jsonb_strip_nulls(jsonb_build_object('words', (
  select ${earlier.event} -> 'words' from ${earlier}
  where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id}
    and ${earlier.version} < ${journal.version} and ${earlier.event} ->> 'reportId' = ${journal.event} ->> 'reportId'
    and ${earlier.event} ->> 'type' in ('measure.figuresReported', 'measure.figuresCorrected')
  order by ${earlier.version} desc limit 1)))`

/** What stood in the fields that an entry `journal` changes: from the entry before that set each; null where none changes. */
const valuesBefore: RawBuilder<Record<string, string | null> | null> = sql`
  case when ${journal.event} ? 'changes' then (
    select coalesce(jsonb_object_agg(changed.field, (
      select coalesce(${earlier.event} #> array['changes', changed.field],
        ${earlier.event} #> array['assignment', changed.field], ${earlier.event} #> array['announced', changed.field],
        ${earlier.event} -> changed.field)
      from ${earlier}
      where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id}
        and ${earlier.version} < ${journal.version}
        and (${earlier.event} #> array['changes', changed.field] is not null or ${earlier.version} = 1)
      order by ${earlier.version} desc limit 1)), '{}')
    from jsonb_object_keys(${journal.event} -> 'changes') as changed (field)) || ${findingBefore}
  when ${journal.event} ->> 'type' = 'edition.worded' then ${textBefore}
  when ${journal.event} ->> 'type' = 'measure.figuresCorrected' then ${figuresBefore} end`

/** What tells of an entry to which status it led. */
type StatusStep = { readonly type: string; readonly status: unknown }

// A text of the statement and no value: it never changes, and would be sent with each request.
const ofStatus = sql.lit(`{${statusEvents().join(',')}}`)

// The entry before that led to a status: that one is the status before.
const previousStep: RawBuilder<StatusStep | null> = sql`
  case when ${journal.event} ->> 'type' = any(${ofStatus}::text[]) then (
    select jsonb_build_object('type', ${earlier.event} -> 'type', 'status', ${earlier.event} -> 'status') from ${earlier}
    where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id}
      and ${earlier.version} < ${journal.version} and ${earlier.event} ->> 'type' = any(${ofStatus}::text[])
    order by ${earlier.version} desc limit 1) end`

/** Whose words may be told where an entry names other items than its own: whoever may not read one is told its number alone. */
export type ItemsInSight = {
  readonly measure: (row: Columns<'measures'>) => RawBuilder<SqlBool>
  readonly finding: (row: Columns<'findings'>) => RawBuilder<SqlBool>
  /** The same of items in other rectifications, which are not named at all where they may not be read. */
  readonly elsewhere: {
    readonly measure: (row: Columns<'measures'>) => RawBuilder<SqlBool>
    readonly finding: (row: Columns<'findings'>) => RawBuilder<SqlBool>
  }
}

const none = { measure: () => sql<SqlBool>`false`, finding: () => sql<SqlBool>`false` }
const noneInSight: ItemsInSight = { ...none, elsewhere: none }
/** For those who read all of a rectification. */
export function allInSight(elsewhere: ItemsInSight['elsewhere']): ItemsInSight {
  return { measure: () => sql`true`, finding: () => sql`true`, elsewhere }
}

/** So much of an item is told where an entry names it. */
const longestName = 80

// Only fields that hold the id of a person or an organization are looked up: as a list each is found by its key, where a join
// with what an entry holds would read everybody for every entry. So are the items that one was moved, split or merged with.
function namesBehind(sight: ItemsInSight): RawBuilder<Record<string, string> | null> {
  const called = (
    number: RawBuilder<string>,
    words: RawBuilder<unknown>,
    isRead: RawBuilder<SqlBool>,
  ) => sql`${number}
    || case when ${isRead} then ' ' || left(${words}, ${sql.lit(longestName)}) || case when length(${words}) > ${sql.lit(longestName)}
      then '…' else '' end else '' end`
  return sql`case when ${holdsIds} then (
  with field as (
    select * from jsonb_each(coalesce(${journal.event} -> 'changes', ${journal.event} -> 'assignment', ${journal.event}))
    union all select * from jsonb_each(known.before)
    union all select * from jsonb_each(case when ${isOfItems} then ${journal.event} else '{}' end)
  ),
  held as (
    select field.key, one.id from field
    cross join lateral jsonb_array_elements_text(
      case jsonb_typeof(field.value) when 'array' then field.value else jsonb_build_array(field.value) end) as one (id)
    where field.key = any(${sql.lit(`{${heldIds.join(',')}}`)}::text[])
      or (${isOfItems} and field.key in (${sql.raw(itemFields)}))),
  ids as materialized (select held.id::uuid as id, held.key in (${sql.raw(itemFields)}) as "isItem" from held)
  select jsonb_object_agg(named.id, named.name) from (
    select ${persons.id}, ${nameThen(persons, journal.at)} as name from ${persons}
      where ${persons.id} = any(array(select ids.id from ids where not ids."isItem"))
    union all select ${organizations.id}, ${nameThen(organizations, journal.at)} from ${organizations}
      where ${organizations.id} = any(array(select ids.id from ids where not ids."isItem"))
    union all select ${measure.id}, ${called(
      sql`${above.ordinal} || '-' || ${measure.ordinal}`,
      measure.text,
      sight.measure(measure),
    )}
      from ${measure} join ${above} on ${above.rectification_id} = ${measure.rectification_id}
        and ${above.id} = ${measure.finding_id}
      where ${measure.rectification_id} = ${journal.chain_id} and ${measure.id} = any(array(select ids.id from ids where ids."isItem"))
    union all select ${finding.id}, ${called(
      sql`${finding.ordinal}::text`,
      sql`coalesce(${finding.title}, ${finding.number})`,
      sight.finding(finding),
    )}
      from ${finding}
      where ${finding.rectification_id} = ${journal.chain_id} and ${finding.id} = any(array(select ids.id from ids where ids."isItem"))
    union all select (${journal.event} ->> 'findingId')::uuid, coalesce((
        select '“' || ${other.name} || '” ' || ${called(
          sql`${finding.ordinal}::text`,
          sql`coalesce(${finding.title}, ${finding.number})`,
          sql`true`,
        )}
        from ${finding} join ${other} on ${other.id} = ${finding.rectification_id}
        where ${finding.rectification_id} = (${journal.event} ->> 'rectificationId')::uuid
          and ${finding.id} = (${journal.event} ->> 'findingId')::uuid and ${sight.elsewhere.finding(finding)}
      ), ${sql.lit(inBothLanguages(findingElsewhere))})
      where ${isOfFurther} and (${journal.event} ->> 'rectificationId')::uuid <> ${journal.chain_id}
  ) as named) end`
}

// Where a measure answers a finding of another rectification, an entry says which one to those alone who may read it there.
const findingElsewhere = { zh: '其他专项的问题', en: 'a finding of another rectification' }

/** Fields that hold items, of those events alone that `isOfItems` names. */
const itemFields = `'findingId', 'findingIds', 'into', 'from', 'after'`
/** Fields that hold ids of persons and organizations. */
export const heldIds = [
  'leaderId',
  'ownerId',
  'handlerId',
  'personId',
  'namedBy',
  'enteredBy',
  'supporterId',
  'supporterIds',
  'unitId',
  'bodyId',
  'presentIds',
] as const

/** Of these alone fields of certain names hold items. */
export const itemTypes: readonly string[] = [
  'measure.moved',
  'measure.split',
  'measure.splitOff',
  'measure.merged',
  'measure.mergedInto',
  'finding.split',
  'finding.splitOff',
  'finding.merged',
  'finding.mergedInto',
  'meeting.recorded',
  'meeting.corrected',
  'measure.furtherAdded',
  'measure.furtherDropped',
  'measure.ordered',
]
const isOfItems = sql<SqlBool>`(${journal.event} ->> 'type' = any(${sql.lit(`{${itemTypes.join(',')}}`)}::text[]))`

const isOfFurther = sql<SqlBool>`${journal.event} ->> 'type' in ('measure.furtherAdded', 'measure.furtherDropped')`

// Most entries are reports, which hold none: asking whose names these are would be the dearest part of a timeline.
const holdsIds = sql<SqlBool>`(${journal.event} ?| ${sql.lit(`{changes,assignment,${heldIds.join(',')}}`)}::text[] or ${isOfItems})`

/** What an entry is told with besides itself: what its fields held before, which entry led to the status before, and names for ids. */
export type EntryTelling = {
  readonly before: Readonly<Record<string, unknown>> | null
  readonly previous: StatusStep | null
  readonly names: Readonly<Record<string, string>> | null
  /** What it is about and does not hold. */
  readonly beside: EntryBeside | null
}

/** The same in SQL, to be joined with an entry `journal`, as `told`. */
// Without the offset what stood before would be worked out twice, for itself and for the names in it.
export function tellingOfEntry(sight: ItemsInSight = noneInSight): RawBuilder<EntryTelling> {
  return sql`lateral (
  select known.before, known.previous, ${namesBehind(sight)} as names, ${besideEntry(sight.elsewhere.measure)} as beside
  from (select ${valuesBefore} as before, ${previousStep} as previous offset 0) as known) as told`
}

/** What an entry sets and what stood there before, with names instead of ids; nothing of what stayed as it was. */
export function toldOf(
  event: DomainEvent,
  { before, previous, names, beside }: EntryTelling,
  zone: Zone,
): { readonly changes: Record<string, string | null>; readonly before: Record<string, string | null> } {
  const status = statusAfter(event)
  const former = previous === null ? null : statusAfter(previous)
  const hasMoved = former !== null && status !== null && former !== status
  const values = toldValuesOf(event)
  const was = before === null ? {} : valuesOfToday(event.type, before)
  const hasStayed = (field: string): boolean =>
    Object.hasOwn(values, field) && Object.hasOwn(was, field) && values[field] === was[field]
  const told = (fields: ToldValues): Record<string, string | null> =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([field]) => !hasStayed(field))
        .map(([field, value]) => [field, value && namesTold(names ?? {}, value)]),
    )
  return {
    changes: { ...(hasMoved && { status }), ...told(values), ...besideOf(beside, zone) },
    before: { ...(hasMoved && { status: former }), ...told(was) },
  }
}

function besideOf(beside: EntryBeside | null, zone: Zone): Record<string, string> {
  if (beside === null) return {}
  const told = besideTold(beside, { wordsOf: eventWords, zone })
  return Object.fromEntries(
    Object.entries(told).map(([field, words]) => [
      field,
      typeof words === 'string' ? words : inBothLanguages(words),
    ]),
  )
}

type SeenVersion = { readonly subjectId: string; readonly version: number }

/** What happened to records since the versions that a form saw. */
export async function changesSince(
  db: Db,
  chainId: ChainId,
  seen: readonly SeenVersion[],
): Promise<readonly PastChange[]> {
  const { rows } = await sql<{
    at: Date
    by: string | null
    event: { type: string; changes?: Record<string, unknown> }
    names: Record<string, string> | null
    number: string | null
  }>`
    select ${journal.at}, ${whoThen(persons, journal)} as by, ${journal.event}, told.names,
      coalesce(${above.ordinal} || '-' || ${measure.ordinal}, ${finding.ordinal}::text) as number
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as seen ("subjectId" uuid, version integer)
    join ${journal} on ${journal.chain_id} = ${chainId} and ${journal.subject_id} = seen."subjectId"
      and ${journal.version} > seen.version
    cross join ${tellingOfEntry()}
    left join ${persons} on ${persons.id} = ${journal.by_id}
    left join ${measure} on ${measure.rectification_id} = ${journal.chain_id} and ${measure.id} = ${journal.subject_id}
    left join ${above} on ${above.rectification_id} = ${journal.chain_id} and ${above.id} = ${measure.finding_id}
    left join ${finding} on ${finding.rectification_id} = ${journal.chain_id} and ${finding.id} = ${journal.subject_id}
    order by ${journal.sequence} limit 100`.execute(db)
  return rows.map(({ at, by, event, names, number }) => {
    const { type, changes, ...rest } = eventOfToday(event)
    // What is prepared for a decision is told to few before it is made.
    const fields = isPreparing(type) ? {} : withNames(changes ?? rest, names ?? {})
    return { at: at.toISOString(), by: by ?? '', type, ...(number !== null && { number }), fields }
  })
}

function withNames(fields: Record<string, unknown>, names: Record<string, string>): Record<string, unknown> {
  const named = Object.entries(fields).map(([field, value]) => [
    field,
    typeof value === 'string'
      ? nameOr(names, value)
      : Array.isArray(value)
        ? value.map((one) => (typeof one === 'string' ? nameOr(names, one) : one))
        : value,
  ])
  return Object.fromEntries(named)
}

/** The same where it is told in both languages: several names are parted as each does. */
function namesTold(names: Readonly<Record<string, string>>, words: string): string {
  const parts = words.split(betweenIds)
  if (parts.length === 1 || !parts.every((one) => isId(one))) return nameOr(names, words)
  const said = parts.map((one) => nameOr(names, one))
  return inBothLanguages({ zh: said.join('、'), en: said.join(', ') })
}

/** The names behind ids, else the words themselves. Words such as “constructor” are on every object and name nothing. */
export function nameOr(names: Readonly<Record<string, string>>, words: string): string {
  const nameOf = (one: string): string => (Object.hasOwn(names, one) ? (names[one] ?? one) : one)
  return words.split(betweenIds).map(nameOf).join(betweenIds)
}

/** Whether an entry `journal` prepares a decision that was not made: it is still to be made, or what asked for it was taken back. */
export const isUndecided: RawBuilder<SqlBool> = sql<SqlBool>`(${sql.join(
  Object.entries(preparings).map(([preparing, ends]) => preparesInVain(preparing, ends)),
  sql` or `,
)})`

function preparesInVain(
  preparing: string,
  { askedOrDropped, decided }: (typeof preparings)[keyof typeof preparings],
): RawBuilder<SqlBool> {
  const any = (types: readonly string[]): RawBuilder<unknown> =>
    sql`${later.event} ->> 'type' = any(${sql.lit(`{${types.join(',')}}`)}::text[])`
  return sql`(${journal.event} ->> 'type' = ${sql.lit(preparing)} and coalesce((
    select not ${any(decided)} from ${later}
    where ${later.chain_id} = ${journal.chain_id} and ${later.subject_id} = ${journal.subject_id}
      and ${later.version} > ${journal.version} and ${any([...askedOrDropped, ...decided])}
    order by ${later.version} limit 1), true))`
}

type EntryRow = {
  chain_id: JournalEntry['chainId']
  sequence: number
  at: Date
  by_id: JournalEntry['by']
  token_id: JournalEntry['token'] | null
  in_place_of: NonNullable<JournalEntry['inPlaceOf']> | null
  command_id: JournalEntry['commandId']
  subject_type: string
  subject_id: string
  version: number
  event: unknown
  previous_hash: string
  hash: string
}

/** An entry as it was sealed, for verifying and replaying. */
export type StoredEntry = Pick<JournalEntry, Exclude<keyof JournalEntry, symbol | 'event'>> & {
  readonly event: unknown
}

/** The entries of a chain after a sequence number, in order. */
export async function entriesAfter(
  db: Db,
  chainId: ChainId,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${ofJournal.chain_id}, ${ofJournal.sequence}, ${ofJournal.at}, ${ofJournal.by_id}, ${ofJournal.in_place_of},
      ${ofJournal.token_id}, ${ofJournal.command_id}, ${ofJournal.subject_type}, ${ofJournal.subject_id}, ${ofJournal.version},
        ${ofJournal.event}, ${ofJournal.previous_hash}, ${ofJournal.hash}
    from ${journal} where ${ofJournal.chain_id} = ${chainId} and ${ofJournal.sequence} > ${page.after}
    order by ${ofJournal.sequence} limit ${page.limit}`.execute(db)
  return rows.map((row) => ({
    chainId: row.chain_id,
    sequence: row.sequence,
    at: row.at.toISOString(),
    by: row.by_id,
    // An entry that nobody made by a token was sealed without a word of it.
    ...(row.token_id && { token: row.token_id }),
    // What is sealed goes without where nobody acted for another.
    ...(row.in_place_of !== null && { inPlaceOf: row.in_place_of }),
    commandId: row.command_id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    version: row.version,
    event: row.event,
    previousHash: row.previous_hash,
    hash: row.hash,
  }))
}
