import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { HandedItem, HandedList, HandedPart } from '@bihuan/core/hand-over/hand-over.ts'
import type { TemplateLadder } from '@bihuan/core/templates/template.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { askTogether, question } from '../kernel/together.ts'
import { ladderFor } from '../templates/template-of.ts'
import { templatesIn } from '../templates/templates.queries.ts'

const finding = columnsOf('findings', 'finding')

/** The ladder that each of what is handed over would climb, by the template of its rectification, its kind and grade. */
export async function laddersOf(db: Db, handed: readonly Handed[]): Promise<(one: Handed) => TemplateLadder> {
  const items = handed.map(findingOf)
  const templates = templatesIn([...new Set(items.map(({ rectificationId }) => rectificationId))])
  const grades = gradesOf([...new Map(items.map((one) => [one.id, one])).values()])
  await askTogether(db, [templates, grades])
  return (one) => {
    const { rectificationId, id } = findingOf(one)
    const grade = grades.answer.get(id) ?? null
    const measure = measureOf(one)
    const item =
      measure === null
        ? ({ item: 'finding', grade } as const)
        : { item: 'measure' as const, kind: measure.kind, grade }
    return ladderFor(templates.answer.get(rectificationId) ?? null, item)
  }
}

type Handed = HandedItem | HandedPart | HandedList
type FindingKey = { readonly rectificationId: RectificationId; readonly id: FindingId }

function measureOf(one: Handed) {
  if (!('item' in one)) return one.measure
  return one.item.type === 'measure' ? one.item.measure : null
}

function findingOf(one: Handed): FindingKey {
  const measure = measureOf(one)
  if (measure !== null) return { rectificationId: measure.rectificationId, id: measure.findingId }
  if ('item' in one && one.item.type === 'finding') return one.item.finding
  throw new Error('what is handed over is neither a measure nor a finding')
}

function gradesOf(keys: readonly FindingKey[]) {
  return question(
    sql<{ id: FindingId; grade: string }>`
    select ${finding.id}, ${finding.grade} ->> 'code' as grade
    from unnest(${keys.map(({ rectificationId }) => rectificationId)}::uuid[], ${keys.map(({ id }) => id)}::uuid[])
      as key (rectification_id, id)
    join ${finding} on ${finding.rectification_id} = key.rectification_id and ${finding.id} = key.id
    where ${finding.grade} is not null`,
    (rows) => new Map(rows.map(({ id, grade }) => [id, grade])),
  )
}
