import { day } from '@bihuan/core/kernel/day.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { idOf } from '../../commands/item-changed.ts'
import { useItemCommand } from '../../commands/item-command.ts'
import { EvidenceUpload } from '../../told/components/evidence-upload.tsx'
import { FilesNote } from '../../told/components/files-note.tsx'
import { useFormFiles } from '../../told/form-files.ts'
import { useToldText } from '../../told/told.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { AskedFor, PreparedExtension } from './asked-extension.tsx'
import { useSaidOfExtension } from './said-of-extension.tsx'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Props = { readonly details: Pick<MeasureDetails, 'measure' | 'timeline'>; readonly onClose: () => void }

/** Asking for more time: until when, why, and how far the work is; why it is late only where it is. */
export function AskExtension({ details: { measure }, onClose }: Props): ReactNode {
  const { extension: text, sent } = useMeasuresText()
  const told = useToldText()
  const lacking = useLackingText()
  const item = measureItem(measure)
  const isLate = measure.light === 'red'
  const start = {
    until: '',
    reason: '',
    report: (measure.lastProgressAt && measure.lastProgress) ?? '',
    why: '',
    files: '',
  }
  const kept = useKept('measures.askExtension', idOf(item), start)
  const { until, reason, report, why } = kept.values
  const files = useFormFiles(kept)
  const command = useItemCommand({
    item,
    version: measure.version,
    said: sent('askExtension'),
    send: ({ said, fileIds }: { said: typeof start; fileIds: readonly string[] }, stamp) =>
      api.measures.askExtension({
        ...item,
        ...stamp,
        until: day(said.until),
        reason: said.reason,
        text: said.report,
        fileIds: [...fileIds],
        ...(isLate && { lateReason: said.why }),
      }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['text', 'reason', 'until', 'lateReason', 'fileIds'])
  const discard = (): void => {
    files.clear()
    kept.discard()
  }
  return (
    <CommandForm
      kept={{ ...kept, discard }}
      command={command}
      error={refused.rest}
      onSend={() => command.send({ said: kept.values, fileIds: files.fileIds }, kept)}
      onCancel={onClose}
      confirm={text.send}
      lacks={lackingOf(
        [text.until, until],
        [text.reason, reason],
        [text.text, report],
        [told.lateReason, !isLate || why.trim() !== ''],
        [lacking.files, files.behind === 0],
      )}
      isWaiting={files.isWaiting}
      before={<FilesNote files={files} />}
    >
      <LabelledDay
        label={text.until}
        value={until}
        onChange={(value) => kept.change({ until: value })}
        refused={refused.of('until')}
      />
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
      <EvidenceUpload files={files} isDisabled={command.isSending} />
      <FieldRefusal of={refused.of('fileIds')} />
    </CommandForm>
  )
}

/** Granting an extension until an exact day, or refusing it, with what was said and shown when it was asked for. */
export function DecideExtension({ details, onClose }: Props): ReactNode {
  const { measure } = details
  const { extension: text } = useMeasuresText()
  const { extension } = measure
  const prepared = extension?.prepared
  const start = prepared
    ? { until: prepared.until ?? '', words: prepared.words }
    : { until: extension?.until ?? '', words: '' }
  const kept = useKept('measures.decideExtension', idOf(measureItem(measure)), start)
  const { until, words } = kept.values
  const { command, rest, dayField, wordsField } = useSaidOfExtension({
    details,
    what: 'decideExtension',
    kept,
    onClose,
  })
  const refusing = useLacking(lackingOf([text.words, words]))
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={rest}
      onSend={() => command.send(kept.values, kept)}
      onCancel={onClose}
      confirm={text.grant}
      lacks={lackingOf([text.untilGranted, until])}
      before={
        <Button
          danger
          disabled={command.isSending}
          onClick={() => refusing.press(() => command.send({ until: '', words }, kept))}
        >
          {text.refuse}
        </Button>
      }
    >
      <AskedFor details={details} />
      <PreparedExtension details={details} />
      {dayField}
      <LackingFields of={refusing.shown}>{wordsField}</LackingFields>
    </CommandForm>
  )
}
