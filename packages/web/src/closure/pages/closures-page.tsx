import type { ReactNode } from 'react'

export function ClosuresPage(): ReactNode {
  return null
}
