import type { Draft } from '@bihuan/core/intake/draft.ts'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { type MeasureAt, mergeWithPrevious, type ReaderRole, retype, splitMeasure } from '../draft-edits.ts'
import { useIntakeText } from '../intake.text.ts'
import type { SourceText } from '../source-text.ts'
import type { Choice } from './source-pane.tsx'

const roles = ['finding', 'measure', 'result', 'background', 'unplaced'] as const satisfies ReaderRole[]

type Props = {
  readonly source: SourceText
  readonly draft: Draft
  readonly choice: Choice | null
  readonly isLocked: boolean
  readonly edit: (draft: Draft) => void
}

/** What can be done with the chosen text: read it as something else, split a measure, merge it upwards. */
export function ChoiceBar({ source, draft, choice, isLocked, edit }: Props): ReactNode {
  const text = useIntakeText()
  const { message } = App.useApp()
  if (choice === null || isLocked) {
    return <div className="intake-choice ui-quiet">{isLocked ? text.alreadyCommitted : text.chooseHint}</div>
  }
  const current = draft.passages.find(
    ({ start, end }) => start <= choice.span.start && choice.span.start < end,
  )
  const isWhole = current?.start === choice.span.start && current.end === choice.span.end
  const at = measureAt(draft, choice.span.start)
  const caret = choice.caret
  function apply(next: Draft | null): void {
    if (next === null) void message.warning(text.impossible)
    else edit(next)
  }
  return (
    <div className="intake-choice">
      <span className="intake-choice-words">
        {text.chosen}
        {source.slice(choice.span.start, Math.min(choice.span.end, choice.span.start + 24)).trim()}
      </span>
      {roles.map((role) => (
        <Button
          key={role}
          size="small"
          data-role={role}
          className="intake-role-button"
          aria-label={text.asRole(text.roles[role])}
          disabled={isWhole && current.role === role}
          onClick={() => apply(retype(source, draft, { span: choice.span, role }))}
        >
          {text.roles[role]}
        </Button>
      ))}
      {at !== null && caret !== null && (
        <Button size="small" onClick={() => apply(splitMeasure(source, draft, { at, offset: caret }))}>
          {text.splitHere}
        </Button>
      )}
      {at !== null && at.measure > 0 && (
        <Button size="small" onClick={() => apply(mergeWithPrevious(source, draft, at))}>
          {text.mergeUp}
        </Button>
      )}
    </div>
  )
}

/** The measure that holds a place of the source. */
export function measureAt(draft: Draft, place: number): MeasureAt | null {
  for (const [finding, { measures }] of draft.findings.entries()) {
    const measure = measures.findIndex(({ passage }) => passage.start <= place && place < passage.end)
    if (measure !== -1) return { finding, measure }
  }
  return null
}
