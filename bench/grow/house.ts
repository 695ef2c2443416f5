import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { whoseTurn } from '@bihuan/server/claims/claim-turns.store.ts'
import type { Db } from '@bihuan/server/kernel/subject-store.ts'
import { whatIsSaidDone } from '@bihuan/server/measures/said-done.store.ts'
import { type RawBuilder, sql } from 'kysely'
import { words } from '../texts.ts'
import { isoDay } from './today.ts'

/** How much is in a house with so many measures: departments are founded rarely, records come every day. */
export function proportionsOf(measures: number): {
  readonly [What in 'rectifications' | 'departments']: number
} {
  return {
    // 40 measures under 8 findings each.
    rectifications: Math.ceil(measures / measuresEach),
    departments: Math.round(140 + 10 * Math.log10(measures)),
  }
}

const measuresEach = 40
const findingsEach = 8

/** Ids that follow from a kind and a number, and sort by the number. */
export function idAt(kind: keyof typeof kinds, number: number): string {
  const time = (epoch + number).toString(16).padStart(12, '0')
  const last = number.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-700${kinds[kind]}-8000-${last}`
}

const epoch = 1_767_600_000_000
const kinds = {
  organization: 1,
  person: 2,
  rectification: 3,
  finding: 4,
  measure: 5,
  claim: 6,
  report: 7,
  other: 8,
}

export function at(kind: keyof typeof kinds, number: RawBuilder<unknown> | string): RawBuilder<unknown> {
  const n = typeof number === 'string' ? sql.raw(number) : number
  return sql`bench_id(${sql.lit(kinds[kind])}, ${n})`
}

/** The number of a person, by their place in the house. */
export const personAt = {
  leader: (which: number) => which,
  coordinator: (which: number) => 20 + which,
  inspector: (which: number) => 25 + which,
  administrator: () => 31,
  head: (department: number) => 100 + department * 4,
  handler: (department: number, which: number) => 100 + department * 4 + 1 + which,
} as const

/** Who is in a house, and whose its measures are; in words of SQL, in which `n` is a measure and `r` its rectification, from 1. */
export type Shape = {
  readonly people: readonly RawBuilder<unknown>[]
  /** To which body organizations and rectifications belong, as the commands that make them write it. */
  readonly belonging: readonly RawBuilder<unknown>[]
  /** The number of the department that owns a measure, from 1: its organization has the next one. */
  readonly departmentOf: string
  /** The number of the person who leads it. */
  readonly leaderOf: string
}

/** Fills an empty, migrated database with a house of so many measures, by few large statements. */
export async function fillHouse(db: Db, measures: number, tell: (line: string) => void): Promise<void> {
  return fillShaped(db, { measures, shape: shapeOf(proportionsOf(measures)) }, tell)
}

/** The same with other people. */
export async function fillShaped(
  db: Db,
  { measures, shape }: { readonly measures: number; readonly shape: Shape },
  tell: (line: string) => void,
): Promise<void> {
  const house = proportionsOf(measures)
  const step = async (what: string, ...statements: RawBuilder<unknown>[]): Promise<void> => {
    const begun = Date.now()
    for (const statement of statements) await statement.execute(db)
    tell(`${measures}: ${what} (${Math.round((Date.now() - begun) / 1000)} s)`)
  }
  const indexes = await takeSearchIndexes(db)
  // What triggers would check or write for each row is true by construction, or written below.
  await step('functions', sql`set session_replication_role = replica`, sql`set jit = off`, ...functions())
  await step('people', ...shape.people)
  await step('rectifications', ...rectifications(house.rectifications))
  await step('bodies', ...shape.belonging)
  await step('measures', ...measuresOf(measures, shape))
  await step('claims', ...claims())
  await step('turns', whoseTurn(sql`true`))
  await step('reports', ...reports())
  await step('sources', ...sources(house.rectifications))
  await step('journal', ...journal())
  await step('said done', whatIsSaidDone(sql`true`, new Date().toISOString()))
  await step('counts', ...counts())
  for (const { name, definition } of indexes) await step(name, sql.raw(definition))
  await step('analyze', sql`set session_replication_role = origin`, sql`vacuum (analyze, freeze)`)
}

/** Filling these row by row takes ten times as long as building them at the end. */
async function takeSearchIndexes(db: Db): Promise<readonly { name: string; definition: string }[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and indexdef like '% USING gin %' and tablename <> 'closure_requests'`.execute(
    db,
  )
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db)
  return rows
}

