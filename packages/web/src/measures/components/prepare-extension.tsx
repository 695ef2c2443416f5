import { Radio } from 'antd'
import type { ReactNode } from 'react'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { idOf } from '../../commands/item-changed.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { AskedFor, PreparedExtension } from './asked-extension.tsx'
import { useSaidOfExtension } from './said-of-extension.tsx'
import { lackingOf } from '../../ui/lacking.tsx'

type Props = {
  readonly details: Pick<MeasureDetails, 'measure' | 'timeline'>
  readonly onClose: () => void
}

/** What a liaison prepares for the leader: until when more time is to be granted, or that it is to be refused, and the words. */
export function PrepareExtension({ details, onClose }: Props): ReactNode {
  const { measure } = details
  const { extension: text } = useMeasuresText()
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
  const { command, rest, dayField, wordsField } = useSaidOfExtension({
    details,
    what: 'prepareExtension',
    kept,
    onClose,
  })
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={rest}
      onSend={() => command.send({ until: isGranted ? until : '', words }, kept)}
      onCancel={onClose}
      confirm={text.prepare}
      lacks={isGranted ? lackingOf([text.untilGranted, until]) : lackingOf([text.words, words])}
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
      {isGranted && dayField}
      {wordsField}
    </CommandForm>
  )
}
