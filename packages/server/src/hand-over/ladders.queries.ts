import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { HandedItem, HandedList, HandedPart } from '@bihuan/core/hand-over/hand-over.ts'
import type { TemplateLadder } from '@bihuan/core/templates/template.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { askTogether, question } from '../kernel/together.ts'
import { ladderFor } from '../templates/template-of.ts'
import { templateIn } from '../templates/templates.queries.ts'

const finding = columnsOf('findings', 'finding')

/** The ladder that each of what is handed over in one rectification would climb, by its template, kind and grade. */
export async function laddersOf(
  db: Db,
  rectificationId: RectificationId,
  handed: readonly (HandedItem | HandedPart | HandedList)[],
): Promise<(one: HandedItem | HandedPart | HandedList) => TemplateLadder> {
  const template = templateIn(rectificationId)
  const grades = gradesOf(rectificationId, [...new Set(handed.map(findingOf))])
  await askTogether(db, [template, grades])
  return (one) => {
    const grade = grades.answer.get(findingOf(one)) ?? null
    const measure = measureOf(one)
    const item =
      measure === null
        ? ({ item: 'finding', grade } as const)
        : { item: 'measure' as const, kind: measure.kind, grade }
    return ladderFor(template.answer, item)
  }
}

function measureOf(one: HandedItem | HandedPart | HandedList) {
  if (!('item' in one)) return one.measure
  return one.item.type === 'measure' ? one.item.measure : null
}

function findingOf(one: HandedItem | HandedPart | HandedList): FindingId {
  if (!('item' in one)) return one.measure.findingId
  return one.item.type === 'measure' ? one.item.measure.findingId : one.item.finding.id
}

function gradesOf(rectificationId: RectificationId, ids: readonly FindingId[]) {
  return question(
    sql<{ id: FindingId; grade: string }>`
    select ${finding.id}, ${finding.grade} ->> 'code' as grade from ${finding}
    where ${finding.rectification_id} = ${rectificationId} and ${finding.id} = any(${[...ids]}::uuid[])
      and ${finding.grade} is not null`,
    (rows) => new Map(rows.map(({ id, grade }) => [id, grade])),
  )
}
