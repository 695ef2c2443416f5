import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { migrationsFolder } from '../kernel/migrate.ts'
import type { Db } from '../kernel/subject-store.ts'

/** What the catalogue of PostgreSQL knows of a column. */
type Column = {
  readonly table: string
  readonly column: string
  /** Of the elements, where the column is a list. */
  readonly type: string
  readonly isList: boolean
  readonly isNullable: boolean
  readonly isComputed: boolean
  /** The table whose id the column holds, its own included; null for anything but an id. */
  readonly idOf: string | null
  /** `CHECK ((status = ANY (ARRAY['open'::text, …])))`, where only certain words are allowed. */
  readonly words: string | null
}

/** The types of PostgreSQL as the driver gives them: days as text, counts as numbers. */
const plainTypes: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Uint8Array',
  date: 'PlainDay',
  float8: 'number',
  int4: 'number',
  int8: 'number',
  jsonb: 'unknown',
  text: 'string',
  timestamptz: 'Date',
  xid8: 'string',
  tsvector: 'string',
  uuid: 'string',
}

/** What no catalogue knows: what lies in a JSON value, of what an id without a foreign key is, which words a list holds. */
const told: Readonly<Record<string, string>> = {
  'acting_posts.in_place_of': "Id<'person'>",
  'claim_turns.doers': "readonly Id<'person'>[]",
  'claim_turns.signers': "readonly Id<'person'>[]",
  'claim_turns.stand_ins': "readonly Id<'person'>[]",
  'closure_requests.doers': "readonly Id<'person'>[]",
  'claim_turns.entered_by': "Id<'person'>",
  'claim_turns.witness_id': "Id<'person'>",
  'claim_turns.organizations': "readonly Id<'organization'>[]",
  'claim_turns.rung': "ClosureRequest['ladder'][number]",
  'closure_requests.rung': "ClosureRequest['ladder'][number]",
  'closure_requests.open_objects': "NonNullable<ClosureRequest['openObjects']>",
  'closure_requests.rung_names': "ClosureRequest['rungNames']",
  'closure_requests.ladder': "ClosureRequest['ladder']",
  'closure_requests.prepared': "NonNullable<ClosureRequest['prepared']>",
  'closure_requests.paper': "ClosureRequest['paper']",
  'closure_requests.signatures': "ClosureRequest['signatures']",
  'closure_requests.stand_ins': "ClosureRequest['standIns']",
  'closure_requests.subject_id': "Id<'measure'> | Id<'finding'>",
  'commands.chain_id': 'ChainId',
  'commands.id': "Id<'command'>",
  'findings.claimants': "readonly Id<'person'>[]",
  'further_measures.measure_rectification_id': "Id<'rectification'>",
  'findings.grade': "NonNullable<Finding['grade']>",
  'findings.further': "Finding['further']",
  'findings.heads': "Finding['heads']",
  'findings.supporter_ids': "readonly Id<'organization'>[]",
  'intake_drafts.draft': 'RecordedDraft',
  'intake_drafts.doubts': 'readonly Span[]',
  'intake_drafts.id': "Id<'draft'>",
  'journal.chain_id': 'ChainId',
  'journal.command_id': "Id<'command'>",
  'journal_chains.chain_id': 'ChainId',
  'known_columns.role': "DraftColumn['role']",
  'findings.voided': 'VoidedFinding',
  'measures.accepted': 'AcceptedDay',
  'measures.after_ids': "readonly Id<'measure'>[]",
  'measures.figures': "Measure['figures']",
  'progress_reports.figures': 'readonly FigureReport[]',
  'measures.further': "Measure['further']",
  'measures.doers': "readonly Id<'person'>[]",
  'measures.voided': 'VoidedMeasure',
  'measures.extension': 'Extension',
  'measures.part_handler_ids': "readonly Id<'person'>[]",
  'measures.part_unit_ids': "readonly Id<'organization'>[]",
  'measures.supported_by': "readonly Id<'organization'>[]",
  'measures.supporter_ids': "readonly Id<'organization'>[]",
  'item_proofs.saying_id': "Id<'saying'>",
  'list_items.said': 'Said',
  'list_items.signed': 'readonly SignedRung[]',
  'object_lists.counts': 'ItemCounts',
  'organizations.former_names': 'readonly FormerName[]',
  'passages.source_id': "Id<'draft'>",
  'persons.former_names': 'readonly FormerName[]',
  'readings.claimed_by': "Id<'runner'>",
  'readings.id': "Id<'draft'>",
  'readings.progress': 'ReadingProgress',
  'readings.refusal': 'Refusal',
  'rectifications.announced': "Rectification['announced']",
  'rectifications.sights': "Rectification['sights']",
  'rectifications.template_id': "Id<'template'>",
  'rectifications.course': "Rectification['course']",
  'rectifications.voiding': "Rectification['voiding']",
  'rectifications.put_away': "Rectification['putAway']",
  'source_notes.notes': "SourceNote['notes']",
  'source_notes.said': "SourceNote['said']",
  'source_notes.subject_id': "Id<'measure'> | Id<'finding'>",
  'source_quotes.source_id': "Id<'draft'>",
  'source_quotes.subject_id': "Id<'measure'> | Id<'finding'>",
  'sources.command_id': "Id<'command'>",
  'sources.doubts': 'readonly Span[]',
  'sources.id': "Id<'draft'>",
  'template_versions.content': 'Template',
  'templates.copied_from': 'TemplateRef',
  'take_overs.items': "TakeOver['items']",
  'take_overs.listers': "readonly Id<'person'>[]",
  'editions.id': "Id<'edition'>",
  'editions.corrects_id': "Id<'edition'>",
  'editions.files': "Edition['files']",
  'editions.givings': "Edition['givings']",
  'editions.sources': "Edition['sources']",
  'editions.texts': "Edition['texts']",
  'editions.writers': "readonly Id<'person'>[]",
  'edition_files.edition_id': "Id<'edition'>",
  'meetings.finding_ids': "readonly Id<'finding'>[]",
  'meetings.present_ids': "readonly Id<'person'>[]",
  'take_overs.measure_ids': "readonly Id<'measure'>[]",
}

