import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { ownPath } from './own-address.ts'

/** A link to an address of this application that is only known at run time, such as a refusal's place. */
export function PlainLink({ href, children }: { href: string; children: ReactNode }): ReactNode {
  const router = useRouter()
  const own = ownPath(href)
  function follow(event: MouseEvent): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.navigate({ href: own })
  }
  return (
    <a href={own} onClick={follow}>
      {children}
    </a>
  )
}
