import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { labelsOf } from '@bihuan/core/people/tell-apart.ts'
import { useQuery } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import { orpc } from '../api.ts'
import { SessionContext } from '../session/session.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useNamedPeople } from './people-to-choose.ts'
import type { PersonChoice } from './person-choices.ts'

const keepMs = 5 * 60_000
const none: readonly OrganizationView[] = []

/** All organizations: an authority has as many as it has offices, however much it works on. */
export function useOrganizations(): readonly OrganizationView[] {
  const enabled = use(SessionContext)?.roles.length !== 0
  return useQuery(orpc.organizations.list.queryOptions({ staleTime: keepMs, enabled })).data ?? none
}

/** What a picker calls people, so that no two look alike. */
export function useLabels(persons: readonly PersonChoice[]): ReadonlyMap<string, string> {
  const language = useLanguage()
  const organizations = useOrganizations()
  return useMemo(() => {
    const names = new Map<string, string>(organizations.map(({ id, name }) => [id, name]))
    return labelsOf(persons, names, language)
  }, [persons, organizations, language])
}

/** The same for those whom the server offers by name alone. */
export function useLabelsOf(
  offered: readonly { readonly id: string }[] | undefined,
): ReadonlyMap<string, string> {
  const ids = useMemo(() => offered?.map(({ id }) => id) ?? [], [offered])
  return useLabels(useNamedPeople(ids))
}
