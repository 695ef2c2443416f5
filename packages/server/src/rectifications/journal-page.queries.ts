import { eventOfToday, inBothLanguages } from '@bihuan/core/journal/telling.ts'
import type { DomainEvent } from '@bihuan/core/kinds.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { JournalEntryView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { Zone } from '@bihuan/core/kernel/zone.ts'
import type { RawBuilder } from 'kysely'
import { whoThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import {
  allInSight,
  type EntryTelling,
  isUndecided,
  tellingOfEntry,
  toldOf,
} from '../kernel/journal.queries.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type TemplateThen, templateThen, templateTold } from './journal-template.queries.ts'

const earlier = columnsOf('journal', 'earlier')
const claim = columnsOf('closure_requests', 'claim')
const measure = columnsOf('measures', 'measure')
const objectList = columnsOf('object_lists', 'object_list')
const part = columnsOf('parts', 'part')
const seal = columnsOf('seals', 'seal')
const above = columnsOf('findings', 'above')
const finding = columnsOf('findings', 'finding')
const edition = columnsOf('editions', 'edition')
const journal = columnsOf('journal', 'journal')
const persons = columnsOf('persons', 'persons')
const through = columnsOf('api_tokens', 'through')
const journalChains = columnsOf('journal_chains', 'journal_chains')
const ofJournal = columnsOf('journal')

type EntryRow = EntryTelling &
  Omit<JournalEntryView, 'at' | 'event' | 'changes' | 'before'> & {
    readonly at: Date
    readonly event: DomainEvent
    readonly total: number
    readonly isUndecided: boolean
    readonly templateThen: TemplateThen | null
    readonly listed: string | null
    readonly listedBefore: string | null
  }

// An entry about objects tells of up to 500, whose numbers are told in words.
const withoutObjects = sql`case when ${journal.subject_type} = 'objectList'
  then ${journal.event} - 'items' - 'itemIds' else ${journal.event} end`

/** A page of the journal, the newest entry first, with the number of all entries. */
export async function readJournal(
  db: Db,
  page: {
    readonly rectificationId: RectificationId
    readonly before?: number | undefined
    readonly after?: number | undefined
    readonly limit: number
  },
  reader: { readonly readsSeals: boolean; readonly scope: ReadScope; readonly zone: Zone },
): Promise<{ readonly entries: JournalEntryView[]; readonly total: number }> {
  const elsewhere = {
    measure: (row: Columns<'measures'>) => measureInScope(reader.scope, row),
    finding: (row: Columns<'findings'>) => findingInScope(reader.scope, row),
  }
  const { rows } = await sql<EntryRow>`
    select ${journal.sequence}, ${journal.at}, coalesce(${whoThen(persons, journal)}, '') as by,
      ${through.name} as token, ${journal.subject_type} as "subjectType",
      ${journal.subject_id} as "subjectId", ${withoutObjects} as event, ${journal.hash}, ${journalChains.sequence} as total,
      told.before, told.previous, told.names, told.beside, ${templateThen} as "templateThen", ${isUndecided} as "isUndecided",
      ${numbersOf(sql`coalesce(${journal.event} -> 'items', listing.items)`)} as listed,
      ${numbersOf(sql`case when ${journal.event} ? 'items' then listing.items end`)} as "listedBefore",
      case when ${measure.id} is not null then jsonb_build_object('type', 'measure', 'id', ${measure.id},
          'number', ${above.ordinal} || '-' || ${measure.ordinal}, 'text', ${measure.text})
        when ${finding.id} is not null then jsonb_build_object('type', 'finding', 'id', ${finding.id},
          'number', ${finding.ordinal}::text, 'text', coalesce(${finding.title}, ${finding.number}))
        when ${edition.id} is not null then jsonb_strip_nulls(jsonb_build_object('type', 'edition', 'id', ${edition.id},
          'number', coalesce(${edition.number}::text, ''), 'text', coalesce(${edition.options}::jsonb ->> 'title', ''),
          'document', ${edition.document}, 'draftedAt', ${edition.drafted_at}))
      end as item
    from ${journalChains}
    join (
      select * from ${journal} where ${ofJournal.chain_id} = ${page.rectificationId}
        and ${ofJournal.sequence} < ${page.before ?? 2_147_483_647} and ${ofJournal.sequence} > ${page.after ?? 0}
      order by ${ofJournal.sequence} desc limit ${page.limit}
    ) as journal on ${journal.chain_id} = ${journalChains.chain_id}
    cross join ${tellingOfEntry(allInSight(elsewhere))}
    left join lateral (
      select ${earlier.event} -> 'items' as items from ${earlier}
      where ${journal.subject_type} = 'takeOver' and ${earlier.chain_id} = ${journal.chain_id}
        and ${earlier.subject_id} = ${journal.subject_id} and ${earlier.version} < ${journal.version}
          and ${earlier.event} ? 'items'
      order by ${earlier.version} desc limit 1) as listing on true
    left join ${persons} on ${persons.id} = ${journal.by_id}
    left join ${through} on ${through.id} = ${journal.token_id}
    left join ${claim} on ${journal.subject_type} = 'closureRequest'
      and ${claim.rectification_id} = ${journal.chain_id} and ${claim.id} = ${journal.subject_id}
    left join ${seal} on ${journal.subject_type} = 'seal'
      and ${seal.rectification_id} = ${journal.chain_id} and ${seal.id} = ${journal.subject_id}
    left join ${objectList} on ${journal.subject_type} = 'objectList'
      and ${objectList.rectification_id} = ${journal.chain_id} and ${objectList.id} = ${journal.subject_id}
    left join ${part} on ${journal.subject_type} = 'part'
      and ${part.rectification_id} = ${journal.chain_id} and ${part.id} = ${journal.subject_id}
    left join ${measure} on ${measure.rectification_id} = ${journal.chain_id}
      and ${measure.id} = coalesce(${claim.subject_id}, ${seal.measure_id}, ${objectList.measure_id}, ${part.measure_id},
        ${journal.subject_id})
    left join ${above} on ${above.rectification_id} = ${journal.chain_id} and ${above.id} = ${measure.finding_id}
    left join ${finding} on ${finding.rectification_id} = ${journal.chain_id}
      and ${finding.id} = coalesce(${claim.subject_id}, ${journal.subject_id})
    left join ${edition} on ${journal.subject_type} = 'edition'
      and ${edition.rectification_id} = ${journal.chain_id} and ${edition.id} = ${journal.subject_id}
    order by ${journal.sequence} desc`.execute(db)
  return { entries: rows.map((row) => entryView(row, reader)), total: rows[0]?.total ?? 0 }
}

const betweenNumbers = ', '

function numbersIn(listed: string): string {
  return inBothLanguages({ zh: listed.replaceAll(betweenNumbers, '、'), en: listed })
}

/** The numbers of the measures on a list of what was done before, as the ledger has them. */
function numbersOf(items: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(
    select string_agg(${above.ordinal} || '-' || ${measure.ordinal}, ${sql.lit(betweenNumbers)} order by ${above.ordinal},
      ${measure.ordinal})
    from jsonb_to_recordset(case when ${journal.subject_type} = 'takeOver' then ${items} end) as item ("measureId" uuid)
    join ${measure} on ${measure.rectification_id} = ${journal.chain_id} and ${measure.id} = item."measureId"
    join ${above} on ${above.rectification_id} = ${journal.chain_id} and ${above.id} = ${measure.finding_id})`
}

// That something was prepared or sealed is told to all who read the journal; what was proposed not before it is decided, and why a file
// is sealed to those alone who may read the seals.
function entryView(
  row: EntryRow,
  { readsSeals, zone }: { readonly readsSeals: boolean; readonly zone: Zone },
): JournalEntryView {
  const { isUndecided: isWithheld, ...told } = row
  if (isWithheld) {
    const changes = { withheld: 'untilDecided' }
    return { ...wholeView(told, zone), event: { type: told.event.type }, changes, before: {} }
  }
  const view = wholeView(told, zone)
  if (readsSeals || view.subjectType !== 'seal' || !('reason' in view.event)) return view
  return { ...view, event: { ...view.event, reason: '' } }
}

function wholeView(row: Omit<EntryRow, 'isUndecided'>, zone: Zone): JournalEntryView {
  const { total: _, at, names, previous, beside, before: beforeIt, listed, listedBefore, ...told } = row
  const { templateThen: then, ...entry } = told
  const { changes, before } = toldOf(entry.event, { names, previous, beside, before: beforeIt }, zone)
  const all = { ...changes, ...templateTold(entry.event, then) }
  return {
    ...entry,
    event: eventOfToday(entry.event),
    at: at.toISOString(),
    changes: listed === null ? all : { ...all, listedMeasures: numbersIn(listed) },
    before: listedBefore === null ? before : { ...before, listedMeasures: numbersIn(listedBefore) },
  }
}
