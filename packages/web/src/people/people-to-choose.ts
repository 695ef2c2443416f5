import type { Role } from '@bihuan/core/people/role.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { use, useMemo, useState } from 'react'
import { api, orpc } from '../api.ts'
import { SessionContext } from '../session/session.tsx'
import { type NameSearch, useNameSearch } from '../ui/name-search.ts'
import type { PersonChoice } from './person-choices.ts'

/** Who is to be chosen: the likely ones come first. */
export type PeopleWish = {
  /** Who holds one of these comes first, and where an organization is meant, who holds it there. */
  readonly roles?: readonly Role[]
  readonly organizationId?: string | null
  /** Only who can sign in. */
  readonly isWorking?: boolean
  /** Also whose account has ended. */
  readonly withEnded?: boolean
  /** Those that are chosen now, who are named wherever they stand. */
  readonly chosen?: readonly string[]
  readonly isWanted?: boolean
}

/** People to choose among, as a picker takes them. */
export type PeopleChoice = {
  /** Those that are offered and those that are chosen. */
  readonly persons: readonly PersonChoice[]
  /** Whether there are more than one answer holds: the server looks for what is typed. */
  readonly isCut: boolean
  readonly search: NameSearch
}

const keepMs = 5 * 60_000
const nobody: readonly PersonChoice[] = []
const none: readonly string[] = []
/** So many ids one question holds. */
const mostAsked = 50

/** People to choose among: the first page of them, and where there are more, those whose names hold what is typed. */
export function usePeopleToChoose(wish: PeopleWish): PeopleChoice {
  const { roles, organizationId, isWorking, withEnded, chosen = none, isWanted = true } = wish
  const byName = useNameSearch()
  const [typed, setTyped] = useState('')
  const q = typed.trim().slice(0, 100)
  const input = {
    ...(roles !== undefined && { roles: [...roles] }),
    ...(organizationId && { organizationId }),
    ...(isWorking === true && { working: 'true' }),
    ...(withEnded === true && { ended: 'true' }),
  }
  const enabled = useIsToldOfPeople() && isWanted
  const first = useQuery(orpc.persons.choices.queryOptions({ input, staleTime: keepMs, enabled }))
  const isCut = first.data?.hasMore === true
  const isSearching = isCut && q !== ''
  const found = useQuery({
    ...orpc.persons.choices.queryOptions({ input: { ...input, q }, staleTime: keepMs }),
    enabled: enabled && isSearching,
    placeholderData: keepPreviousData,
  })
  const offered = (isSearching ? found.data : first.data)?.persons ?? nobody
  const others = chosen.filter((id) => !offered.some((one) => one.id === id))
  const named = useNamedPeople(first.data === undefined ? none : others)
  return useMemo(() => {
    const beside = named.filter(({ id }) => !offered.some((one) => one.id === id))
    const hidden = new Set<unknown>(beside.map(({ id }) => id))
    return {
      persons: [...offered, ...beside],
      isCut,
      search: isCut
        ? { filterOption: (_, option) => !hidden.has(option?.value), onSearch: setTyped }
        : byName,
    }
  }, [offered, named, isCut, byName])
}

/** People by their ids, also whose account has ended. */
export function useNamedPeople(ids: readonly string[]): readonly PersonChoice[] {
  const client = useQueryClient()
  const enabled = useIsToldOfPeople() && ids.length > 0
  const { data } = useQuery({
    queryKey: [...orpc.persons.choices.key(), 'named', ids],
    queryFn: async () => {
      const people: PersonChoice[] = []
      for (let at = 0; at < ids.length; at += mostAsked) {
        const input = { ids: ids.slice(at, at + mostAsked), ended: 'true' }
        const asked = orpc.persons.choices.queryOptions({ input, staleTime: keepMs })
        people.push(...(await client.fetchQuery(asked)).persons)
      }
      return people
    },
    enabled,
    placeholderData: keepPreviousData,
  })
  return enabled ? (data ?? nobody) : nobody
}

/** Which of some names somebody is called who is there; null while that is not known. */
export function useKnownNames(names: readonly string[]): ReadonlySet<string> | null {
  const enabled = useIsToldOfPeople()
  const { data } = useQuery({
    queryKey: [...orpc.persons.choices.key(), 'called', names],
    queryFn: async () => {
      const asked = names.filter((name) => name.length <= 100)
      const pages = await Promise.all(asked.map((q) => api.persons.choices({ q, limit: 1 })))
      return pages.flatMap(({ persons }) => persons.map(({ name }) => name))
    },
    enabled: enabled && names.length > 0,
    staleTime: keepMs,
  })
  if (names.length === 0) return new Set()
  return data === undefined ? null : new Set(data)
}

/** Whoever holds no post is told of nobody. */
function useIsToldOfPeople(): boolean {
  return use(SessionContext)?.roles.length !== 0
}
