import { namesIn } from '@bihuan/core/reading/facts/names.ts'
import { nameKey, type SettledName } from '@bihuan/core/intake/settling/names.ts'
import type { NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { type CommandId, id, isId } from '@bihuan/core/kernel/id.ts'
import { z } from 'zod'
import { newCommandId } from '../ui/command-id.ts'

/** Whom somebody chose for words: one who is there, new ones, each under the id of the command that adds it, or words only. */
export type NameChoice =
  | { readonly as: 'known'; readonly id: string }
  | { readonly as: 'new'; readonly added: readonly { readonly name: string; readonly id: CommandId }[] }
  | { readonly as: 'words' }

/** What was chosen, by kind and words. */
export type NameChoices = ReadonlyMap<string, NameChoice>

/** Tells one name from another. */
export function keyOfName({ kind, words }: Pick<NameToSettle, 'kind' | 'words'>): string {
  return `${kind} ${words}`
}

const keptSchema = z.array(
  z.tuple([
    z.string(),
    z.discriminatedUnion('as', [
      z.object({ as: z.literal('known'), id: z.string() }),
      z.object({
        as: z.literal('new'),
        added: z.array(z.object({ name: z.string(), id: z.string().refine(isId<'command'>) })),
      }),
      z.object({ as: z.literal('words') }),
    ]),
  ]),
)

/** Choices as a text that a browser can keep. */
export function choiceText(choices: NameChoices): string {
  return JSON.stringify([...choices])
}

/** The choices that were kept; null when there are none, or when somebody has changed what the browser keeps. */
export function choicesIn(text: string): NameChoices | null {
  try {
    return new Map(keptSchema.parse(JSON.parse(text)))
  } catch {
    return null
  }
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

/** Whether the names in words that nobody bears could be added, and would tell whom the words mean. */
export function canBeNew({ kind, words, reason, unknown }: NameToSettle): boolean {
  const isTelling = reason === 'nobody' || (reason === 'list' && unknown.length > 0)
  return isTelling && unknown.every((name) => name.length <= (kind === 'person' ? 50 : 100)) && words !== ''
}

/** To add all names in words that nobody bears. */
export function asNew({ unknown }: NameToSettle): NameChoice {
  return { as: 'new', added: unknown.map((name) => ({ name, id: newCommandId() })) }
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
    next.set(keyOfName(name), as === 'new' ? asNew(name) : { as })
  }
  return next
}

/** The choices as they are sent. */
export function settledBy(names: readonly NameToSettle[], choices: NameChoices): SettledName[] {
  const added = newNames(names, choices)
  return names.flatMap((name): SettledName[] => {
    const { kind, words } = name
    const choice = choices.get(keyOfName(name))
    if (choice === undefined) return []
    const meant = meantBy(name, choice, added)
    return kind === 'organization'
      ? [{ kind, words, id: meant === null ? null : id<'organization'>(meant) }]
      : [{ kind, words, id: meant === null ? null : id<'person'>(meant) }]
  })
}

// Of several people in one place the first does it, whether known or new.
function meantBy(name: NameToSettle, choice: NameChoice, added: readonly NewName[]): string | null {
  if (choice.as === 'words') return null
  if (choice.as === 'known') return choice.id
  const [first] = choice.added
  const [known] = name.candidates
  const isKnownFirst = name.reason === 'list' && first !== undefined && namesIn(name.words)[0] !== first.name
  if (isKnownFirst && known !== undefined) return known
  return (
    added.find((one) => first !== undefined && isSameName(one, { ...first, kind: name.kind }))?.id ?? null
  )
}

/** How many names are still to be chosen. */
export function countOpen(names: readonly NameToSettle[], choices: NameChoices): number {
  return names.filter((name) => !choices.has(keyOfName(name))).length
}

/** A department or person to be added; a person as handler in the departments that are known by then. */
export type NewName = {
  readonly kind: NameToSettle['kind']
  readonly name: string
  readonly id: CommandId
  readonly handlesFor: readonly string[]
}

/** What is to be added before the commit, departments first: each name once, in however many places it stands. */
export function newNames(names: readonly NameToSettle[], choices: NameChoices): NewName[] {
  const added: NewName[] = []
  for (const kind of ['organization', 'person'] as const)
    for (const settled of names.filter((one) => one.kind === kind)) {
      const choice = choices.get(keyOfName(settled))
      if (choice?.as !== 'new') continue
      const departments = settled.owners.flatMap((owner) => departmentOf(owner, choices, added) ?? [])
      for (const { name, id } of choice.added) {
        const at = added.findIndex((one) => isSameName(one, { kind, name }))
        const before = added[at]
        const handlesFor = [...new Set([...(before?.handlesFor ?? []), ...departments])]
        if (before === undefined) added.push({ kind, name, id, handlesFor })
        else added[at] = { ...before, handlesFor }
      }
    }
  return added
}

function departmentOf(
  { words, id }: NameToSettle['owners'][number],
  choices: NameChoices,
  added: readonly NewName[],
): string | null {
  if (id !== null) return id
  const choice = choices.get(keyOfName({ kind: 'organization', words }))
  if (choice?.as === 'known') return choice.id
  const [name] = choice?.as === 'new' ? choice.added.map((one) => one.name) : []
  if (name === undefined) return null
  return added.find((one) => isSameName(one, { kind: 'organization', name }))?.id ?? null
}

function isSameName(one: Pick<NewName, 'kind' | 'name'>, other: Pick<NewName, 'kind' | 'name'>): boolean {
  return one.kind === other.kind && nameKey(one.name) === nameKey(other.name)
}
