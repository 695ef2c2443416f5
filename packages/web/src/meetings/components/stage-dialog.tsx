import { isDay } from '@bihuan/core/kernel/day.ts'
import type { StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { useFormCommand } from '../../commands/form-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useMeetingsText } from '../meetings.text.ts'

type Props = { readonly stages: StagesView; readonly onClose: () => void }

/** Begins a stage, by itself the next one; or goes back, with a reason. */
export function StageDialog({ stages: seen, onClose }: Props): ReactNode {
  const text = useMeetingsText()
  const language = useLanguage()
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
  const command = useFormCommand({
    record: rectificationId,
    version,
    send: ({ stage, on, reason }: Readonly<Record<'stage' | 'on' | 'reason', string>>, stamp) =>
      api.rectifications.beginStage({ ...stamp, rectificationId, stage, on: isDay(on) ? on : '', reason }),
    refresh: async () => (await api.rectifications.stages({ rectificationId })).version,
    changes: [orpc.rectifications.key()],
    said: text.stageBegun,
    onClose,
  })
  return (
    <CommandDialog
      title={text.beginStage}
      kept={kept}
      command={command}
      values={values}
      tells={['on', 'reason']}
      isReady={values.stage !== '' && isDay(values.on) && (!isBack || values.reason.trim() !== '')}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <label>
            <span>{text.stage}</span>
            <Select
              aria-label={text.stage}
              value={values.stage || null}
              options={stages.map(({ code, name }) => ({ value: code, label: name[language] }))}
              onChange={(stage) => change({ stage: stage ?? '' })}
            />
          </label>
          <LabelledDay
            label={text.begunOn}
            value={values.on}
            onChange={(on) => change({ on })}
            refused={refused.of('on')}
          />
          <WordsField
            label={text.reason}
            hint={text.stageReasonHint}
            value={values.reason}
            onChange={(reason) => change({ reason })}
            refused={refused.of('reason')}
            longest={2000}
            isShort
          />
        </>
      )}
    </CommandDialog>
  )
}
