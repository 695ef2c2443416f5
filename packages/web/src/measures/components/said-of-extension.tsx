import { day } from '@bihuan/core/kernel/day.ts'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { useItemCommand } from '../../commands/item-command.ts'
import type { VersionedCommand } from '../../commands/versioned-command.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'

/** What is said of an extension that was asked for: until when it is granted, nothing where it is refused, and the words. */
type SaidOfExtension = { readonly until: string; readonly words: string }

type Options = {
  readonly details: Pick<MeasureDetails, 'measure'>
  readonly what: 'decideExtension' | 'prepareExtension'
  readonly kept: {
    readonly values: SaidOfExtension
    readonly change: (values: Partial<SaidOfExtension>) => void
  }
  readonly onClose: () => void
}

/** Deciding on an extension, or preparing that for the leader: the command, and the two fields in which it is said. */
export function useSaidOfExtension({ details: { measure }, what, kept, onClose }: Options): {
  readonly command: VersionedCommand<SaidOfExtension>
  /** The error as far as it stands at neither field. */
  readonly rest: unknown
  readonly dayField: ReactNode
  readonly wordsField: ReactNode
} {
  const { extension: text, sent } = useMeasuresText()
  const item = measureItem(measure)
  const command = useItemCommand({
    item,
    version: measure.version,
    said: sent(what),
    send: ({ until, words }: SaidOfExtension, stamp) =>
      api.measures[what]({ ...item, ...stamp, words, ...(until !== '' && { until: day(until) }) }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['until', 'words'])
  const dayField = (
    <LabelledDay
      label={text.untilGranted}
      value={kept.values.until}
      onChange={(until) => kept.change({ until })}
      refused={refused.of('until')}
    />
  )
  const wordsField = (
    <WordsField
      label={text.words}
      hint={text.wordsHint}
      value={kept.values.words}
      onChange={(words) => kept.change({ words })}
      refused={refused.of('words')}
      longest={2000}
      isShort
    />
  )
  return { command, rest: refused.rest, dayField, wordsField }
}
