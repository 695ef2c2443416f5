import { UserOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { signOut } from '../people/sign-in.api.ts'
import { useAppText } from './app.text.ts'
import { useSession } from './session.tsx'

const ChangePasswordDialog = lazy(async () => ({
  default: (await import('../people/components/change-password-dialog.tsx')).ChangePasswordDialog,
}))

/** Who is signed in and in which roles; password and sign-out. */
export function AccountMenu(): ReactNode {
  const text = useAppText()
  const session = useSession()
  const [isChanging, setIsChanging] = useState(false)
  const leave = useMutation({
    mutationFn: signOut,
    // A full load, so that nothing of this person stays in memory for the next.
    onSuccess: () => window.location.assign('/sign-in'),
  })
  const roles = session.roles.map((role) => text.roles[role]).join(' · ')
  const who = roles === '' ? session.person.name : `${session.person.name} · ${roles}`
  const items = [
    { key: 'who', type: 'group' as const, label: who },
    { key: 'password', label: text.changePassword, onClick: () => setIsChanging(true) },
    { key: 'signOut', label: text.signOut, onClick: () => leave.mutate() },
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
