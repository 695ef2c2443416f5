import { Button, type ButtonProps } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import type { Question } from './asked-question.tsx'
import { beginLaterStyles } from './later-styles.ts'
import { lazyPart } from './lazy-part.tsx'

/** What asks. A page with such buttons fetches it ahead. */
export const AskedQuestion = lazyPart(() => import('./asked-question.tsx'), 'AskedQuestion')

/**
 * A button that asks beside itself whether it is meant before it does something. It stands from the beginning, and what asks comes behind
 * the page: pressed before that, it asks as soon as it has come.
 */
export function AskedButton({
  question,
  ...look
}: Omit<ButtonProps, 'onClick'> & { readonly question: Question }): ReactNode {
  const [isPressed, setIsPressed] = useState(false)
  if (!isPressed) {
    const press = (): void => {
      beginLaterStyles()
      setIsPressed(true)
    }
    return <Button {...look} onClick={press} />
  }
  return (
    <Suspense fallback={<Button {...look} />}>
      <AskedQuestion question={question} look={look} />
    </Suspense>
  )
}
