import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { type ClaimPerson, claimPeople } from '../people/claim-people.queries.ts'

const measure = columnsOf('measures', 'measure')

/** Everybody who could sign a rung of the objects of a measure: those of its body, the heads of its owner, and its leader. */
export function signersOfObjects({
  rectificationId,
  measureId,
}: {
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
}): Question<readonly ClaimPerson[]> {
  const ofMeasure = sql`from ${measure} where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}`
  const people = claimPeople({
    rectificationIds: sql`array[${rectificationId}::uuid]`,
    persons: sql`select ${measure.leader_id} ${ofMeasure}`,
    headsOf: sql`select ${measure.owner_id} ${ofMeasure}`,
  })
  return question(sql<{ people: ClaimPerson[] }>`select ${people} as people`, ([row]) => row?.people ?? [])
}
