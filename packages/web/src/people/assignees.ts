import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { labelsOf } from '@bihuan/core/people/tell-apart.ts'
import { useQuery } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import { orpc } from '../api.ts'
import { SessionContext } from '../session/session.tsx'
import { useLanguage } from '../ui/language.tsx'
import type { Assignees } from './person-choices.ts'

const keepMs = 5 * 60_000

/** People and organizations for the pickers; read once and kept for a while. Where people are not wanted, none are asked for. */
export function useAssignees(wanted: { readonly people: boolean } = { people: true }): Assignees {
  // Whoever holds no post is told of nobody.
  const enabled = use(SessionContext)?.roles.length !== 0
  const list = orpc.persons.list.queryOptions({ staleTime: keepMs, enabled: enabled && wanted.people })
  const { data: persons } = useQuery(list)
  const organizations = useOrganizations()
  return useMemo(
    () => ({ persons: (wanted.people && persons) || [], organizations }),
    [persons, organizations, wanted.people],
  )
}

const none: readonly OrganizationView[] = []

/** Organizations alone. */
export function useOrganizations(): readonly OrganizationView[] {
  const enabled = use(SessionContext)?.roles.length !== 0
  return useQuery(orpc.organizations.list.queryOptions({ staleTime: keepMs, enabled })).data ?? none
}

/** What a picker calls those whom the server offers, so that no two look alike. */
export function useLabelsOf(
  offered: readonly { readonly id: string }[] | undefined,
): ReadonlyMap<string, string> {
  const language = useLanguage()
  const { persons, organizations } = useAssignees()
  return useMemo(() => {
    const ids = new Set<string>(offered?.map(({ id }) => id))
    const names = new Map<string, string>(organizations.map(({ id, name }) => [id, name]))
    return labelsOf(
      persons.filter(({ id }) => ids.has(id)),
      names,
      language,
    )
  }, [offered, persons, organizations, language])
}