function functions(): RawBuilder<unknown>[] {
  return [
    sql`create function bench_id(kind integer, n bigint) returns uuid language sql immutable parallel safe return (
      lpad(to_hex(${sql.lit(epoch)}::bigint + n), 12, '0') || '700' || kind || '8000' || lpad(to_hex(n), 12, '0'))::uuid`,
    // The same chance each time.
    sql`create function bench_pick(n bigint, salt bigint, below integer) returns integer language sql immutable parallel safe
      return ((hashint8extended(n, salt) & 9223372036854775807) % below)::integer`,
    // The first words come far more often, as words do.
    sql`create function bench_word(n bigint, salt bigint) returns text language sql immutable parallel safe return (
      ${sql.lit(`{${words.join(',')}}`)}::text[])[1 + floor(${sql.lit(words.length)} * power(bench_pick(n, salt, 10000) / 10000.0, 2.2))::integer]`,
  ]
}

/** One body with all departments below it, ten of which share each rectification. */
function shapeOf({ departments }: ReturnType<typeof proportionsOf>): Shape {
  return {
    people: people(departments),
    belonging: [
      sql`insert into organization_bodies (organization_id, body_id) select id, ${at('organization', '1')} from organizations`,
      sql`update rectifications set body_id = ${at('organization', '1')}`,
      sql`insert into rectification_bodies (rectification_id, body_id, distance, is_top)
        select id, body_id, 0, true from rectifications`,
    ],
    departmentOf: `1 + bench_pick((r - 1) * 10 + bench_pick(n, 11, 10), 12, ${departments})`,
    leaderOf: 'bench_pick(n, 8, 20)',
  }
}

function people(departments: number): RawBuilder<unknown>[] {
  const staff = sql`(
    select number, 1 as place, case when number < 20 then 'leader' when number < 25 then 'coordinator'
      when number < 30 then 'inspector' when number = 30 then 'principal' else 'administrator' end as role
    from generate_series(0, 31) as number
    union all
    select ${sql.lit(personAt.head(0))} + place * 4 + which, place + 1, case which when 0 then 'head' else 'handler' end
    from generate_series(1, ${sql.lit(departments)}) as place, generate_series(0, 3) as which) as staff`
  return [
    sql`insert into organizations (id, name, parent_id, kind, version)
      select ${at('organization', 'place')}, case place when 1 then '测试经济开发区' else '第' || place || '责任部门' end,
        case when place > 1 then ${at('organization', '1')} end, case place when 1 then 'body' else 'department' end, 1
      from generate_series(1, ${sql.lit(departments + 1)}) as place`,
    sql`insert into persons (id, name, username, version)
      select ${at('person', 'number')}, '人员' || number, 'bench.' || number, 1 from ${staff}`,
    sql`insert into appointments (person_id, organization_id, role, ordinal)
      select ${at('person', 'number')}, ${at('organization', 'place')}, role, 1 from ${staff}`,
    sql`insert into files (id, sha256, name, size, media_type, uploaded_by, uploaded_at)
      select ${at('other', '1')}, repeat('0', 64), '佐证.txt', 1, 'text/plain', ${at('person', '20')}, now()`,
  ]
}

