import type { SettledName } from '@bihuan/core/intake/settling/names.ts'
import type { NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { type CommandId, id } from '@bihuan/core/kernel/id.ts'
import { newCommandId } from '../ui/command-id.ts'

/** Whom somebody chose for words: one who is there, a new one under the id of the command that adds it, or words only. */
export type NameChoice =
  | { readonly as: 'known'; readonly id: string }
  | { readonly as: 'new'; readonly id: CommandId }
  | { readonly as: 'words' }

/** What was chosen, by kind and words. */
export type NameChoices = ReadonlyMap<string, NameChoice>

/** Tells one name from another. */
export function keyOfName({ kind, words }: Pick<NameToSettle, 'kind' | 'words'>): string {
  return `${kind} ${words}`
}

/** What is chosen before anybody has looked: of several people in one place the first that is known. */
export function firstNames(names: readonly NameToSettle[]): NameChoices {
  return new Map(
    names.flatMap((name) => {
      const [first] = name.candidates
      return name.reason === 'list' && first !== undefined
        ? [[keyOfName(name), { as: 'known', id: first } as const]]
        : []
    }),
  )
}

/** Whether words could be added as a department or person of that name. */
export function canBeNew({ kind, words, reason }: NameToSettle): boolean {
  return reason === 'nobody' && words.length <= (kind === 'person' ? 50 : 100)
}

/** The choices after all that nobody has chosen yet are added, or kept as words. */
export function chooseRest(
  names: readonly NameToSettle[],
  choices: NameChoices,
  as: 'new' | 'words',
): NameChoices {
  const next = new Map(choices)
  for (const name of names) {
    if (next.has(keyOfName(name)) || (as === 'new' && !canBeNew(name))) continue
    next.set(keyOfName(name), as === 'new' ? { as, id: newCommandId() } : { as })
  }
  return next
}

/** The choices as they are sent. */
export function settledBy(names: readonly NameToSettle[], choices: NameChoices): SettledName[] {
  return names.flatMap(({ kind, words }): SettledName[] => {
    const choice = choices.get(keyOfName({ kind, words }))
    if (choice === undefined) return []
    const chosen = choice.as === 'words' ? null : choice.id
    return kind === 'organization'
      ? [{ kind, words, id: chosen === null ? null : id<'organization'>(chosen) }]
      : [{ kind, words, id: chosen === null ? null : id<'person'>(chosen) }]
  })
}

/** How many names are still to be chosen. */
export function countOpen(names: readonly NameToSettle[], choices: NameChoices): number {
  return names.filter((name) => !choices.has(keyOfName(name))).length
}

/** What is to be added before the commit, departments first. */
export function newNames(
  names: readonly NameToSettle[],
  choices: NameChoices,
): { readonly kind: NameToSettle['kind']; readonly words: string; readonly id: CommandId }[] {
  const added = names.flatMap(({ kind, words }) => {
    const choice = choices.get(keyOfName({ kind, words }))
    return choice?.as === 'new' ? [{ kind, words, id: choice.id }] : []
  })
  return [
    ...added.filter(({ kind }) => kind === 'organization'),
    ...added.filter(({ kind }) => kind === 'person'),
  ]
}
