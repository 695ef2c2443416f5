import { labelsOf } from '@bihuan/core/people/tell-apart.ts'
import { useQuery } from '@tanstack/react-query'
import { use, useMemo } from 'react'
import { orpc } from '../api.ts'
import { SessionContext } from '../session/session.tsx'
import { useLanguage } from '../ui/language.tsx'
import type { Assignees } from './person-choices.ts'

const keepMs = 5 * 60_000

/** People and organizations for the pickers; read once and kept for a while. */
export function useAssignees(): Assignees {
  // Whoever holds no post is told of nobody.
  const enabled = use(SessionContext)?.roles.length !== 0
  const persons = useQuery(orpc.persons.list.queryOptions({ staleTime: keepMs, enabled }))
  const organizations = useQuery(orpc.organizations.list.queryOptions({ staleTime: keepMs, enabled }))
  return useMemo(
    () => ({ persons: persons.data ?? [], organizations: organizations.data ?? [] }),
    [persons.data, organizations.data],
  )
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
