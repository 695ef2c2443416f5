import { Input } from 'antd'
import type { ReactNode } from 'react'
import { DayField } from '../../ui/day-field.tsx'
import { FieldRefusal, type RefusedFields } from '../../ui/refused-fields.tsx'
import { useTakeOverText } from '../take-over.text.ts'

/** Where it is written that something was done which no source calls done. */
export type Own = { readonly document: string; readonly text: string; readonly doneOn: string }

type Props = {
  /** How many measures these words are for. */
  readonly count: number
  readonly own: Own
  readonly change: (changes: Partial<Own>) => void
  readonly refused: RefusedFields<keyof Own>
}

/** The words for all measures on the list that no source calls done. */
export function OwnWords({ count, own, change, refused }: Props): ReactNode {
  const text = useTakeOverText()
  return (
    <fieldset className="closure-own-words">
      <legend>{text.own(count)}</legend>
      <label>
        <span>{text.ownDocument}</span>
        <Input
          value={own.document}
          count={{ max: 200 }}
          onChange={(event) => change({ document: event.target.value })}
        />
        <FieldRefusal of={refused.of('document')} />
      </label>
      <label>
        <span>{text.ownText}</span>
        <Input
          value={own.text}
          count={{ max: 2000 }}
          onChange={(event) => change({ text: event.target.value })}
        />
        <FieldRefusal of={refused.of('text')} />
      </label>
      <div>
        <span>{text.ownDoneOn}</span>
        <DayField
          label={text.ownDoneOn}
          value={own.doneOn === '' ? null : own.doneOn}
          onChange={(doneOn) => change({ doneOn: doneOn ?? '' })}
        />
        <FieldRefusal of={refused.of('doneOn')} />
      </div>
    </fieldset>
  )
}
