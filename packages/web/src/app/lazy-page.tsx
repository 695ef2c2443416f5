import type { RouteComponent } from '@tanstack/react-router'
import { type ComponentType, createElement, type ReactNode } from 'react'
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
  async function preload(): Promise<void> {
    if (page !== null) return
    try {
      page = (await load())[name]
      beginTexts(storedLanguage())
      failure = null
    } catch (error) {
      failure = error
    }
  }
  function Lazy(): ReactNode {
    const language = useLanguage()
    if (page === null) throw failure
    beginTexts(language)
    return createElement(page)
  }
  return Object.assign(Lazy, { preload })
}
