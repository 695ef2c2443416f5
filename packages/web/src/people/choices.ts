import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { use, useCallback, useMemo } from 'react'
import { SessionContext } from '../session/session.tsx'
import { useLanguage } from '../ui/language.tsx'
import { type NameSearch, useNameSearch } from '../ui/name-search.ts'
import { useOrganizations } from './assignees.ts'
import { useChoicesText } from './choices.text.ts'
import { useNamedPeople, usePeopleToChoose } from './people-to-choose.ts'
import { type ChoiceGroup, type EndedOffered, organizationChoices, personChoices } from './person-choices.ts'

type Option =
  | { label: string; value: string }
  | { label: string; options: { label: string; value: string }[] }

/** What a picker offers, and how it is searched. */
export type Offer = { readonly options: Option[]; readonly search: NameSearch }

/** Who can become the leader of an item whose claim waits: they have to sign it, so an account, a post and no part in it. */
export function useSignerChoices(barred: readonly string[]): Offer {
  const words = useGroupWords()
  const { persons, search, isCut } = usePeopleToChoose({ roles: leading, isWorking: true })
  const organizations = useOrganizations()
  const near = useNear(organizations)
  const options = useMemo(() => {
    const couldSign = persons.filter(
      (person) => person.hasAccount && person.appointments.length > 0 && !barred.includes(person.id),
    )
    const fitting = { roles: leading, organizationId: null, ended: { chosenId: null } }
    return personChoices({ persons: couldSign, organizations, near }, fitting, words(isCut)).map(copied)
  }, [barred, persons, organizations, near, isCut, words])
  return { options, search }
}

const leading = ['leader', 'principal'] as const
// Heads stand apart, but no further back than those who fit.
const handling = ['handler', 'head'] as const

/** What groups of people are called; of whom not all are offered, that a name finds the rest. */
function useGroupWords(): (isCut: boolean) => Parameters<typeof personChoices>[2] {
  const text = useChoicesText()
  const language = useLanguage()
  return useCallback(
    (isCut) => ({
      near: text.near,
      recommended: text.recommended,
      others: isCut ? text.othersByName : text.others,
      language,
    }),
    [text, language],
  )
}

/** The departments in which whoever is signed in holds a post. A body is none: everybody is below one. */
function useNear(organizations: readonly OrganizationView[]): ReadonlySet<string> {
  const own = use(SessionContext)?.person.id
  const ids = useMemo(() => (own === undefined ? [] : [own]), [own])
  const [me] = useNamedPeople(ids)
  return useMemo(() => {
    const departments = new Set<string>(
      organizations.flatMap(({ id, kind }) => (kind === 'department' ? [id] : [])),
    )
    const held = (me?.appointments ?? []).map(({ organizationId }) => organizationId)
    return new Set(held.filter((id) => departments.has(id)))
  }, [me, organizations])
}

function copied({ label, options }: ChoiceGroup): Option {
  return { label, options: options.map((choice) => ({ ...choice })) }
}

/** The units below an organization. */
export function useUnitsBelow(ownerId: string | null): Option[] {
  const organizations = useOrganizations()
  return useMemo(
    () =>
      ownerId === null
        ? []
        : organizationChoices(organizations, { chosenId: null }, ownerId).map((choice) => ({ ...choice })),
    [organizations, ownerId],
  )
}

/** What the picker of a field for an organization offers. */
export function useOwnerChoices(chosen: string | null = null): Offer {
  const organizations = useOrganizations()
  const search = useNameSearch()
  const options = useMemo(
    () => organizationChoices(organizations, { chosenId: chosen }).map((choice) => ({ ...choice })),
    [organizations, chosen],
  )
  return { options, search }
}

/** What the picker of a field for a person offers, the likely ones first. */
export function usePersonChoices(
  field: 'leader' | 'handler',
  ownerId: string | null,
  /** Whoever is chosen now is offered even when their account has ended; for looking back, everybody is. */
  chosen: { readonly id: string | null; readonly isLookingBack?: boolean; readonly isWanted?: boolean },
): Offer {
  const text = useChoicesText()
  const words = useGroupWords()
  const { id, isLookingBack = false, isWanted = true } = chosen
  const organizationId = field === 'leader' ? null : ownerId
  const named = useMemo(() => (id === null ? [] : [id]), [id])
  const { persons, search, isCut } = usePeopleToChoose({
    roles: field === 'leader' ? leading : handling,
    organizationId,
    withEnded: isLookingBack,
    chosen: named,
    isWanted,
  })
  const organizations = useOrganizations()
  const near = useNear(organizations)
  const options = useMemo(() => {
    const ended: EndedOffered = isLookingBack ? 'everybody' : { chosenId: id }
    const fitting =
      field === 'leader'
        ? { roles: leading, organizationId, ended }
        : {
            roles: ['handler' as const],
            organizationId,
            ended,
            // Looking back, nobody is made anything.
            ...(!isLookingBack && { losing: { role: 'head' as const, label: text.headsAsHandlers } }),
          }
    return personChoices({ persons, organizations, near }, fitting, words(isCut)).map(copied)
  }, [field, organizationId, isLookingBack, id, persons, organizations, near, isCut, text, words])
  return { options, search }
}
