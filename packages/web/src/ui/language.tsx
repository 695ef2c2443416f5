import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useState } from 'react'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

type LanguageState = { readonly language: Language; readonly setLanguage: (language: Language) => void }

const storageKey = 'bihuan.language'
const LanguageContext = createContext<LanguageState>({ language: 'zh', setLanguage: () => {} })

/** The language of the page: Chinese unless the user chose English. */
export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(storedLanguage)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    localStorage.setItem(storageKey, language)
  }, [language])
  // A transition keeps the page as it is until the other language's texts have arrived.
  const state = useMemo(
    () => ({ language, setLanguage: (next: Language) => startTransition(() => setLanguage(next)) }),
    [language],
  )
  return <LanguageContext value={state}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  return use(LanguageContext).language
}

export function useSetLanguage(): (language: Language) => void {
  return use(LanguageContext).setLanguage
}

/** The language that the page starts in. */
export function storedLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
}