function rectifications(count: number): RawBuilder<unknown>[] {
  const announced = JSON.stringify({ items: 4, problems: 8, measures: 40, done: null, ongoing: null })
  return [
    sql`insert into rectifications (id, name, template_id, template_version, due_soon_days, inspecting_body,
        inspected_body, feedback_on, announced, version)
      select ${at('rectification', 'r')}, '第' || r || '轮巡察整改', ${plainTemplate.id}::uuid, 1, 10, '测试巡察组', '测试经济开发区',
        '2025-12-29', ${announced}::jsonb, 1
      from generate_series(1, ${sql.lit(count)}) as r`,
    sql`insert into categories (rectification_id, id, ordinal, name, version)
      select ${at('rectification', 'r')}, ${at('other', '10 + r * 4 + c')}, c, '第' || c || '方面', 1
      from generate_series(1, ${sql.lit(count)}) as r, generate_series(1, 4) as c`,
    sql`insert into findings (rectification_id, id, category_id, ordinal, number, title, status, version, claimants,
        sum_concerned, basis, cause, severity, former_number, heads)
      select ${at('rectification', 'r')}, ${at('finding', `r * ${findingsEach} + f`)},
        ${at('other', '10 + r * 4 + 1 + f % 4')}, f + 1, (f + 1)::text,
        bench_word(r * 8 + f, 1) || bench_word(r * 8 + f, 2) || '工作推进不力，' || bench_word(r * 8 + f, 3) || '不到位',
        'open', 1, '{}', '', '', '', '', '', '[]'
      from generate_series(1, ${sql.lit(count)}) as r, generate_series(0, ${sql.lit(findingsEach - 1)}) as f`,
  ]
}

/** Of 20 measures: 3 planned, 9 underway, 1 submitted, 1 returned, 6 closed. */
function measuresOf(measures: number, shape: Shape): RawBuilder<unknown>[] {
  const each = sql.lit(measuresEach)
  return [
    sql`insert into measures (rectification_id, id, finding_id, ordinal, text, kind, time_class, target, leader_id, owner_id,
        handler_id, due_on, status, evidence_count, fresh_evidence_count, doers, last_progress, last_progress_at,
        closure_request_id, reason, closed_at, version)
      select ${at('rectification', 'r')}, ${at('measure', 'n')},
        ${at('finding', `r * ${findingsEach} + (n % ${measuresEach}) / ${measuresEach / findingsEach}`)},
        1 + n % ${sql.lit(measuresEach / findingsEach)},
        format((array['修订完善%s%s管理办法，明确%s职责分工和办理时限，形成闭环。',
          '开展%s领域专项排查，对%s、%s问题建立台账，逐项对账销号。',
          '组织%s业务人员学习%s规定，每季度通报一次%s落实情况。'])[1 + bench_pick(n, 4, 3)],
          bench_word(n, 5), bench_word(n, 6), bench_word(n, 7)),
        'routine', 'timeBound', '', ${at('person', shape.leaderOf)}, ${at('organization', 'd + 1')},
        ${at('person', `${personAt.head(0)} + d * 4 + 1 + bench_pick(n, 9, 3)`)},
        ${sql.lit(isoDay)}::date - 60 + bench_pick(n, 10, 360), status,
        (status in ('submitted', 'returned', 'closed'))::integer, (status in ('submitted', 'closed'))::integer,
        '{}', case when status <> 'planned' then '正在推进。' end, case when status <> 'planned' then now() end,
        case status when 'submitted' then ${at('claim', 'n')} end, case status when 'returned' then '佐证不完整。' end,
        case status when 'closed' then now() end, 2
      from (
        select n, r, ${sql.raw(shape.departmentOf)} as d,
          (array['planned', 'planned', 'planned', 'underway', 'underway', 'underway', 'underway', 'underway', 'underway',
            'underway', 'underway', 'underway', 'submitted', 'returned', 'closed', 'closed', 'closed', 'closed', 'closed',
            'closed'])[1 + bench_pick(n, 13, 20)] as status
        from generate_series(0::bigint, ${sql.lit(measures - 1)}) as n, lateral (select n / ${each} + 1 as r) as placed
      ) as measure`,
  ]
}

const numbered = sql`(select *, ('x' || right(id::text, 12))::bit(48)::bigint as n from measures) as measure`

