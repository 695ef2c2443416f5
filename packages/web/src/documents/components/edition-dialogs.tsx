import { placeCalled } from '@bihuan/core/documents/counted-otherwise.ts'
import { correctionIn } from '@bihuan/core/documents/corrected.ts'
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
import { lackingOf } from '../../ui/lacking.tsx'

// In one file, so that the first page tells browsers of one address.
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
      lacks={lackingOf([text.givenTo, values.to], [text.givenWhen, isDay(values.on)])}
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

/** Sends an edition back, or drops it, with the reason. */
export function ReasonDialog({
  edition,
  step,
  onClose,
}: Props & { readonly step: 'return' | 'drop' }): ReactNode {
  const text = useEditionsText()
  const kept = useKept(`editions.${step}`, edition.id, { reason: '' })
  const command = useEditionCommand({
    edition,
    said: text.done[step],
    send: (reason: string, stamp) => api.editions[step]({ ...stamp, reason }),
    onClose,
  })
  return (
    <CommandDialog
      title={text.steps[step]}
      kept={kept}
      command={command}
      values={kept.values.reason}
      tells={['reason']}
      lacks={lackingOf([text.reason, kept.values.reason])}
      isDanger={step === 'drop'}
      onClose={onClose}
    >
      {(refused) => (
        <WordsField
          label={text.reason}
          hint={text.reasonHints[step]}
          value={kept.values.reason}
          onChange={(reason) => kept.change({ reason })}
          refused={refused.of('reason')}
          longest={2000}
          takesFocus
        />
      )}
    </CommandDialog>
  )
}

/** Says what a correction puts right and why: its paper and the page of the edition before it print both. */
export function CorrectionDialog({ edition, onClose }: Props): ReactNode {
  const { correction: text } = useEditionsText()
  const { options } = edition
  const kept = useKept('editions.correction', edition.id, correctionIn(options))
  const { values, change } = kept
  const command = useEditionCommand({
    edition,
    said: text.saved,
    send: ({ what, why }: typeof values, stamp) =>
      api.editions.choose({
        ...stamp,
        options: { ...options, correctedWhat: what.trim(), correctedWhy: why.trim() },
      }),
    onClose,
  })
  return (
    <CommandDialog
      title={text.title}
      confirm={text.save}
      kept={kept}
      command={command}
      values={values}
      tells={['options']}
      lacks={lackingOf([text.what, values.what], [text.why, values.why])}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <WordsField
            label={text.what}
            hint={text.whatHint}
            value={values.what}
            onChange={(what) => change({ what })}
            refused={refused.of('options')}
            longest={300}
            isLine
            takesFocus
          />
          <WordsField
            label={text.why}
            hint={text.whyHint}
            value={values.why}
            onChange={(why) => change({ why })}
            refused={null}
            longest={300}
            isLine
          />
        </>
      )}
    </CommandDialog>
  )
}

/** Says where a number that no record counts comes from, or how one is counted that differs from the records. */
export function SourceDialog({
  edition,
  said,
  source,
  onClose,
}: Props & { readonly said: string; readonly source: string }): ReactNode {
  const text = useEditionsText()
  const otherwise = placeCalled(said)
  const words =
    otherwise === null
      ? {
          title: text.sourceOf(said),
          label: text.source,
          hint: text.sourceHint,
          confirm: text.saveSource,
          noted: text.sourced,
        }
      : {
          title: text.otherwiseOf(otherwise.said),
          label: text.otherwiseReason,
          hint: text.otherwiseHint,
          confirm: text.saveOtherwise,
          noted: text.otherwiseNoted,
        }
  const kept = useKept('editions.source', `${edition.id} ${said}`, { source })
  const command = useEditionCommand({
    edition,
    said: words.noted,
    send: (typed: string, stamp) => api.editions.source({ ...stamp, said, source: typed }),
    onClose,
  })
  return (
    <CommandDialog
      title={words.title}
      confirm={words.confirm}
      kept={kept}
      command={command}
      values={kept.values.source}
      tells={['source']}
      lacks={lackingOf([words.label, kept.values.source.trim() !== source])}
      onClose={onClose}
    >
      {(refused) => (
        <WordsField
          label={words.label}
          hint={words.hint}
          value={kept.values.source}
          onChange={(typed) => kept.change({ source: typed })}
          refused={refused.of('source')}
          longest={editionLimits.sourceLength}
          isShort
          takesFocus
        />
      )}
    </CommandDialog>
  )
}
