import type { ReactNode } from 'react'

export function BeginPage(): ReactNode {
  return null
}
