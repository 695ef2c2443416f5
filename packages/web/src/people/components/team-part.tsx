import { daysBetween, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
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
        <AddMembersDialog team={props.team} organizations={props.organizations} onClose={close} />
      )}
      {dialog === 'end' && <TeamEndDialog team={props.team} onClose={close} />}
    </>
  )
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
