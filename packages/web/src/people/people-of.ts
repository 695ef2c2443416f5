import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { mostOnPage } from '@bihuan/core/people/people-limits.ts'
import { useQuery } from '@tanstack/react-query'
import { api, orpc } from '../api.ts'

/** Everybody who holds a post of an organization or below, held today or not, and nobody else: page by page. */
export function usePeopleOf(organizationId: string, enabled: boolean): readonly PersonView[] | undefined {
  const { data } = useQuery({
    queryKey: [...orpc.persons.key(), 'of', organizationId],
    queryFn: async () => {
      const people: PersonView[] = []
      for (;;) {
        const input = { organizationId, limit: mostOnPage, offset: people.length }
        const { persons, total } = await api.persons.page(input)
        people.push(...persons)
        if (persons.length === 0 || people.length >= total) return people
      }
    },
    enabled,
  })
  return data
}
