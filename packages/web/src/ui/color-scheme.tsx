import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'

export type ColorScheme = 'light' | 'dark'

type SchemeState = { readonly scheme: ColorScheme; readonly setScheme: (scheme: ColorScheme) => void }

const storageKey = 'bihuan.scheme'
const SchemeContext = createContext<SchemeState>({ scheme: 'light', setScheme: () => {} })

/** Light or dark: as chosen here, else as the machine is set. Paper is light. */
export function ColorSchemeProvider({ children }: { children: ReactNode }): ReactNode {
  const [chosen, setScheme] = useState(initialScheme)
  const scheme = useIsPrinting() ? 'light' : chosen
  useLayoutEffect(() => {
    document.documentElement.dataset['scheme'] = scheme
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

function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    const print = window.matchMedia('print')
    // The page is printed as soon as this has returned.
    const turn = (): void => flushSync(() => setIsPrinting(print.matches))
    print.addEventListener('change', turn)
    return () => print.removeEventListener('change', turn)
  }, [])
  return isPrinting
}

function initialScheme(): ColorScheme {
  const stored = localStorage.getItem(storageKey)
  if (stored === 'light' || stored === 'dark') return stored
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
