import type { FindingEvent } from '../findings/finding.events.ts'
import { unassignedFinding, undescribedFinding } from '../findings/finding.fields.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Change } from '../kernel/entry.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Template } from '../templates/template.ts'

/** Where all of the world lies. */
export const rectificationId = sampleId<'rectification'>(1)

/** A finding of the world begins, with one of the grades that its template has. */
export function findingAdded(template: Template | null, number: number): Change<FindingEvent> {
  const findingId = sampleId<'finding'>(number)
  const grades = template?.grades ?? []
  const { code, name } = grades[number % Math.max(1, grades.length)] ?? {}
  return changeOf(findingKind, findingId, {
    type: 'finding.added',
    findingId,
    rectificationId,
    categoryId: null,
    ordinal: number,
    number: String(number),
    title: '资产账实不符',
    statedStatus: null,
    grade: code === undefined || name === undefined ? null : { code, name },
    ...unassignedFinding,
    ...undescribedFinding,
  })
}
