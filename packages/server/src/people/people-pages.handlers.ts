import type { contract } from '@bihuan/core/contract.ts'
import { byName } from '@bihuan/core/people/by-name.ts'
import { readsAs } from '@bihuan/core/people/pinyin.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import type { Context } from '../kernel/context.ts'
import { readToConfirm } from './confirmers.queries.ts'
import { viewsFor } from './people.handlers.ts'
import { readChoices, readNames, type SightedName } from './people-names.queries.ts'

const { persons } = signedInApi

/** People by pages. Who is found is told from names alone; only of those of a page is more read. */
export const peoplePagesHandlers: Pick<Router<typeof contract.persons, Context>, 'page' | 'choices'> = {
  page: persons.page.handler(async ({ context, input: { q, ids, organizationId, limit, offset } }) => {
    const { actor, database } = context
    const alsoSeen = await readToConfirm(database.kysely, actor)
    const names = await readNames(database.kysely, { by: actor, alsoSeen, ids, within: organizationId })
    const those = names
      .filter(({ isWithin }) => isWithin)
      .filter(isFoundBy(q))
      .toSorted(inTurn(({ waits }) => waits))
    const page = those.slice(offset, offset + limit).map(({ id }) => id)
    const views = new Map(
      (page.length === 0 ? [] : await viewsFor(context, { only: page })).map((view) => [view.id, view]),
    )
    return {
      persons: page.flatMap((id) => views.get(id) ?? []),
      total: those.length,
      everybody: names.length,
    }
  }),
  choices: persons.choices.handler(async ({ context, input }) => {
    const { actor, database } = context
    const { q, working: isWorking = false, ended: withEnded = false, limit, ...wish } = input
    const names = await readNames(database.kysely, { by: actor, isWorking, withEnded, ...wish })
    const those = names.filter(isFoundBy(q)).toSorted(
      inTurn(
        // Whoever is called just so is not pushed off the page by those whose names hold as much.
        ({ name }) => name === q?.trim(),
        ({ isFitting }) => isFitting,
        ({ isNear }) => isNear,
      ),
    )
    const first = those.slice(0, limit)
    // Whoever is called the same is told from them only beside them.
    const called = new Set(first.map(({ name }) => name))
    const offered = [...first, ...those.slice(limit).filter(({ name }) => called.has(name))]
    const rows = new Map(
      (
        await readChoices(
          database.kysely,
          offered.map(({ id }) => id),
        )
      ).map((row) => [row.id, row]),
    )
    return {
      persons: offered.flatMap(({ id, username }) => {
        const row = rows.get(id)
        return row === undefined ? [] : [{ ...row, username }]
      }),
      hasMore: those.length > first.length,
    }
  }),
}

/** Whose name holds what is typed, or is read so; of whom one may see it, the user name too. */
function isFoundBy(q: string | undefined): (one: SightedName) => boolean {
  const words = q?.trim().toLowerCase() ?? ''
  if (words === '') return () => true
  return ({ name, username }) =>
    name.toLowerCase().includes(words) || (username ?? '').includes(words) || readsAs(name, words)
}

/** Those first for whom something holds, one after the other, and then by name. */
function inTurn(
  ...firsts: readonly ((one: SightedName) => boolean)[]
): (a: SightedName, b: SightedName) => number {
  return (a, b) => {
    for (const isFirst of firsts) if (isFirst(a) !== isFirst(b)) return isFirst(a) ? -1 : 1
    return byName(a, b)
  }
}
