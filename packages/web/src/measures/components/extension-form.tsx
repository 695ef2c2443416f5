import { day } from '@bihuan/core/kernel/day.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { idOf } from '../../commands/item-changed.ts'
import { useItemCommand } from '../../commands/item-command.ts'
import { useToldText } from '../../told/told.text.ts'
import { DayField } from '../../ui/day-field.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'

type Props = { readonly measure: MeasureView; readonly onClose: () => void }

/** Asking for more time: until when, why, and how far the work is; why it is late only where it is. */
export function AskExtension({ measure, onClose }: Props): ReactNode {
  const { extension: text, sent } = useMeasuresText()
  const told = useToldText()
  const item = measureItem(measure)
  const isLate = measure.light === 'red'
  const start = { until: '', reason: '', report: measure.lastProgress ?? '', why: '' }
  const kept = useKept('measures.askExtension', idOf(item), start)
  const { until, reason, report, why } = kept.values
  const command = useItemCommand({
    item,
    version: measure.version,
    said: sent('askExtension'),
    send: (said: typeof start, stamp) =>
      api.measures.askExtension({
        ...item,
        ...stamp,
        until: day(said.until),
        reason: said.reason,
        text: said.report,
        fileIds: [],
        ...(isLate && { lateReason: said.why }),
      }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['text', 'reason', 'until', 'lateReason'])
  const isWhyThere = !isLate || why.trim() !== ''
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(kept.values, kept)}
      onCancel={onClose}
      confirm={text.send}
      isReady={until !== '' && reason.trim() !== '' && report.trim() !== '' && isWhyThere}
    >
      <div>
        <span>{text.until}</span>
        <DayField
          label={text.until}
          value={until || null}
          onChange={(value) => kept.change({ until: value ?? '' })}
        />
      </div>
      <FieldRefusal of={refused.of('until')} />
      <WordsField
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        onChange={(words) => kept.change({ reason: words })}
        refused={refused.of('reason')}
        longest={2000}
        isShort
      />
      <WordsField
        label={text.text}
        hint={text.textHint}
        value={report}
        onChange={(words) => kept.change({ report: words })}
        refused={refused.of('text')}
        longest={5000}
        isShort
      />
      {isLate && (
        <WordsField
          label={told.lateReason}
          hint={told.lateReasonHint}
          value={why}
          onChange={(words) => kept.change({ why: words })}
          refused={refused.of('lateReason')}
          longest={2000}
          isShort
        />
      )}
    </CommandForm>
  )
}

/** Granting an extension until an exact day, or refusing it. */
export function DecideExtension({ measure, onClose }: Props): ReactNode {
  const { extension: text, sent } = useMeasuresText()
  const item = measureItem(measure)
  const start = { until: measure.extension?.until ?? '', words: '' }
  const kept = useKept('measures.decideExtension', idOf(item), start)
  const { until, words } = kept.values
  const command = useItemCommand({
    item,
    version: measure.version,
    said: sent('decideExtension'),
    send: (said: { readonly until: string; readonly words: string }, stamp) =>
      api.measures.decideExtension({
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
      onSend={() => command.send(kept.values, kept)}
      onCancel={onClose}
      confirm={text.grant}
      isReady={until !== ''}
      before={
        <Button
          danger
          disabled={words.trim() === '' || command.isSending}
          onClick={() => command.send({ until: '', words }, kept)}
        >
          {text.refuse}
        </Button>
      }
    >
      {measure.extension !== null && <p className="ui-quiet">{measure.extension.reason}</p>}
      <div>
        <span>{text.untilGranted}</span>
        <DayField
          label={text.untilGranted}
          value={until || null}
          onChange={(value) => kept.change({ until: value ?? '' })}
        />
      </div>
      <FieldRefusal of={refused.of('until')} />
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
