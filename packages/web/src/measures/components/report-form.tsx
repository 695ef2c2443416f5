import { Button, Input } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useToldText } from '../../told/told.text.ts'
import { keptUploads, leftBehind, useUploads } from '../../told/uploads.ts'
import type { VersionedCommand } from '../../commands/versioned-command.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { EvidenceUpload } from '../../told/components/evidence-upload.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'

/** What a progress report says and which stored files prove it. */
export type ReportValues = { readonly text: string; readonly fileIds: string[] }

/** Reporting progress with evidence: two fields. */
export function ReportForm(props: {
  command: VersionedCommand<ReportValues>
  /** The measure that is reported on. */
  item: string
  onCancel: () => void
}): ReactNode {
  const text = useToldText()
  const kept = useKept('measures.report', props.item, { report: '', files: '' })
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
  const { command } = props
  const refused = useRefusedFields(command.error, ['text', 'fileIds'])
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        command.send({ text: report, fileIds }, kept)
      }}
    >
      <KeptNote kept={{ isRestored: kept.isRestored, discard }} />
      <label>
        <span>{text.reportText}</span>
        <Input.TextArea
          value={report}
          onChange={(event) => kept.change({ report: event.target.value })}
          placeholder={text.reportHint}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={5000}
          autoFocus
        />
        <FieldRefusal of={refused.of('text')} />
      </label>
      <EvidenceUpload files={files} isDisabled={command.isSending} />
      <FieldRefusal of={refused.of('fileIds')} />
      <CommandOutcome command={{ ...command, error: refused.rest }} />
      <div className="ui-form-actions">
        {isWaiting && <span className="ui-quiet">{text.waitForFiles}</span>}
        {!isWaiting && behind > 0 && (
          <span className="told-left-behind">
            {text.leftBehind(behind)}{' '}
            <Button size="small" onClick={files.removeLeftBehind}>
              {text.removeLeftBehind}
            </Button>
          </span>
        )}
        <Button onClick={() => kept.leave(props.onCancel)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={command.isSending}
          disabled={isWaiting || behind > 0 || report.trim() === ''}
        >
          {text.sendReport}
        </Button>
      </div>
    </form>
  )
}
