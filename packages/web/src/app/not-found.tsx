import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { useAppText } from './app.text.ts'

export function NotFound(): ReactNode {
  const text = useAppText()
  return (
    <EmptyState title={text.notFoundTitle} action={<Link to="/">{text.toWorkbench}</Link>}>
      {text.notFoundText}
    </EmptyState>
  )
}
