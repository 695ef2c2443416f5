import {
  type ComponentType,
  createElement,
  type FunctionComponent,
  type ReactNode,
  use,
  useEffect,
} from 'react'
import { beginTexts } from './dictionary.ts'
import { useIsIdle } from './idle.ts'
import { storedLanguage, useLanguage } from './language.tsx'
import { beginLaterStyles, laterStyles } from './later-styles.ts'

/** A component whose part of the program is fetched apart. */
export type LazyPart<Props> = FunctionComponent<Props> & { readonly preload: () => Promise<void> }

/**
 * A page, or what opens over one, whose part of the program is fetched when it is first opened, or ahead of that. One that
 * cannot be fetched is an error of the page: the router's own lazy routes load the window anew, which with the server
 * down ends on the browser's error page.
 */
export function lazyPart<Name extends string, Props extends object = object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): LazyPart<Props> {
  let part: ComponentType<Props> | null = null
  let failure: unknown = null
  let coming: Promise<void> | null = null
  let awaited: Promise<void> | null = null
  function preload(): Promise<void> {
    coming ??= fetchPart()
    return coming
  }
  async function fetchPart(): Promise<void> {
    try {
      const loaded = (await load())[name]
      await Promise.all([beginTexts(storedLanguage()), laterStyles()])
      part = loaded
      failure = null
    } catch (error) {
      failure = error
      // Another visit asks again.
      coming = null
    }
  }
  // Whoever comes before the part does waits for it, and uses what was waited for afterwards too, as React demands.
  function waitedFor(): Promise<void> | null {
    if (part === null) awaited = failure === null ? preload() : null
    return awaited
  }
  function Lazy(props: Props): ReactNode {
    const language = useLanguage()
    const waited = waitedFor()
    if (waited !== null) use(waited)
    if (part === null) throw failure
    void beginTexts(language)
    return createElement(part, props)
  }
  return Object.assign(Lazy, { preload })
}

/** Fetches what may be opened next as soon as the browser has nothing else to do, so that nobody waits for it then. */
export function usePartsAhead(parts: readonly Pick<LazyPart<never>, 'preload'>[]): void {
  const isIdle = useIsIdle()
  useEffect(() => {
    if (!isIdle) return
    beginLaterStyles()
    for (const { preload } of parts) void preload()
  }, [isIdle, parts])
}
