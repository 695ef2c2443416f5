import { day } from '@bihuan/core/kernel/day.ts'
import { Radio } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { idOf } from '../../commands/item-changed.ts'
import { useItemCommand } from '../../commands/item-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { AskedFor, PreparedExtension } from './asked-extension.tsx'

type Props = {
  readonly details: Pick<MeasureDetails, 'measure' | 'timeline'>
  readonly onClose: () => void
}

/** What a liaison prepares for the leader: until when more time is to be granted, or that it is to be refused, and the words. */
export function PrepareExtension({ details, onClose }: Props): ReactNode {
  const { measure } = details
  const { extension: text, sent } = useMeasuresText()
  const item = measureItem(measure)
  const { extension } = measure
  const prepared = extension?.prepared
  const kept = useKept('measures.prepareExtension', idOf(item), {
    decision: prepared && prepared.until === null ? 'refuse' : 'grant',
    until: prepared?.until ?? extension?.until ?? '',
    words: prepared?.words ?? '',
  })
  const { until, words } = kept.values
  const isGranted = kept.values.decision !== 'refuse'
  const command = useItemCommand({
    item,
    version: measure.version,
    said: sent('prepareExtension'),
    send: (said: { readonly until: string; readonly words: string }, stamp) =>
      api.measures.prepareExtension({
        ...item,
        ...stamp,
        words: said.words,
        ...(said.until !== '' && { until: day(said.until) }),
      }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['until', 'words'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send({ until: isGranted ? until : '', words }, kept)}
      onCancel={onClose}
      confirm={text.prepare}
      isReady={isGranted ? until !== '' : words.trim() !== ''}
    >
      <p className="ui-quiet">{text.prepareHint}</p>
      <AskedFor details={details} />
      <PreparedExtension details={details} />
      <Radio.Group
        aria-label={text.prepare}
        value={isGranted ? 'grant' : 'refuse'}
        onChange={(event) => kept.change({ decision: String(event.target.value) })}
        options={[
          { value: 'grant', label: text.toGrant },
          { value: 'refuse', label: text.toRefuse },
        ]}
      />
      {isGranted && (
        <LabelledDay
          label={text.untilGranted}
          value={until}
          onChange={(value) => kept.change({ until: value })}
          refused={refused.of('until')}
        />
      )}
      <WordsField
        label={text.words}
        hint={text.wordsHint}
        value={words}
        onChange={(said) => kept.change({ words: said })}
        refused={refused.of('words')}
        longest={2000}
        isShort
      />
    </CommandForm>
  )
}
