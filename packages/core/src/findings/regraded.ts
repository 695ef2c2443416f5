import type { Called } from '../templates/taken-places.ts'
import type { FindingEvent } from './finding.events.ts'
import type { Finding } from './finding.ts'

/** What a finding is graded anew when its rectification is moved to a template that lacks its grade; its claim keeps its ladder. */
export function regraded(
  { grade }: Pick<Finding, 'grade'>,
  places: ReadonlyMap<string, Called>,
): FindingEvent[] {
  const taken = grade === null ? undefined : places.get(grade.code)
  return taken === undefined ? [] : [{ type: 'finding.graded', grade: taken.code, called: taken.name }]
}
