import { type RawBuilder, sql } from 'kysely'
import { at, numbersOfBodies } from './house.ts'
import type { Plan } from './houses.ts'

// After the departments and the people of a house: numbers that nobody else has.
const [firstBody, otherRegion] = [1_000, 2_000]
const bodies = 200
const [ofLarge, ofSmall, ofRegion] = [50_000, 50_001, 50_002]

/** Who asks where there are many bodies. */
export const viewersOfBodies = {
  'region’s inspector': ofRegion,
  'large body’s coordinator': ofLarge,
  'small body’s coordinator': ofSmall,
} as const

/**
 * The same house with 200 bodies: one has 45 of 100 rectifications and 60 departments, 99 beside it share 5, and 100 of another
 * region the other half. What departments own lies in rectifications of all of them.
 */
export function bodiesPlan(measures: number): Plan {
  return {
    name: `bodies_${measures}`,
    from: measures,
    fill: async (db, tell) => {
      for (const statement of statements) await statement.execute(db)
      tell(`${measures}: bodies`)
    },
  }
}

const numberOf = (id: string): string => `('x' || right(${id}::text, 12))::bit(48)::bigint`
const bodyOfRectification = `${firstBody} + case
  when bench_pick(${numberOf('id')}, 31, 100) < 45 then 0
  when bench_pick(${numberOf('id')}, 31, 100) < 50 then 1 + bench_pick(${numberOf('id')}, 32, 99)
  else 100 + bench_pick(${numberOf('id')}, 32, 100) end`
const bodyOfDepartment = `${firstBody} + case when ${numberOf('id')} <= 61 then 0
  else 1 + ${numberOf('id')} % ${bodies - 1} end`

const statements: readonly RawBuilder<unknown>[] = [
  sql`update organizations set kind = 'region' where id = ${at('organization', '1')}`,
  sql`insert into organizations (id, name, parent_id, kind, version) values
    (${at('organization', `${otherRegion}`)}, '另一个区', null, 'region', 1)`,
  sql`insert into organizations (id, name, parent_id, kind, version)
    select ${at('organization', `${firstBody} + b`)}, '第' || b || '街道',
      ${at('organization', `case when b < 100 then 1 else ${otherRegion} end`)}, 'body', 1
    from generate_series(0, ${sql.lit(bodies - 1)}) as b`,
  sql`update organizations set parent_id = ${at('organization', bodyOfDepartment)} where kind = 'department'`,
  sql`delete from organization_bodies`,
  sql`insert into organization_bodies (organization_id, body_id)
    select id, case kind when 'department' then parent_id else id end from organizations`,
  sql`update rectifications set body_id = ${at('organization', bodyOfRectification)}`,
  sql`delete from body_counts`,
  numbersOfBodies,
  sql`delete from rectification_bodies`,
  sql`insert into rectification_bodies (rectification_id, body_id, distance, is_top)
    select id, body_id, 0, false from rectifications
    union all
    select its.id, body.parent_id, 1, true from rectifications as its join organizations as body on body.id = its.body_id`,
  sql`insert into persons (id, name, username, version)
    select ${at('person', 'number')}, '人员' || number, 'bench.' || number, 1
    from generate_series(${sql.lit(ofLarge)}, ${sql.lit(ofRegion)}) as number`,
  sql`insert into terms (person_id, organization_id, role, ordinal) values
    (${at('person', `${ofLarge}`)}, ${at('organization', `${firstBody}`)}, 'coordinator', 1),
    (${at('person', `${ofSmall}`)}, ${at('organization', `${firstBody + 1}`)}, 'coordinator', 1),
    (${at('person', `${ofRegion}`)}, ${at('organization', `${otherRegion}`)}, 'inspector', 1)`,
  sql`vacuum (full, analyze) rectifications, rectification_bodies`,
  sql`vacuum (analyze) organizations, organization_bodies, body_counts, persons, terms`,
]
