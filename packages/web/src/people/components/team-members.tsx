import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { appointmentKey } from '@bihuan/core/people/role.ts'
import type { ReactNode } from 'react'
import { useNow } from '../../ui/now.tsx'
import { dayHere } from '../../ui/zone.ts'
import { postsOf, standingOf } from '../posts.ts'
import { useTeamsText } from '../teams.text.ts'

/** Who belongs to a team: as what, lent by which organization, and until which day. Whose term has ended is not among them. */
export function TeamMembers(props: {
  readonly team: OrganizationView
  readonly organizations: readonly OrganizationView[]
  readonly persons: readonly PersonView[]
}): ReactNode {
  const text = useTeamsText()
  const today = dayHere(useNow())
  const { id: teamId, endsOn } = props.team
  const members = props.persons.flatMap((person) =>
    postsOf(person)
      .filter((post) => post.organizationId === teamId && standingOf(post, today) !== 'ended')
      .map((post) => ({ person, post })),
  )
  if (members.length === 0) return null
  const lenderOf = ({ lentBy }: PersonView): string | undefined => {
    const lending = lentBy.find((one) => one.teamId === teamId)
    return props.organizations.find(({ id }) => id === lending?.lenderId)?.name
  }
  return (
    <table className="ui-table ui-table-stacks people-members" aria-label={text.members}>
      <thead>
        <tr>
          <th scope="col">{text.member}</th>
          <th scope="col">{text.memberRole}</th>
          <th scope="col">{text.lenders}</th>
          <th scope="col">{text.memberTo}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ person, post }) => {
          const to = post.to ?? endsOn
          return (
            <tr key={`${person.id} ${appointmentKey(post)}`}>
              <td>
                <b>{person.name}</b>
              </td>
              <td>{text.roles[post.role]}</td>
              <td data-label={text.lenders}>
                {lenderOf(person) ?? <span className="people-quiet">{text.lentByNobody}</span>}
              </td>
              <td data-label={text.memberTo} className="ui-nowrap">
                {to ?? <span className="people-quiet">{text.memberWithoutEnd}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
