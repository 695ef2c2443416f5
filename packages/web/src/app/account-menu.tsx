import { UserOutlined } from '@ant-design/icons'
import { useRouter } from '@tanstack/react-router'
import { Dropdown } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useAppText } from './app.text.ts'
import { useSession } from '../session/session.tsx'
import { useSignOut } from '../session/sign-out.ts'

const ChangePasswordDialog = lazy(async () => ({
  default: (await import('../people/components/change-password-dialog.tsx')).ChangePasswordDialog,
}))

/** Who is signed in and in which roles; password and sign-out. */
export function AccountMenu(): ReactNode {
  const text = useAppText()
  const session = useSession()
  const [isChanging, setIsChanging] = useState(false)
  const leave = useSignOut()
  const router = useRouter()
  const roles = session.roles.map((role) => text.roles[role]).join(' · ')
  const who = roles === '' ? session.person.name : `${session.person.name} · ${roles}`
  const items = [
    { key: 'who', type: 'group' as const, label: who },
    { key: 'password', label: text.changePassword, onClick: () => setIsChanging(true) },
    {
      key: 'history',
      label: text.ownHistory,
      onClick: () => void router.navigate({ to: '/people/history', search: { of: 'me' } }),
    },
    { key: 'signOut', label: text.signOut, onClick: leave },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <button type="button" className="app-tool" aria-label={`${text.account} ${session.person.name}`}>
          <UserOutlined />
          <span className="app-tool-word">{session.person.name}</span>
        </button>
      </Dropdown>
      {isChanging && (
        <Suspense fallback={null}>
          <ChangePasswordDialog onClose={() => setIsChanging(false)} />
        </Suspense>
      )}
    </>
  )
}
