import type { ReactNode } from 'react'

export function DraftsPage(): ReactNode {
  return null
}
