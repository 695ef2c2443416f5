import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { useLackingText } from './lacking.text.ts'
import { type Wrong, WrongFields } from './own-problem.ts'
import { useUiText } from './ui.text.ts'

/** What a form still needs, by the labels of its fields, since somebody has pressed its button; nothing before that. */
type Shown = {
  readonly labels: readonly string[]
  readonly presses: number
  /** The fields that say themselves that something is wrong with what stands in them. */
  readonly wrong: Wrong
}

const nothing: readonly string[] = []
const Labels = createContext<readonly string[]>(nothing)

export type Lacking = {
  readonly shown: Shown
  /** Sends where nothing is missing; says what is where something is. */
  readonly press: (send: () => void) => void
  /** How a field of the form looks that takes its look from nowhere else. */
  readonly look: (label: string) => Look
}

type Look = { readonly status?: 'error'; readonly 'aria-invalid'?: true }

/**
 * A form that can be sent at any time: where something is missing, it says what and marks the fields instead; where a field says that
 * something is wrong with it, that one is gone to.
 *
 * @param lacks the labels of what is still needed, in the order of the fields
 */
export function useLacking(lacks: readonly string[]): Lacking {
  const [presses, setPresses] = useState(0)
  const wrong = useRef(new Set<string>())
  const labels = presses === 0 ? nothing : lacks
  return {
    shown: { labels, presses, wrong },
    look: (label) => lookOf(labels.includes(label)),
    press: (send) => {
      const isRight = lacks.length === 0 && wrong.current.size === 0
      setPresses(isRight ? 0 : presses + 1)
      if (isRight) send()
    },
  }
}

/** The fields of a form, each of which knows whether it is missing, and below them what is. */
export function LackingFields({
  of: { labels, presses, wrong },
  children,
}: {
  readonly of: Shown
  readonly children: ReactNode
}): ReactNode {
  const text = useLackingText()
  const marks = useUiText()
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (presses > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [presses])
  return (
    <Labels value={labels}>
      <div style={{ display: 'contents' }} ref={fields}>
        <WrongFields value={wrong}>{children}</WrongFields>
      </div>
      {labels.length > 0 && (
        <p className="ui-field-refusal" role="alert">
          {text.lacks(labels.join(marks.comma))}
        </p>
      )}
    </Labels>
  )
}

/** How a field looks that is missing; the rest of them look as always. */
export function useLackingLook(label: string): Look {
  return lookOf(use(Labels).includes(label))
}

function lookOf(isLacking: boolean): Look {
  return isLacking ? { status: 'error', 'aria-invalid': true } : {}
}

/**
 * The labels of what is missing.
 *
 * @param needs each with what stands there, or whether something does
 */
export function lackingOf(
  ...needs: readonly (readonly [label: string, there: string | boolean])[]
): string[] {
  return needs.flatMap(([label, there]) =>
    (typeof there === 'string' ? there.trim() !== '' : there) ? [] : [label],
  )
}
