import type { EntryBeside } from '@bihuan/core/journal/beside.ts'
import { writtenOut } from '@bihuan/core/objects/told-items.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { nameThen } from './former-names.ts'
import { type Columns, columnsOf, sql } from './sql.ts'

const journal = columnsOf('journal', 'journal')
const earlier = columnsOf('journal', 'earlier')
const sibling = columnsOf('journal', 'sibling')
const meeting = columnsOf('meetings', 'told_meeting')
const category = columnsOf('journal', 'told_category')
const seal = columnsOf('seals', 'told_seal')
const file = columnsOf('files', 'told_file')
const list = columnsOf('object_lists', 'told_list')
const item = columnsOf('list_items', 'told_item')
const part = columnsOf('parts', 'told_part')
const unit = columnsOf('organizations', 'told_unit')
const corrected = columnsOf('editions', 'told_edition')
const answering = columnsOf('measures', 'answering')
const above = columnsOf('findings', 'answering_above')
const elsewhere = columnsOf('rectifications', 'elsewhere')

const type = sql<string>`${journal.event} ->> 'type'`

/** Whose measure of another rectification a reader may see. */
export type MeasureInSight = (row: Columns<'measures'>) => RawBuilder<SqlBool>

/**
 * What an entry `journal` is about and does not hold itself: null for most types. Each part stands behind a case, so that a page of
 * the journal looks up nothing for entries that need nothing.
 */
export function besideEntry(isReadElsewhere: MeasureInSight): RawBuilder<EntryBeside | null> {
  return sql`case
    when ${type} in ('measure.extensionPrepared', 'measure.extensionRefused', 'measure.extensionWithdrawn')
      then jsonb_build_object('asked', ${extensionAsked})
    when ${type} in ('measure.lateExplained', 'objectList.lateExplained') then jsonb_strip_nulls(jsonb_build_object(
      'explains', ${explained}, 'list', case when ${journal.subject_type} = 'objectList' then ${listName} end))
    when ${type} in ('measure.reportCorrected', 'measure.evidenceCorrected', 'measure.figuresCorrected')
      then jsonb_build_object('corrected', ${reportEntry})
    when ${type} in ('meeting.corrected', 'meeting.voided') then jsonb_build_object('meeting', ${meetingTold(sql`${journal.subject_id}`)})
    when ${type} = 'plan.approved' and ${journal.event} ->> 'meetingId' is not null
      then jsonb_build_object('meeting', ${meetingTold(sql`(${journal.event} ->> 'meetingId')::uuid`)})
    when ${type} in ('category.moved', 'category.renamed') then jsonb_build_object('category', ${categoryName})
    when ${journal.subject_type} = 'seal' then jsonb_build_object('file', ${sealedFile})
    when ${journal.subject_type} = 'objectList' and ${type} not in ('objectList.begun', 'objectList.renamed')
      then jsonb_strip_nulls(jsonb_build_object('list', ${listName}, 'objects', ${objectsNamed}))
    when ${journal.subject_type} = 'part' and ${type} <> 'part.given' then jsonb_build_object('part', ${partTold})
    when ${type} = 'edition.drafted' and ${journal.event} ->> 'correctsId' is not null
      then jsonb_build_object('correctsNumber', ${correctsNumber})
    when ${type} = 'edition.worded' and ${journal.event} ->> 'block' like '%+' then '{"isAdded": true}'::jsonb
    when ${type} = 'edition.chosen' then jsonb_build_object('chosen', ${chosen})
    when ${type} in ('finding.furtherAdded', 'finding.furtherDropped') then jsonb_build_object('answering', ${answeringTold(isReadElsewhere)})
    when ${type} = 'closure.paperDropped' then jsonb_strip_nulls(jsonb_build_object('dropped', ${enteredBefore}, 'rung', ${rungName}))
    when ${journal.subject_type} = 'closureRequest' and ${journal.event} ->> 'rung' like '%:%'
      then jsonb_strip_nulls(jsonb_build_object('rung', ${rungName}))
  end`
}

