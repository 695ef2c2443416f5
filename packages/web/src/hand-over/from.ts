import type { OpenDutiesView } from '@bihuan/core/hand-over/hand-overs.contract.ts'
import type { PassingDuty } from '@bihuan/core/hand-over/passing-duties.ts'
import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'

/** Whose open work is handed over. */
export type From = { readonly personId: PersonId } | { readonly organizationId: OrganizationId }

/** What is open of one duty. */
export type OpenDuty = OpenDutiesView['duties'][number]

/** A duty whose items pass to a successor. */
export type Passing = OpenDuty & { readonly passing: PassingDuty }

/** The fields of the form: why, and who takes each duty over. */
export type Fields = 'reason' | PassingDuty

/** Items that pass to another than the rest of their duty: whom each goes to, by its id. */
export type Picks = ReadonlyMap<string, string>

/** What is sent: one part for the rest of each duty, and one for each successor of what was picked. */
export function partsOf(
  duties: readonly Passing[],
  values: Readonly<Record<PassingDuty, string>>,
  picks: Picks,
): { duty: PassingDuty; seal: string; successorId: string; only?: string[] }[] {
  return duties.flatMap(({ passing, seal, items }) => {
    const picked = items.flatMap(({ id }) => {
      const successorId = picks.get(id)
      return successorId === undefined ? [] : [{ id, successorId }]
    })
    const bySuccessor = groups(picked)
    const rest = values[passing]
    return [
      ...[...bySuccessor].map(([successorId, only]) => ({ duty: passing, seal, successorId, only })),
      ...(rest === '' ? [] : [{ duty: passing, seal, successorId: rest }]),
    ]
  })
}

function groups(
  picked: readonly { readonly id: string; readonly successorId: string }[],
): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, successorId } of picked) found.set(successorId, [...(found.get(successorId) ?? []), id])
  return found
}