function claims(): RawBuilder<unknown>[] {
  const signature = (rung: string, person: string) =>
    `jsonb_build_object('rung', '${rung}', 'personId', ${person}, 'at', '2026-06-01T00:00:00.000Z', 'comment', '同意')`
  const head = `bench_id(2, (('x' || right(owner_id::text, 12))::bit(48)::bigint - 1) * 4 + ${personAt.head(0)})`
  return [
    sql`insert into closure_requests (rectification_id, id, subject_type, measure_id, claim, claimed_by, claimed_at, doers,
        ladder, signatures, stand_ins, status, rung, approved_at, returned_by, returned_at, reason, version)
      select rectification_id, ${at('claim', 'n')}, 'measure', id, '已按要求完成整改。', handler_id,
        timestamptz '2026-05-01' + n % 200 * interval '1 day', array[handler_id],
        '{head,coordinator,leader,inspector}',
        case when status = 'closed' then jsonb_build_array(${sql.raw(signature('head', head))},
            ${sql.raw(signature('coordinator', 'bench_id(2, 21)'))}, ${sql.raw(signature('leader', 'leader_id'))},
            ${sql.raw(signature('inspector', 'bench_id(2, 26)'))})
          when status = 'submitted' and n % 3 > 0 then jsonb_build_array(${sql.raw(signature('head', head))}) else '[]' end,
        '[]', case status when 'closed' then 'approved' when 'submitted' then 'pending' else 'returned' end,
        case when status = 'returned' or n % 3 = 0 and status = 'submitted' then 'head'
          when status = 'submitted' then (array['coordinator', 'inspector'])[1 + n % 2] end,
        case status when 'closed' then now() end, case status when 'returned' then ${sql.raw(head)} end,
        case status when 'returned' then now() end, case status when 'returned' then '佐证不完整。' end, 2
      from ${numbered} where status in ('submitted', 'returned', 'closed')`,
  ]
}

function reports(): RawBuilder<unknown>[] {
  return [
    sql`insert into progress_reports (rectification_id, id, measure_id, text, reported_by, reported_at)
      select rectification_id, ${at('report', 'n')}, id, '正在推进。', handler_id, now() from ${numbered} where status <> 'planned'`,
    sql`insert into evidence (rectification_id, progress_report_id, ordinal, measure_id, file_id)
      select rectification_id, ${at('report', 'n')}, 1, id, ${at('other', '1')} from ${numbered} where evidence_count > 0`,
  ]
}

function sources(count: number): RawBuilder<unknown>[] {
  const notes =
    "jsonb_build_array(jsonb_build_object('heading', '备注', 'text', bench_word(n, 20) || '另行报告。'))"
  return [
    sql`insert into sources (rectification_id, id, name, text, encoding, form, doubts, committed_by, committed_at)
      select ${at('rectification', 'r')}, ${at('other', '1000000000 + r')}, '整改通报.docx', '关于整改的通报', 'utf-8', 'docx', '[]',
        ${at('person', '20')}, now() from generate_series(1, ${sql.lit(count)}) as r`,
    sql`insert into intake_drafts (id, name, text, encoding, draft, acknowledged, findings, measures, created_by, created_at,
        updated_at, rectification_id, version, form, doubts)
      select ${at('other', '1000000000 + r')}, '整改通报.docx', '关于整改的通报', 'utf-8',
        '{"figures": [], "regulations": [], "columns": []}', '{}', 8, 40, ${at('person', '20')}, now(), now(),
        case when r % 10 > 0 then ${at('rectification', 'r')} end, 1, 'docx', '[]'
      from generate_series(1, ${sql.lit(count)}) as r`,
    sql`insert into source_notes (rectification_id, id, measure_id, source_name, notes, said, noted_by, noted_at)
      select rectification_id, ${at('other', '2000000000 + n')}, id, '整改台账.xlsx', ${sql.raw(notes)}, '[]', ${at('person', '20')}, now()
      from ${numbered} where bench_pick(n, 21, 20) = 0`,
    // Of those that nobody has begun, one in ten is called done by its source.
    sql`insert into imported_reports (rectification_id, id, measure_id, source_name, said_by, text, state, state_raw, imported_by, imported_at)
      select rectification_id, ${at('other', '4000000000 + n')}, id, '整改台账.xlsx', '', '已完成' || bench_word(n, 22) || '整改。',
        case when bench_pick(n, 23, 10) = 0 then 'done' else 'unclear' end, '完成情况', ${at('person', '20')}, now()
      from ${numbered} where bench_pick(n, 24, 10) = 0`,
    sql`insert into take_overs (rectification_id, id, items, measure_ids, listed_by, listed_at, listers, status, version)
      select rectification_id, ${at('other', '6000000000 + n')},
        jsonb_build_array(jsonb_build_object('measureId', id, 'importedReportId', ${at('other', '4000000000 + n')})),
        array[id], ${at('person', '20')}, now(), array[${at('person', '20')}], 'pending', 1
      from ${numbered} where n % 4000 = 0`,
  ]
}

