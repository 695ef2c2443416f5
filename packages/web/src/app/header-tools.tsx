import { GlobalOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useColorScheme } from '../ui/color-scheme.tsx'
import { useLanguage, useSetLanguage } from '../ui/language.tsx'
import { useAppText } from './app.text.ts'
import { useSession } from './session.tsx'
import { signOut } from './sign-out.ts'

/** Language, light or dark, and who is signed in. */
export function HeaderTools(): ReactNode {
  return (
    <div className="app-tools">
      <LanguageSwitch />
      <SchemeSwitch />
      <AccountMenu />
    </div>
  )
}

export function LanguageSwitch(): ReactNode {
  const text = useAppText()
  const language = useLanguage()
  const setLanguage = useSetLanguage()
  const word = language === 'zh' ? text.toEnglish : text.toChinese
  return (
    <button
      type="button"
      className="app-tool"
      aria-label={word}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      <GlobalOutlined />
      <span className="app-tool-word">{word}</span>
    </button>
  )
}

export function SchemeSwitch(): ReactNode {
  const text = useAppText()
  const { scheme, setScheme } = useColorScheme()
  const word = scheme === 'light' ? text.toDark : text.toLight
  return (
    <button
      type="button"
      className="app-tool"
      aria-label={word}
      onClick={() => setScheme(scheme === 'light' ? 'dark' : 'light')}
    >
      {scheme === 'light' ? <MoonOutlined /> : <SunOutlined />}
      <span className="app-tool-word">{word}</span>
    </button>
  )
}

function AccountMenu(): ReactNode {
  const text = useAppText()
  const session = useSession()
  const leave = useMutation({
    mutationFn: signOut,
    // A full load, so that nothing of this person stays in memory for the next.
    onSuccess: () => window.location.assign('/sign-in'),
  })
  const roles = session.roles.map((role) => text.roles[role]).join(' · ')
  const items = [
    {
      key: 'who',
      label: roles === '' ? session.person.name : `${session.person.name} · ${roles}`,
      disabled: true,
    },
    { key: 'signOut', label: text.signOut, onClick: () => leave.mutate() },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className="app-tool" aria-label={`${text.account} ${session.person.name}`}>
        <UserOutlined />
        <span className="app-tool-word">{session.person.name}</span>
      </button>
    </Dropdown>
  )
}
