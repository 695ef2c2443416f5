import type { RouteComponent } from '@tanstack/react-router'
import { type ComponentType, createElement, type ReactNode, use } from 'react'
import { beginTexts } from '../ui/dictionary.ts'
import { storedLanguage, useLanguage } from '../ui/language.tsx'

/**
 * A page whose part of the program is fetched when it is first opened. One that cannot be fetched is an error of the
 * page: the router's own lazy routes load the window anew, which with the server down ends on the browser's error page.
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): RouteComponent {
  let page: ComponentType | null = null
  let failure: unknown = null
  let coming: Promise<void> | null = null
  function preload(): Promise<void> {
    coming ??= fetchPage()
    return coming
  }
  async function fetchPage(): Promise<void> {
    try {
      page = (await load())[name]
      beginTexts(storedLanguage())
      failure = null
    } catch (error) {
      failure = error
      // Another visit asks again.
      coming = null
    }
  }
  function Lazy(): ReactNode {
    const language = useLanguage()
    if (page === null) {
      // Whoever comes before the page does waits for it.
      if (failure === null) use(coming ?? preload())
      throw failure
    }
    beginTexts(language)
    return createElement(page)
  }
  return Object.assign(Lazy, { preload })
}