const imports = `import type { Edition } from '@bihuan/core/editions/edition.ts'
import type { Finding, VoidedFinding } from '@bihuan/core/findings/finding.ts'
import type { Extension } from '@bihuan/core/measures/extension.ts'
import type { FigureReport } from '@bihuan/core/measures/figure.ts'
import type { Measure, VoidedMeasure } from '@bihuan/core/measures/measure.ts'
import type { ItemCounts, Said, SignedRung } from '@bihuan/core/objects/list-item.ts'
import type { AcceptedDay } from '@bihuan/core/measures/scheduled.ts'
import type { ClosureRequest } from '@bihuan/core/claims/closure-request.ts'
import type { TakeOver } from '@bihuan/core/closure/take-over.ts'
import type { DraftColumn, Span } from '@bihuan/core/reading/draft.ts'
import type { RecordedDraft } from '@bihuan/core/intake/recorded-draft.ts'
import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Id } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { FormerName } from '@bihuan/core/people/people.events.ts'
import type { SourceNote } from '@bihuan/core/told/source-note.ts'
import type { Rectification } from '@bihuan/core/rectifications/rectification.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'
`

/** The types of all rows of a migrated database, as they stand in `kernel/schema.ts`. */
export async function schemaTypes(db: Db): Promise<string> {
  const all = await columnsIn(db)
  const stale = Object.keys(told).filter((name) => !all.some((column) => nameOf(column) === name))
  if (stale.length > 0) throw new Error(`no such columns: ${stale.join(', ')}`)
  const tables = Map.groupBy(all, ({ table }) => table)
  const computed = Map.groupBy(
    all.filter(({ isComputed }) => isComputed),
    ({ table }) => table,
  )
  return `// Written by \`npm run schema\` from migrations ${migrationsHash()}; not to be changed by hand.
${imports}
/** The rows of every table, as the driver gives them. */
export type DB = {
${[...tables].map(([table, columns]) => `  ${table}: {\n${columns.map(lineOf).join('')}  }\n`).join('')}}

/** The columns that the database computes, and nobody writes. */
export type ComputedColumns = {
${[...computed].map(([table, columns]) => `  ${table}: ${union(columns.map(({ column }) => column))}\n`).join('')}}
`
}