function atOf(entry: Columns<'journal'>): RawBuilder<string> {
  return sql`to_char(${entry.at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

// What another entry did, and when.
function named(entry: Columns<'journal'>): RawBuilder<unknown> {
  return sql`jsonb_build_object('type', ${entry.event} -> 'type', 'at', ${atOf(entry)})`
}

const ofSubjectBefore = sql<SqlBool>`${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id}
  and ${earlier.version} < ${journal.version}`

const extensionAsked = sql`(
  select jsonb_build_object('until', ${earlier.event} -> 'until', 'at', ${atOf(earlier)}) from ${earlier}
  where ${ofSubjectBefore} and ${earlier.event} ->> 'type' = 'measure.extensionAsked' order by ${earlier.version} desc limit 1)`

// What is said with it stands a few entries further, written by the same command; what changes its status only stands behind.
const explained = sql`(
  select jsonb_build_object('type', ${sibling.event} -> 'type', 'at', ${atOf(sibling)}, 'told', ${sibling.event} -> 'told')
  from ${sibling}
  where ${sibling.chain_id} = ${journal.chain_id} and ${sibling.command_id} = ${journal.command_id}
    and ${sibling.sequence} between ${journal.sequence} - 9 and ${journal.sequence} + 9
    and ${sibling.event} ->> 'type' in ('measure.extensionAsked', 'closure.requested', 'closure.claimed', 'objectList.itemsSaidDone',
      'measure.reported', 'measure.supportReported', 'measure.partReported', 'measure.checkedIn', 'measure.figuresReported')
  order by ${sibling.event} ->> 'type' in ('measure.extensionAsked', 'closure.requested', 'closure.claimed') desc,
    abs(${sibling.sequence} - ${journal.sequence}) limit 1)`

// What holds the words, the figures or the evidence that are corrected: of figures that were given only now, the report itself.
const reportEntry = sql`(
  select ${named(earlier)} from ${earlier}
  where ${ofSubjectBefore} and ${earlier.event} ->> 'reportId' = ${journal.event} ->> 'reportId'
  order by ${earlier.event} ? case ${type} when 'measure.figuresCorrected' then 'figures' when 'measure.reportCorrected' then 'text'
    else 'evidence' end desc, ${earlier.version} desc limit 1)`

const enteredBefore = sql`(
  select ${named(earlier)} from ${earlier}
  where ${ofSubjectBefore} and ${earlier.event} ->> 'type' in ('closure.paperEntered', 'closure.resolutionEntered')
  order by ${earlier.version} desc limit 1)`

// A rung that is no role is called as the template called it when the claim was made.
const rungName = sql`(
  select rung.one -> 'named' -> 'name' from ${earlier}
    cross join lateral jsonb_array_elements(${earlier.event} -> 'ladder') as rung (one)
  where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id} and ${earlier.version} = 1
    and ${earlier.event} ->> 'type' = 'closure.claimed' and rung.one ->> 'rung' = ${journal.event} ->> 'rung')`

function meetingTold(id: RawBuilder<unknown>): RawBuilder<EntryBeside['meeting']> {
  return sql`(
  select jsonb_build_object('kind', ${meeting.kind}, 'number', ${meeting.number}, 'heldOn', ${meeting.held_on}) from ${meeting}
  where ${meeting.rectification_id} = ${journal.chain_id} and ${meeting.id} = ${id})`
}

// What it was called before.
const categoryName = sql`(
  select ${category.event} -> 'name' from ${category}
  where ${category.chain_id} = ${journal.chain_id} and ${category.subject_id} = ${journal.subject_id}
    and ${category.version} < ${journal.version} and ${category.event} ? 'name' order by ${category.version} desc limit 1)`

const sealedFile = sql`(
  select ${file.name} from ${seal} join ${file} on ${file.id} = ${seal.file_id}
  where ${seal.rectification_id} = ${journal.chain_id} and ${seal.id} = ${journal.subject_id})`

const listName = sql`(
  select ${list.name} from ${list} where ${list.rectification_id} = ${journal.chain_id} and ${list.id} = ${journal.subject_id})`

// As many as their entry writes out by number.
const objectsNamed = sql`(
  select jsonb_build_object('named', jsonb_agg(jsonb_build_object('number', ${item.number}, 'name', ${item.name}) order by one.at),
    'told', ${journal.event} -> 'told')
  from jsonb_array_elements(coalesce(${journal.event} -> 'itemIds', ${journal.event} -> 'items')) with ordinality as one (held, at)
  join ${item} on ${item.rectification_id} = ${journal.chain_id}
    and ${item.id} = coalesce(one.held ->> 'itemId', one.held ->> 'id', one.held #>> '{}')::uuid
  where one.at <= ${sql.lit(writtenOut)} having count(*) > 0)`

const partTold = sql`(
  select jsonb_build_object('unit', ${nameThen(unit, sql`${journal.at}`)}, 'text', ${part.text})
  from ${part} join ${unit} on ${unit.id} = ${part.unit_id}
  where ${part.rectification_id} = ${journal.chain_id} and ${part.id} = ${journal.subject_id})`

// What was chosen before, when it was drafted or since.
const chosen = sql`(
  select jsonb_build_object('before', ${earlier.event} -> 'options', 'after', ${journal.event} -> 'options') from ${earlier}
  where ${ofSubjectBefore} and ${earlier.event} ->> 'type' in ('edition.drafted', 'edition.chosen')
  order by ${earlier.version} desc limit 1)`

const correctsNumber = sql`(
  select ${corrected.number} from ${corrected}
  where ${corrected.rectification_id} = ${journal.chain_id} and ${corrected.id} = (${journal.event} ->> 'correctsId')::uuid)`

// A measure of the same rectification is named by its number alone, one of another where the reader sees it.
function answeringTold(isReadElsewhere: MeasureInSight): RawBuilder<EntryBeside['answering']> {
  const isHere = sql<SqlBool>`${answering.rectification_id} = ${journal.chain_id}`
  return sql`coalesce((
    select jsonb_build_object('number', ${above.ordinal} || '-' || ${answering.ordinal},
      'rectification', case when ${isHere} then null else ${elsewhere.name} end)
    from ${answering} join ${above} on ${above.rectification_id} = ${answering.rectification_id} and ${above.id} = ${answering.finding_id}
      join ${elsewhere} on ${elsewhere.id} = ${answering.rectification_id}
    where ${answering.rectification_id} = (${journal.event} ->> 'rectificationId')::uuid
      and ${answering.id} = (${journal.event} ->> 'measureId')::uuid and (${isHere} or ${isReadElsewhere(answering)})
  ), '{"number": null, "rectification": null}'::jsonb)`
}
