import { useSyncExternalStore } from 'react'

/** Whether a CSS media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/** Whether the page is as narrow as a phone's. */
export function useIsPhone(): boolean {
  return useMedia('(max-width: 640px)')
}
