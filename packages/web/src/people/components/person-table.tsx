import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { appointmentKey } from '@bihuan/core/people/role.ts'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type ReactNode, Suspense, useMemo, useState } from 'react'
import { api } from '../../api.ts'
import { useCan } from '../../session/session.tsx'
import { useNow } from '../../ui/now.tsx'
import { dayHere } from '../../ui/zone.ts'
import { postsOf, standingOf } from '../posts.ts'
import { usePeopleText } from '../people.text.ts'
import { AppointDialog, HelpersDialog, OpenAccountDialog, RenameDialog } from '../people-parts.ts'
import type { InitialPassword } from './initial-password-dialog.tsx'
import { PersonCommandButton } from './person-command-button.tsx'
import { ResetPasswordButton } from './reset-password-button.tsx'

type PersonTableProps = {
  /** Those that were found, as far as they are shown. */
  persons: readonly PersonView[]
  organizations: readonly OrganizationView[]
  /** What is typed to find them. */
  words: string
  onWords: (words: string) => void
  /** How many more were found than are shown. */
  left: number
  onMore: () => void
  onPassword: (initial: InitialPassword) => void
}

/** People with accounts and appointments. */
export function PersonTable({
  persons,
  organizations,
  words,
  onWords,
  left,
  onMore,
  onPassword,
}: PersonTableProps): ReactNode {
  const text = usePeopleText()
  const canHandOver = useCan('people.handOver')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const names = useMemo(() => new Map(organizations.map(({ id, name }) => [id, name])), [organizations])
  // For whoever may not see user names nothing is left to say, as a rule.
  const hasAccounts = persons.some(
    (person) =>
      person.username !== null || !person.hasAccount || person.isDeactivated || person.awaitsConfirmation,
  )
  return (
    <div className="people-persons">
      <Input.Search
        allowClear
        value={words}
        maxLength={100}
        onChange={(event) => onWords(event.target.value)}
        placeholder={text.search}
        aria-label={text.search}
        className="people-search"
      />
      <table className="ui-table ui-table-stacks" aria-label={text.title}>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            {hasAccounts && <th scope="col">{text.account}</th>}
            <th scope="col">{text.appointments}</th>
            <th scope="col">{text.actions}</th>
          </tr>
        </thead>
        <tbody>
          {persons.map((person) => (
            <tr key={person.id}>
              <td className="ui-nowrap">
                <b>{person.name}</b>
              </td>
              {hasAccounts && (
                <td>
                  <Account person={person} />
                </td>
              )}
              <td>
                <Appointments person={person} names={names} />
              </td>
              <td className="ui-nowrap">
                {person.can.includes('rename') && (
                  <Button type="link" size="small" onClick={() => setDialog({ kind: 'rename', person })}>
                    {text.rename}
                  </Button>
                )}
                {person.can.includes('openAccount') && (
                  <Button type="link" size="small" onClick={() => setDialog({ kind: 'openAccount', person })}>
                    {text.openAccount}
                  </Button>
                )}
                {person.can.includes('appoint') && (
                  <Button type="link" size="small" onClick={() => setDialog({ kind: 'appoint', person })}>
                    {text.appoint}
                  </Button>
                )}
                {person.can.includes('appoint') && person.hasAccount && !person.isDeactivated && (
                  <Button type="link" size="small" onClick={() => setDialog({ kind: 'helpers', person })}>
                    {text.helpers}
                  </Button>
                )}
                {person.can.includes('resetPassword') && (
                  <ResetPasswordButton person={person} onPassword={onPassword} />
                )}
                {commands
                  .filter((action) => person.can.includes(action))
                  .map((action) => (
                    <PersonCommandButton key={action} person={person} action={action} />
                  ))}
                {canHandOver && (
                  <Link to="/people/hand-over" search={{ person: person.id }}>
                    {text.handOver}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <Button onClick={onMore}>{text.showMore(left)}</Button>}
      {persons.length === 0 && <p className="people-none">{words === '' ? text.noneHere : text.nonFound}</p>}
      {dialog && (
        <Suspense fallback={null}>
          <PersonDialog
            dialog={dialog}
            organizations={organizations}
            onPassword={onPassword}
            onClose={() => setDialog(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

type Dialog = { readonly kind: 'rename' | 'openAccount' | 'appoint' | 'helpers'; readonly person: PersonView }

function PersonDialog({
  dialog: { kind, person },
  organizations,
  onPassword,
  onClose,
}: Pick<PersonTableProps, 'organizations' | 'onPassword'> & {
  dialog: Dialog
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  switch (kind) {
    case 'rename':
      return (
        <RenameDialog
          form="persons.rename"
          named={person}
          label={text.name}
          missing={text.nameMissing}
          maxLength={50}
          send={(name, commandId) => api.persons.rename({ commandId, personId: person.id, name })}
          onClose={onClose}
        />
      )
    case 'openAccount':
      return <OpenAccountDialog person={person} onClose={onClose} onPassword={onPassword} />
    case 'helpers':
      return <HelpersDialog personId={person.id} onClose={onClose} />
    case 'appoint':
      return <AppointDialog person={person} organizations={organizations} onClose={onClose} />
    default:
      return kind satisfies never
  }
}

const commands = ['confirm', 'deactivate', 'reactivate'] as const

/** The user name where it may be seen, and what is to be known of the account. */
function Account({ person }: { person: PersonView }): ReactNode {
  const text = usePeopleText()
  return (
    <span className="people-account">
      {person.username}
      {!person.hasAccount && <span className="people-quiet">{text.noAccount}</span>}
      {person.isDeactivated && <span className="people-tag">{text.deactivated}</span>}
      {person.awaitsConfirmation && !person.isDeactivated && (
        <span className="people-tag people-tag-waiting" title={text.awaitsConfirmationHint}>
          {text.awaitsConfirmation}
        </span>
      )}
    </span>
  )
}

function Appointments({
  person,
  names,
}: {
  person: PersonView
  names: ReadonlyMap<string, string>
}): ReactNode {
  const text = usePeopleText()
  const posts = postsOf(person)
  const today = dayHere(useNow())
  const lenderOf = (organizationId: string): string => {
    const lending = person.lentBy.find(({ teamId }) => teamId === organizationId)
    return lending === undefined ? '' : text.lentBy(names.get(lending.lenderId) ?? '')
  }
  return (
    <>
      {person.appointments.length === 0 && <span className="people-quiet">{text.withoutAppointment}</span>}
      <ul className="people-appointments">
        {posts.map((post) => {
          const standing = standingOf(post, today)
          return (
            <li key={appointmentKey(post)} className={standing === 'held' ? undefined : 'people-quiet'}>
              {names.get(post.organizationId)} · {text.roles[post.role]}
              {text.term({ ...post, standing })}
              {lenderOf(post.organizationId)}
            </li>
          )
        })}
      </ul>
    </>
  )
}
