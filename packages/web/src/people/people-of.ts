import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { mostOnPage } from '@bihuan/core/people/people-limits.ts'
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
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

const nobody: readonly PersonView[] = []
/** So many ids one question holds. */
const mostAsked = 50

/** People by their ids with all their posts, also those that are yet to begin. */
export function usePeopleWithPosts(ids: readonly string[]): readonly PersonView[] {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: [...orpc.persons.page.key(), 'named', ids],
    queryFn: () => readPeople(client, ids),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })
  return ids.length === 0 ? nobody : (data?.filter(({ id }) => ids.includes(id)) ?? nobody)
}

/** The same, asked for once; who was asked for a moment ago is not asked for again. */
export async function readPeople(
  client: QueryClient,
  ids: readonly string[],
): Promise<readonly PersonView[]> {
  const people: PersonView[] = []
  for (let at = 0; at < ids.length; at += mostAsked) {
    const input = { ids: ids.slice(at, at + mostAsked), limit: mostAsked }
    const asked = orpc.persons.page.queryOptions({ input, staleTime: 10_000 })
    people.push(...(await client.fetchQuery(asked)).persons)
  }
  return people
}
