import { id } from '@bihuan/core/kernel/id.ts'
import { UserOutlined } from '@ant-design/icons'
import { useRouter } from '@tanstack/react-router'
import { type ComponentProps, lazy, type ReactNode, Suspense, useState } from 'react'
import { useIsIdle } from '../ui/idle.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { useAppText } from './app.text.ts'
import { useSession } from '../session/session.tsx'
import { useSignOut } from '../session/sign-out.ts'

const ChangePasswordDialog = lazy(async () => ({
  default: (await import('../people/components/change-password-dialog.tsx')).ChangePasswordDialog,
}))

const HelpersDialog = lazyPart(() => import('../people/components/deputies-dialog.tsx'), 'HelpersDialog')
const AccountDropdown = lazyPart(() => import('./account-dropdown.tsx'), 'AccountDropdown')

/** Who is signed in and in which roles; password and sign-out. */
export function AccountMenu(): ReactNode {
  const text = useAppText()
  const session = useSession()
  const [isChanging, setIsChanging] = useState(false)
  const [hasHelpers, setHasHelpers] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  // The menu comes after the page, or when somebody wants it before that; the focus stays where the click put it.
  const [wasAsked, setWasAsked] = useState(false)
  const isIdle = useIsIdle()
  const leave = useSignOut()
  const router = useRouter()
  const roles = session.roles.map((role) => text.roles[role]).join(' · ')
  const who = roles === '' ? session.person.name : `${session.person.name} · ${roles}`
  const items = [
    { key: 'who', type: 'group' as const, label: who },
    { key: 'password', label: text.changePassword, onClick: () => setIsChanging(true) },
    { key: 'helpers', label: text.ownHelpers, onClick: () => setHasHelpers(true) },
    { key: 'account', label: text.ownAccount, onClick: () => void router.navigate({ to: '/account' }) },
    {
      key: 'history',
      label: text.ownHistory,
      onClick: () => void router.navigate({ to: '/people/history', search: { of: 'me' } }),
    },
    { key: 'signOut', label: text.signOut, onClick: leave },
  ]
  const plain = (
    <AccountButton
      onClick={() => {
        setWasAsked(true)
        setIsOpen(true)
      }}
    />
  )
  return (
    <>
      {isIdle || wasAsked ? (
        <Suspense fallback={plain}>
          <AccountDropdown items={items} isOpen={isOpen} onOpenChange={setIsOpen}>
            <AccountButton autoFocus={wasAsked} />
          </AccountDropdown>
        </Suspense>
      ) : (
        plain
      )}
      {hasHelpers && (
        <Suspense fallback={null}>
          <HelpersDialog personId={id<'person'>(session.person.id)} onClose={() => setHasHelpers(false)} />
        </Suspense>
      )}
      {isChanging && (
        <Suspense fallback={null}>
          <ChangePasswordDialog onClose={() => setIsChanging(false)} />
        </Suspense>
      )}
    </>
  )
}

function AccountButton(props: ComponentProps<'button'>): ReactNode {
  const text = useAppText()
  const { person } = useSession()
  return (
    <button type="button" {...props} className="app-tool" aria-label={`${text.account} ${person.name}`}>
      <UserOutlined />
      <span className="app-tool-word">{person.name}</span>
    </button>
  )
}
