import { createContext, type ReactNode, use, useLayoutEffect, useMemo, useState } from 'react'

export type ColorScheme = 'light' | 'dark'

type SchemeState = { readonly scheme: ColorScheme; readonly setScheme: (scheme: ColorScheme) => void }

const storageKey = 'bihuan.scheme'
const SchemeContext = createContext<SchemeState>({ scheme: 'light', setScheme: () => {} })

/** Light or dark: as chosen here, else as the machine is set. Paper is light. */
export function ColorSchemeProvider({ children }: { children: ReactNode }): ReactNode {
  const [scheme, setScheme] = useState(initialScheme)
  useLayoutEffect(() => {
    const paper = window.matchMedia('print')
    const turn = (): void => {
      document.documentElement.dataset['scheme'] = paper.matches ? 'light' : scheme
    }
    turn()
    paper.addEventListener('change', turn)
    return () => paper.removeEventListener('change', turn)
  }, [scheme])
  const state = useMemo(
    () => ({
      scheme,
      setScheme: (next: ColorScheme) => {
        localStorage.setItem(storageKey, next)
        setScheme(next)
      },
    }),
    [scheme],
  )
  return <SchemeContext value={state}>{children}</SchemeContext>
}

export function useColorScheme(): SchemeState {
  return use(SchemeContext)
}

function initialScheme(): ColorScheme {
  const stored = localStorage.getItem(storageKey)
  if (stored === 'light' || stored === 'dark') return stored
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
