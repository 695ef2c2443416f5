import { sql } from 'kysely'
import { at, fillShaped, idAt, personAt, type Shape } from '../grow/house.ts'
import type { Plan } from '../grow/houses.ts'

/** How much is in a district. Each finding has five measures, each rectification eight findings. */
const [bodies, departmentsEach, people, measures] = [200, 4, 5_000, 100_000]
const departments = bodies * departmentsEach

// After the departments: their organizations have the numbers 2 to 801, their people 104 to 3,303.
const firstBody = 1_000
const firstOfBodies = 4_000
const staffEach = 8
const nobodyFrom = 6_000

/** Somebody of a body, which is counted from 0. */
const staffOf = { principal: 0, leader: 1, coordinator: 4, inspector: 5 } as const
const inBody = (body: number, role: keyof typeof staffOf): string =>
  idAt('person', firstOfBodies + body * staffEach + staffOf[role])

/** Those who ask, and what they ask about: the seventh body, its rectification and its first department. */
export const asked = {
  region: idAt('person', personAt.inspector(0)),
  body: inBody(7, 'coordinator'),
  department: idAt('person', personAt.handler(8, 1)),
  ownerId: idAt('organization', 9),
  rectificationId: idAt('rectification', 7),
} as const

/** A region with bodies and their departments, each body with its own rectifications. */
export const district: Plan = {
  name: 'district',
  fill: (db, tell) => fillShaped(db, { measures, shape }, tell),
}

const bodyOf = (department: string): string => `(${department} - 1) % ${bodies}`

const posts = sql`(
  select number, 1 as place, case when number < 20 then 'leader' when number < 25 then 'coordinator'
    when number < 30 then 'inspector' when number = 30 then 'principal' else 'administrator' end as role
  from generate_series(0, 31) as number
  union all
  select ${sql.lit(personAt.head(0))} + d * 4 + which, d + 1, case which when 0 then 'head' else 'handler' end
  from generate_series(1, ${sql.lit(departments)}) as d, generate_series(0, 3) as which
  union all
  select ${sql.lit(firstOfBodies)} + b * ${sql.lit(staffEach)} + which, ${sql.lit(firstBody)} + b,
    case when which = 0 then 'principal' when which < 4 then 'leader' when which = 4 then 'coordinator'
      when which = 5 then 'inspector' else 'handler' end
  from generate_series(0, ${sql.lit(bodies - 1)}) as b, generate_series(0, ${sql.lit(staffEach - 1)}) as which) as post`

const held = 32 + departments * 4 + bodies * staffEach

const shape: Shape = {
  people: [
    sql`insert into organizations (id, name, parent_id, kind, version) values
      (${at('organization', '1')}, '测试区', null, 'region', 1)`,
    sql`insert into organizations (id, name, parent_id, kind, version)
      select ${at('organization', `${firstBody} + b`)}, '第' || b || '街道', ${at('organization', '1')}, 'body', 1
      from generate_series(0, ${sql.lit(bodies - 1)}) as b`,
    sql`insert into organizations (id, name, parent_id, kind, version)
      select ${at('organization', 'd + 1')}, '第' || d || '责任部门', ${at('organization', `${firstBody} + ${bodyOf('d')}`)},
        'department', 1
      from generate_series(1, ${sql.lit(departments)}) as d`,
    sql`insert into persons (id, name, username, version)
      select ${at('person', 'number')}, '人员' || number, 'bench.' || number, 1 from ${posts}
      union all
      select ${at('person', 'number')}, '人员' || number, null, 1
      from generate_series(${sql.lit(nobodyFrom)}, ${sql.lit(nobodyFrom + people - held - 1)}) as number`,
    sql`insert into terms (person_id, organization_id, role, ordinal)
      select ${at('person', 'number')}, ${at('organization', 'place')}, role, 1 from ${posts}`,
    sql`insert into files (id, sha256, name, size, media_type, uploaded_by, uploaded_at)
      select ${at('other', '1')}, repeat('0', 64), '佐证.txt', 1, 'text/plain', ${at('person', '20')}, now()`,
  ],
  departmentOf: `1 + r % ${bodies} + ${bodies} * bench_pick(n, 11, ${departmentsEach})`,
  belonging: [
    sql`insert into organization_bodies (organization_id, body_id)
    select id, case kind when 'department' then parent_id else id end from organizations`,
    sql`update rectifications set body_id = ${at('organization', `${firstBody} + ('x' || right(id::text, 12))::bit(48)::bigint % ${bodies}`)}`,
    sql`insert into rectification_bodies (rectification_id, body_id, distance, is_top)
    select id, body_id, 0, false from rectifications
    union all
    select id, ${at('organization', '1')}, 1, true from rectifications`,
  ],
  leaderOf: `${firstOfBodies} + (r % ${bodies}) * ${staffEach} + 1 + bench_pick(n, 8, 3)`,
}