function journal(): RawBuilder<unknown>[] {
  const number = sql`row_number() over (partition by rectification_id order by id)`
  return [
    sql`insert into journal_chains (chain_id, sequence, hash)
      select rectification_id, count(*), repeat('0', 64) from measures group by 1`,
    sql`insert into journal (chain_id, sequence, at, by_id, ordinal, subject_type, subject_id, version, event, previous_hash, hash)
      select rectification_id, ${number}, timestamptz '2026-01-05 01:00', ${at('person', '20')}, 1, 'measure', id, 1,
        jsonb_build_object('type', 'measure.added', 'measureId', id, 'rectificationId', rectification_id, 'findingId',
          finding_id, 'ordinal', ordinal, 'text', text, 'assignment', jsonb_build_object('leaderId', leader_id,
          'ownerId', owner_id, 'handlerId', handler_id, 'dueOn', due_on, 'timeClass', time_class, 'kind', kind, 'target', target)),
        '', repeat('0', 64)
      from measures`,
    sql`insert into journal_chains (chain_id, sequence, hash)
      select '00000000-0000-0000-0000-000000000000', count(*), repeat('0', 64) from persons`,
    sql`insert into journal (chain_id, sequence, at, by_id, ordinal, subject_type, subject_id, version, event, previous_hash, hash)
      select '00000000-0000-0000-0000-000000000000', row_number() over (order by id), timestamptz '2026-01-05 01:00', null, 1,
        'person', id, 1, jsonb_build_object('type', 'person.added', 'personId', id, 'name', name, 'username', username,
          'appointments', '[]'::jsonb), '', repeat('0', 64)
      from persons`,
  ]
}

const held = sql`from measures
  cross join lateral (values (leader_id, 'led'), (handler_id, 'handled'), (owner_id, 'owned')) as its (holder_id, duty)`

function counts(): RawBuilder<unknown>[] {
  return [
    sql`insert into measure_counts (rectification_id, owner_id, status, measures, closed_before)
      select rectification_id, owner_id, status, count(*), 0 from measures group by 1, 2, 3`,
    sql`insert into organization_counts (owner_id, status, measures, closed_before)
      select owner_id, status, sum(measures), 0 from measure_counts group by 1, 2`,
    numbersOfBodies,
    sql`insert into duty_counts (holder_id, duty, held_open, held_returned, held_waiting, held_closed)
      select holder_id, duty, count(*) filter (where status <> 'closed'), count(*) filter (where status = 'returned'),
        count(*) filter (where status = 'submitted'), count(*) filter (where status = 'closed')
      ${held} group by 1, 2 order by 1, 2`,
    sql`insert into due_counts (holder_id, duty, due_on, held_open, held_returned)
      select holder_id, duty, due_on, count(*), count(*) filter (where status = 'returned')
      ${held} where status <> 'closed' group by 1, 2, 3 order by 1, 2, 3`,
  ]
}

/** How many measures of each organization stand in each status in the rectifications of each body. */
export const numbersOfBodies = sql`
  insert into body_counts (body_id, owner_id, status, measures, closed_before)
  select its.body_id, kept.owner_id, kept.status, sum(kept.measures), 0
  from measure_counts as kept join rectifications as its on its.id = kept.rectification_id
  group by 1, 2, 3 order by 1, 2, 3`
