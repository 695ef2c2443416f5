import { isPutRight, type PutRightOfMeasure } from '@bihuan/core/measures/measure.actions.ts'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { PutRightChoice } from '../../commands/components/put-right-choice.tsx'
import { WordsForm } from '../../commands/components/words-form.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { AddFurther, DropFurther } from './measure-further.tsx'
import { MergeMeasures, MoveMeasure, SplitMeasure } from './measure-rearrange.tsx'
import { useMeasuresText } from '../measures.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Props = { readonly details: MeasureDetails; readonly onClose: () => void }

/** Whatever can be put right of a measure: first which of it, then its form. */
export function MeasurePutRight({ details, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const [open, setOpen] = useState<PutRightOfMeasure | null>(null)
  const possible = details.measure.can
    .filter(isPutRight)
    .filter((action) => action !== 'dropFurther' || details.further.length > 0)
  switch (open) {
    case null:
      return (
        <PutRightChoice
          choices={possible.map((action) => ({
            action,
            label: text.actions[action],
            hint: text.putRightHints[action],
          }))}
          onChoose={setOpen}
          onClose={onClose}
        />
      )
    case 'move':
      return <MoveMeasure measure={details.measure} onClose={onClose} />
    case 'split':
      return <SplitMeasure measure={details.measure} onClose={onClose} />
    case 'merge':
      return <MergeMeasures measure={details.measure} onClose={onClose} />
    case 'addFurther':
      return <AddFurther measure={details.measure} onClose={onClose} />
    case 'dropFurther':
      return <DropFurther details={details} onClose={onClose} />
    case 'void':
    case 'restore':
      return <ReasonAlone {...{ details, onClose }} action={open} />
    case 'reword':
      return <Reword details={details} onClose={onClose} />
    default:
      return open satisfies never
  }
}

function ReasonAlone({
  details: { measure },
  action,
  onClose,
}: Props & { readonly action: 'void' | 'restore' }): ReactNode {
  const text = useMeasuresText()
  const item = measureItem(measure)
  return (
    <WordsForm
      {...{ item, onClose }}
      version={measure.version}
      form={`measures.${action}`}
      send={(reason, stamp) => api.measures[action]({ ...item, reason, ...stamp })}
      said={text.sent(action)}
      label={text.reason}
      hint={text.putRightHints[action]}
      confirm={text.actions[action]}
    />
  )
}

function Reword({ details: { measure }, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const lacking = useLackingText()
  const item = measureItem(measure)
  const kept = useKept('measures.reword', measure.id, { text: measure.text, reason: '' })
  const { values } = kept
  const command = useItemCommand({
    item,
    version: measure.version,
    said: text.sent('reword'),
    send: (words: typeof values, stamp) => api.measures.reword({ ...item, ...words, ...stamp }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['text', 'reason'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(values, kept)}
      onCancel={onClose}
      confirm={text.actions.reword}
      lacks={lackingOf(
        [text.measureText, values.text],
        [lacking.anyChange, values.text !== measure.text],
        [text.reason, values.reason],
      )}
    >
      <WordsField
        label={text.measureText}
        value={values.text}
        onChange={(words) => kept.change({ text: words })}
        refused={refused.of('text')}
        longest={20_000}
        takesFocus
      />
      <WordsField
        label={text.reason}
        hint={text.rewordReasonHint}
        value={values.reason}
        onChange={(reason) => kept.change({ reason })}
        refused={refused.of('reason')}
        longest={2000}
        isShort
      />
    </CommandForm>
  )
}
