import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'

/** How names are found by what is typed. */
export type NameMatch = {
  /** Whether a name holds what is typed, or is read so. */
  readonly matches: (name: string, typed: string) => boolean
  /** Told what is typed, so that the readings are there once somebody types letters. */
  readonly onTyped: (typed: string) => void
}

/** Finds names by a part of them, or by the first letters of their pinyin or more of it. */
export function useNameMatch(): NameMatch {
  const [isLatin, setIsLatin] = useState(false)
  // 48 KB that only whoever types letters needs.
  const { data: pinyin } = useQuery({
    queryKey: ['pinyin'],
    queryFn: () => import('@bihuan/core/people/pinyin.ts'),
    enabled: isLatin,
    staleTime: Infinity,
    structuralSharing: false,
  })
  const matches = useCallback(
    (name: string, typed: string): boolean => {
      const words = typed.trim().toLowerCase()
      return name.toLowerCase().includes(words) || pinyin?.readsAs(name, words) === true
    },
    [pinyin],
  )
  const onTyped = useCallback((typed: string) => {
    if (/[a-z]/i.test(typed)) setIsLatin(true)
  }, [])
  return useMemo(() => ({ matches, onTyped }), [matches, onTyped])
}

type Offered = { readonly label?: unknown; readonly options?: unknown; readonly value?: unknown }

/** What a picker of names is given as its search. */
export type NameSearch = {
  readonly filterOption: (typed: string, option?: Offered) => boolean
  readonly onSearch: (typed: string) => void
}

/** The same for a picker: groups are kept for what is found in them. */
export function useNameSearch(): NameSearch {
  const { matches, onTyped } = useNameMatch()
  return useMemo(
    () => ({
      filterOption: (typed, option) =>
        typeof option?.label === 'string' && option.options === undefined && matches(option.label, typed),
      onSearch: onTyped,
    }),
    [matches, onTyped],
  )
}
