import { daysBetween, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { useCan } from '../../session/session.tsx'
import { useNow } from '../../ui/now.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useTeamsText } from '../teams.text.ts'
import { AddMembersDialog } from './add-members-dialog.tsx'
import { TeamEndDialog } from './team-end-dialog.tsx'
import { TeamMembers } from './team-members.tsx'

/** What is only so of a team: how long it goes on, who joins it, and its last day. */
export function TeamPart(props: {
  team: OrganizationView
  organizations: readonly OrganizationView[]
  /** Who holds a post there. */
  persons: readonly PersonView[]
}): ReactNode {
  const text = useTeamsText()
  const canManage = useCan('people.manage')
  const [dialog, setDialog] = useState<'members' | 'end' | null>(null)
  const close = (): void => setDialog(null)
  return (
    <>
      <TeamEnd endsOn={props.team.endsOn} />
      {canManage && (
        <>
          <Button type="link" size="small" onClick={() => setDialog('members')}>
            {text.addMembers}
          </Button>
          <Button type="link" size="small" onClick={() => setDialog('end')}>
            {text.teamEnd}
          </Button>
        </>
      )}
      <TeamMembers {...props} />
      {dialog === 'members' && (
        <AddMembers team={props.team} organizations={props.organizations} onClose={close} />
      )}
      {dialog === 'end' && <TeamEndDialog team={props.team} onClose={close} />}
    </>
  )
}

/** Anybody may join a team, and is lent by where they hold posts, in the future too: so everybody is asked for, once it is opened. */
function AddMembers(props: Omit<Parameters<typeof AddMembersDialog>[0], 'persons'>): ReactNode {
  const persons = useQuery(orpc.persons.list.queryOptions())
  return persons.data === undefined ? null : <AddMembersDialog {...props} persons={persons.data} />
}

/** How long a team goes on, and what is to be done once its day has come. */
function TeamEnd({ endsOn }: { readonly endsOn: PlainDay | null }): ReactNode {
  const text = useTeamsText()
  const today = dayHere(new Date(useNow()))
  if (endsOn === null) return <span className="people-quiet">{text.teamWithoutEnd}</span>
  const left = daysBetween(today, endsOn)
  const hasEnded = left < 0
  return (
    <>
      <span className={hasEnded ? 'people-tag people-tag-waiting' : 'people-tag'}>
        {text.teamEnds(endsOn, left)}
      </span>
      {hasEnded && <span className="people-quiet">{text.teamEndedNext}</span>}
    </>
  )
}
