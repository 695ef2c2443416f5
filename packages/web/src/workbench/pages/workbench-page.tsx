import type { ReactNode } from 'react'

export function WorkbenchPage(): ReactNode {
  return null
}
