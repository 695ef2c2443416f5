import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useToldText } from '../../told/told.text.ts'
import { keptUploads, leftBehind, useUploads } from '../../told/uploads.ts'
import { idOf } from '../../commands/item-changed.ts'
import { type ItemCommand, useItemCommand } from '../../commands/item-command.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { EvidenceUpload } from '../../told/components/evidence-upload.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'

// What a progress report says and which stored files prove it.
type ReportValues = { readonly text: string; readonly fileIds: string[] }

/** Reporting progress with evidence: two fields. */
export function ReportForm(sending: ItemCommand<ReportValues>): ReactNode {
  const text = useToldText()
  const kept = useKept('measures.report', idOf(sending.item), { report: '', files: '' })
  const { report } = kept.values
  const files = useUploads(kept.values.files)
  const filesKept = keptUploads(files.uploads)
  const { change } = kept
  // What is on the server already must not have to be sent again by whoever lost the page on the way.
  useEffect(() => change({ files: filesKept }), [change, filesKept])
  const discard = (): void => {
    files.clear()
    kept.discard()
  }
  const isWaiting = files.uploads.some((upload) => upload.state === 'sending')
  const behind = leftBehind(files.uploads).length
  const fileIds = files.uploads.flatMap((upload) =>
    upload.state === 'stored' ? [upload.evidence.fileId] : [],
  )
  const command = useItemCommand(sending)
  const refused = useRefusedFields(command.error, ['text', 'fileIds'])
  return (
    <CommandForm
      kept={{ ...kept, discard }}
      command={command}
      error={refused.rest}
      onSend={() => command.send({ text: report, fileIds }, kept)}
      onCancel={sending.onClose}
      confirm={text.sendReport}
      isReady={!isWaiting && behind === 0 && report.trim() !== ''}
      before={
        <>
          {isWaiting && <span className="ui-quiet">{text.waitForFiles}</span>}
          {!isWaiting && behind > 0 && (
            <span className="told-left-behind">
              {text.leftBehind(behind)}{' '}
              <Button size="small" onClick={files.removeLeftBehind}>
                {text.removeLeftBehind}
              </Button>
            </span>
          )}
        </>
      }
    >
      <WordsField
        label={text.reportText}
        hint={text.reportHint}
        value={report}
        onChange={(words) => change({ report: words })}
        refused={refused.of('text')}
        longest={5000}
        takesFocus
      />
      <EvidenceUpload files={files} isDisabled={command.isSending} />
      <FieldRefusal of={refused.of('fileIds')} />
    </CommandForm>
  )
}
