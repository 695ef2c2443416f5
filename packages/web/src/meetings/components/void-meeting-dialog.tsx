import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { useMeetingCommand } from '../meeting-command.ts'
import { useMeetingsText } from '../meetings.text.ts'

type Props = { readonly meeting: MeetingView; readonly onClose: () => void }

/** Voids a meeting that was recorded by mistake. */
export function VoidMeetingDialog({ meeting, onClose }: Props): ReactNode {
  const text = useMeetingsText()
  const { rectificationId, id: meetingId } = meeting
  const kept = useKept('meetings.void', meetingId, { reason: '' })
  const { reason } = kept.values
  const command = useMeetingCommand({
    meeting,
    said: text.isVoided,
    send: (words: string, stamp) =>
      api.meetings.void({ ...stamp, rectificationId, meetingId, reason: words }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['reason'])
  return (
    <Modal open title={text.void} footer={null} onCancel={() => kept.leave(onClose)}>
      <CommandForm
        kept={kept}
        command={command}
        error={refused.rest}
        onSend={() => command.send(reason, kept)}
        onCancel={onClose}
        confirm={text.void}
        isReady={reason.trim() !== ''}
        isDanger
      >
        <WordsField
          label={text.reason}
          hint={text.voidHint}
          value={reason}
          onChange={(words) => kept.change({ reason: words })}
          refused={refused.of('reason')}
          longest={2000}
          isShort
          takesFocus
        />
      </CommandForm>
    </Modal>
  )
}
