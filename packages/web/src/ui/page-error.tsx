import type { ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'
import { codeOf } from './explain.ts'

/**
 * What stands in place of what a page is about and that could not be loaded. Where it is not for whoever opened it, nothing of
 * the page stays: what throws is answered with one that says so, and the way back.
 */
export function PageError(props: { readonly error: unknown; readonly onRetry: () => void }): ReactNode {
  if (isNotOpen(props.error)) throw props.error
  return <ErrorState {...props} />
}

/** Whether a page was refused as not being for whoever opened it. */
export function isNotOpen(error: unknown): boolean {
  return codeOf(error) === 'NOT_ALLOWED'
}
