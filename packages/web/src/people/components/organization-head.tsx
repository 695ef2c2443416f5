import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { api } from '../../api.ts'
import { useCan } from '../../session/session.tsx'
import { usePeopleText } from '../people.text.ts'
import { usePeopleOf } from '../people-of.ts'
import {
  CloseOrganizationDialog,
  MoveOrganizationDialog,
  OrganizationFormDialog,
  RenameDialog,
  TeamPart,
} from '../people-parts.ts'

/** The organization that the page shows, and what can be done to it. */
export function OrganizationHead(props: {
  organization: OrganizationView
  organizations: readonly OrganizationView[]
}): ReactNode {
  const text = usePeopleText()
  const [dialog, setDialog] = useState<'rename' | 'move' | 'kind' | 'close' | null>(null)
  const { organization } = props
  const canManage = useCan('people.manage')
  const isClosed = organization.closedOn !== null
  const canHandOver = useCan('people.handOver')
  // Who belongs to a team, and everybody whose post ends with an organization.
  const enabled = organization.kind === 'team' || dialog === 'close'
  const people = usePeopleOf(organization.id, enabled)
  const close = (): void => setDialog(null)
  return (
    <div className="people-organization">
      <b>{organization.name}</b>
      <small>{text.forms[organization.kind]}</small>
      {isClosed && <span className="people-tag">{text.closedSince(organization.closedOn ?? '')}</span>}
      {!isClosed && organization.kind === 'team' && people && (
        <Suspense fallback={null}>
          <TeamPart team={organization} organizations={props.organizations} persons={people} />
        </Suspense>
      )}
      {canManage && !isClosed && (
        <>
          <Button type="link" size="small" onClick={() => setDialog('rename')}>
            {text.rename}
          </Button>
          <Button type="link" size="small" onClick={() => setDialog('move')}>
            {text.move}
          </Button>
          <Button type="link" size="small" onClick={() => setDialog('kind')}>
            {text.setKind}
          </Button>
          <Button type="link" size="small" onClick={() => setDialog('close')}>
            {text.close}
          </Button>
        </>
      )}
      {canHandOver && (
        <Link to="/people/hand-over" search={{ organization: organization.id }}>
          {text.handOver}
        </Link>
      )}
      <Suspense fallback={null}>
        {dialog === 'rename' && (
          <RenameDialog
            form="organizations.rename"
            named={organization}
            label={text.organizationName}
            missing={text.organizationNameMissing}
            maxLength={100}
            send={(name, commandId) =>
              api.organizations.rename({ commandId, organizationId: organization.id, name })
            }
            onClose={close}
          />
        )}
        {dialog === 'kind' && <OrganizationFormDialog organization={organization} onClose={close} />}
        {dialog === 'move' && (
          <MoveOrganizationDialog
            organization={organization}
            organizations={props.organizations}
            onClose={close}
          />
        )}
        {dialog === 'close' && people && (
          <CloseOrganizationDialog
            organization={organization}
            organizations={props.organizations}
            persons={people}
            onClose={close}
          />
        )}
      </Suspense>
    </div>
  )
}
