import { isDay } from '@bihuan/core/kernel/day.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { editionLimits } from '@bihuan/core/editions/edition.ts'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useEditionCommand } from '../edition-command.ts'
import { useEditionsText } from '../editions.text.ts'

type Props = { readonly edition: EditionView; readonly onClose: () => void }

/** Notes to whom an edition was given, when and how. */
export function GiveDialog({ edition, onClose }: Props): ReactNode {
  const text = useEditionsText()
  const [start] = useState(() => ({ to: '', on: dayHere(new Date()), how: '' }))
  const kept = useKept('editions.give', edition.id, start)
  const { values, change } = kept
  const command = useEditionCommand({
    edition,
    said: text.given,
    send: (fields: typeof values, stamp) => api.editions.give({ ...stamp, ...fields }),
    onClose,
  })
  return (
    <CommandDialog
      title={text.give}
      kept={kept}
      command={command}
      values={values}
      tells={['to', 'on', 'how']}
      isReady={values.to.trim() !== '' && isDay(values.on)}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <WordsField
            label={text.givenTo}
            hint={text.givenToHint}
            value={values.to}
            onChange={(to) => change({ to })}
            refused={refused.of('to')}
            longest={editionLimits.to}
            isLine
            takesFocus
          />
          <LabelledDay
            label={text.givenWhen}
            value={values.on}
            onChange={(on) => change({ on })}
            refused={refused.of('on')}
          />
          <WordsField
            label={text.givenHow}
            hint={text.givenHowHint}
            value={values.how}
            onChange={(how) => change({ how })}
            refused={refused.of('how')}
            longest={editionLimits.how}
            isLine
          />
        </>
      )}
    </CommandDialog>
  )
}
