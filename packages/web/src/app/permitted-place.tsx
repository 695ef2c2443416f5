import { placeRights } from '@bihuan/core/people/permissions.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { orpc } from '../api.ts'
import { type Place, PlaceLink } from '../ui/place-way.tsx'
import { useAppText } from './app.text.ts'
import { useCan } from '../session/session.tsx'

/** The way to where a refusal can be put right, for whoever may go there; to others, who can. */
export function PermittedPlace({ place }: { place: Place }): ReactNode {
  const { right, role } = placeRights[place.kind]
  return useCan(right) ? <PlaceLink place={place} /> : <Helpers role={role} />
}

function Helpers({ role }: { role: Role }): ReactNode {
  const text = useAppText()
  const input = { roles: [role], working: 'true' }
  const choices = useQuery(orpc.persons.choices.queryOptions({ input }))
  const names = (choices.data?.persons ?? [])
    .filter(({ appointments }) => appointments.some((held) => held.role === role))
    .map(({ name }) => name)
  return <span>{text.helpers(text.roles[role], names)}</span>
}
