import type { Draft, DraftFinding } from '../reading/draft.ts'
import { type PeopleSaid, saidWithin } from './settling/names-to-settle.ts'
import { saidOf } from '../reading/said.ts'
import type { Measure } from '../measures/measure.ts'
import type { ChosenFinding } from './draft-additions.ts'
import { type Field, heldOf } from './said-of-known.ts'

/** Whom the confirmed part of a draft names: of what is added everybody, of what changes those that are to be taken. */
export function peopleChosen(
  { findings }: Pick<Draft, 'findings'>,
  chosen: readonly ChosenFinding[],
  known: ReadonlyMap<string, Measure>,
): PeopleSaid[] {
  return chosen.flatMap((choice) => {
    const finding = findings[choice.at]
    if (finding === undefined) return []
    if (choice.findingId === null)
      return saidWithin({
        ...finding,
        measures: choice.measures.flatMap(({ at }) => finding.measures[at] ?? []),
      })
    return [only(finding, choice.fields), ...measuresChosen(finding, choice.measures, known)]
  })
}

function measuresChosen(
  finding: DraftFinding,
  chosen: ChosenFinding['measures'],
  known: ReadonlyMap<string, Measure>,
): PeopleSaid[] {
  return chosen.flatMap(({ at, measureId, fields }) => {
    const measure = finding.measures[at]
    if (measure === undefined) return []
    if (measureId === null) return saidWithin({ ...finding, measures: [measure] }).slice(1)
    const before = known.get(measureId)
    return before === undefined ? [] : [only(saidOf(measure, finding, heldOf(before)), fields)]
  })
}

function only(said: PeopleSaid, fields: readonly Field[]): PeopleSaid {
  return {
    owners: fields.includes('owner') ? said.owners : [],
    leader: fields.includes('leader') ? said.leader : null,
    handlers: fields.includes('handler') ? said.handlers : [],
  }
}
