import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAppText } from './app.text.ts'
import { OpenFrame } from './open-frame.tsx'

export function NotFound(): ReactNode {
  const text = useAppText()
  return (
    <OpenFrame title={text.notFoundTitle}>
      <p>{text.notFoundText}</p>
      <Link to="/">{text.toWorkbench}</Link>
    </OpenFrame>
  )
}
