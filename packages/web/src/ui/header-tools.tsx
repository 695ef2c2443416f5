import { GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useColorScheme } from './color-scheme.tsx'
import { useLanguage, useSetLanguage } from './language.tsx'
import { useUiText } from './ui.text.ts'

export function LanguageSwitch(): ReactNode {
  const text = useUiText()
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
  const text = useUiText()
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
