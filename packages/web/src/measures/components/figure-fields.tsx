import { figureProgress } from '@bihuan/core/measures/figure.ts'
import { Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { FieldRefusal } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { useFiguresText } from '../figures.text.ts'
import type { TypedFigure } from '../reported-figures.ts'
import '../figures.css'

type Props = {
  readonly figures: readonly TypedFigure[]
  readonly onChange: (figureId: string, typed: string) => void
  readonly why: string
  readonly onWhy: (why: string) => void
  /** Whether a reason is there already, so that it is shown even where nothing asks for it any more. */
  readonly hasWhy: boolean
  readonly refused: string | null
}

/** What a report says in figures: a value for each, what the figure is after it, and the reason where one is asked for. */
export function FigureFields({ figures, onChange, why, onWhy, hasWhy, refused }: Props): ReactNode {
  const text = useFiguresText()
  if (figures.length === 0) return null
  const asking = figures.filter(({ asksWhy }) => asksWhy).map(({ figure }) => figure.name)
  return (
    <fieldset className="measures-figure-fields">
      <legend>{text.heading}</legend>
      {figures.map((one) => (
        <FigureField key={one.figure.id} one={one} onChange={(typed) => onChange(one.figure.id, typed)} />
      ))}
      {(asking.length > 0 || hasWhy) && (
        <WordsField
          label={text.why}
          hint={asking.length > 0 ? text.whyAsked(asking) : ''}
          value={why}
          onChange={onWhy}
          refused={null}
          longest={2000}
          isShort
        />
      )}
      <FieldRefusal of={refused} />
    </fieldset>
  )
}

function FigureField({
  one,
  onChange,
}: {
  readonly one: TypedFigure
  readonly onChange: (typed: string) => void
}): ReactNode {
  const text = useFiguresText()
  const id = useId()
  const { figure, typed, problem } = one
  return (
    <div className="measures-figure-field">
      <label htmlFor={id}>{text.said[figure.counting](figure.name)}</label>
      <Input
        id={id}
        value={typed}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        suffix={figure.unit}
        status={problem === null ? '' : 'error'}
        aria-invalid={problem !== null}
        aria-describedby={`${id}after`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}after`} className={problem === null ? 'ui-quiet' : 'ui-field-refusal'}>
        {problem === null ? <After one={one} /> : text.problems[problem]}
      </span>
    </div>
  )
}

function After({ one: { figure, before, after } }: { readonly one: TypedFigure }): ReactNode {
  const text = useFiguresText()
  if (after === null)
    return before === null ? text.notYet(figure.target, figure.unit) : text.now(before, figure)
  const { remaining, percent } = figureProgress({ ...figure, value: after })
  return text.after({ before, after, remaining, percent, unit: figure.unit })
}
