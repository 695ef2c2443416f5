import { isDay } from '@bihuan/core/kernel/day.ts'
import type { StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { DayField } from '../../ui/day-field.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useMeetingsText } from '../meetings.text.ts'

type Props = { readonly stages: StagesView; readonly onClose: () => void }

/** Begins a stage, by itself the next one; or goes back, with a reason. */
export function StageDialog({ stages: seen, onClose }: Props): ReactNode {
  const text = useMeetingsText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { rectificationId, version, current, stages } = seen
  const at = stages.findIndex(({ code }) => code === current)
  const [start] = useState(() => ({
    stage: stages[at + 1]?.code ?? '',
    on: dayHere(new Date()),
    reason: '',
  }))
  const kept = useKept('rectifications.stage', rectificationId, start)
  const { values, change } = kept
  const isBack = stages.findIndex(({ code }) => code === values.stage) <= at
  const command = useVersionedCommand({
    record: rectificationId,
    version,
    send: ({ stage, on, reason }: Readonly<Record<'stage' | 'on' | 'reason', string>>, stamp) =>
      api.rectifications.beginStage({ ...stamp, rectificationId, stage, on: isDay(on) ? on : '', reason }),
    refresh: async () => (await api.rectifications.stages({ rectificationId })).version,
    onDone: () => {
      void client.invalidateQueries({ queryKey: orpc.rectifications.key() })
      void message.success(text.stageBegun)
      onClose()
    },
  })
  const refused = useRefusedFields(command.error, ['reason'])
  return (
    <Modal open title={text.beginStage} footer={null} onCancel={() => kept.leave(onClose)}>
      <CommandForm
        kept={kept}
        command={command}
        error={refused.rest}
        onSend={() => command.send(values, kept)}
        onCancel={onClose}
        confirm={text.beginStage}
        isReady={values.stage !== '' && isDay(values.on) && (!isBack || values.reason.trim() !== '')}
      >
        <label>
          <span>{text.stage}</span>
          <Select
            aria-label={text.stage}
            value={values.stage || null}
            options={stages.map(({ code, name }) => ({ value: code, label: name[language] }))}
            onChange={(stage) => change({ stage: stage ?? '' })}
          />
        </label>
        <div>
          <span>{text.begunOn}</span>
          <DayField
            label={text.begunOn}
            value={values.on || null}
            onChange={(on) => change({ on: on ?? '' })}
          />
        </div>
        <WordsField
          label={text.reason}
          hint={text.stageReasonHint}
          value={values.reason}
          onChange={(reason) => change({ reason })}
          refused={refused.of('reason')}
          longest={2000}
          isShort
        />
      </CommandForm>
    </Modal>
  )
}