/** What the migrations are: one that was added or changed asks for the types to be written anew. */
export function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrationsFolder).toSorted()) {
    hash.update(name).update(readFileSync(path.join(migrationsFolder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function columnsIn(db: Db): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select class.relname as table, attribute.attname as column, coalesce(element.typname, type.typname) as type,
      element.oid is not null as "isList", not coalesce(behind.is_given, attribute.attnotnull) as "isNullable",
      attribute.attgenerated <> '' or attribute.attidentity <> '' as "isComputed",
      case when coalesce(element.typname, type.typname) = 'uuid' then coalesce((
        select target.relname from pg_constraint as key
        join pg_class as target on target.oid = key.confrelid
        join pg_attribute as there on there.attrelid = key.confrelid
          and there.attnum = key.confkey[array_position(key.conkey, coalesce(behind.attnum, attribute.attnum))]
        where key.conrelid = coalesce(behind.relid, class.oid) and key.contype = 'f'
          and coalesce(behind.attnum, attribute.attnum) = any(key.conkey)
          and there.attname = 'id' order by key.oid limit 1
      ), case attribute.attname when 'id' then class.relname when 'rectification_id' then 'rectifications' end)
      end as "idOf",
      (select pg_get_constraintdef(rule.oid) from pg_constraint as rule
        where rule.conrelid = coalesce(behind.relid, class.oid) and rule.contype = 'c'
          and rule.conkey = array[coalesce(behind.attnum, attribute.attnum)]
          and pg_get_constraintdef(rule.oid) like '%= ANY (ARRAY[%' limit 1) as words
    from pg_class as class
    join pg_namespace as space on space.oid = class.relnamespace and space.nspname = 'public'
    join pg_attribute as attribute on attribute.attrelid = class.oid and attribute.attnum > 0
      and not attribute.attisdropped
    join pg_type as type on type.oid = attribute.atttypid
    left join pg_type as element on element.oid = type.typelem and type.typcategory = 'A'
    -- A column of a view is what the column of this name is that it shows.
    left join lateral (
      select shown.attrelid as relid, shown.attnum, shown.attnotnull as is_given
      from pg_rewrite as rewritten
      join pg_depend as use on use.objid = rewritten.oid and use.refclassid = 'pg_class'::regclass
      join pg_attribute as shown on shown.attrelid = use.refobjid and shown.attnum = use.refobjsubid
      where rewritten.ev_class = class.oid and class.relkind = 'v' and shown.attname = attribute.attname
      order by shown.attrelid limit 1
    ) as behind on true
    where class.relkind in ('r', 'p', 'v')
    order by class.relname collate "C", attribute.attnum`.execute(db)
  return rows
}

function lineOf(column: Column): string {
  const type = told[nameOf(column)] ?? typeOf(column)
  return `    ${column.column}: ${type}${column.isNullable && type !== 'unknown' ? ' | null' : ''}\n`
}

function typeOf(column: Column): string {
  const { type, isList, idOf, words } = column
  const allowed = [...(words ?? '').matchAll(/'([^']*)'::text/g)].map(([, word = '']) => word)
  const one = idOf === null ? union(allowed) || plainTypes[type] : `Id<'${singular(idOf)}'>`
  if (one === undefined) throw new Error(`nobody has said what ${type} is, the type of ${nameOf(column)}`)
  return isList ? `readonly ${one}[]` : one
}

function nameOf({ table, column }: Column): string {
  return `${table}.${column}`
}

function union(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(' | ')
}

/** `closure_requests` → `closureRequest`, `categories` → `category`. */
function singular(table: string): string {
  const camel = table.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
  return camel.replace(/ies$/, 'y').replace(/s$/, '')
}
