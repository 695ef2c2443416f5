import { isDay } from '@bihuan/core/kernel/day.ts'
import type { StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
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
import { lackingOf } from '../../ui/lacking.tsx'
import { NeededSelect } from '../../ui/needed-select.tsx'

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
  const kept = useKept<string>('rectifications.stage', rectificationId, start)
  const { values, change } = kept
  const field = (name: string): string => values[name] ?? ''
  const chosen = stages.findIndex(({ code }) => code === values['stage'])
  const isBack = chosen <= at
  const nameOfChosen = stages[chosen]?.name[language] ?? ''
  // Those that would be passed over: begun earlier, though nobody has recorded it, or left out.
  const between = stages.slice(at + 1, Math.max(at + 1, chosen))
  const daysBetween = (fields: Readonly<Record<string, string>>) =>
    between.flatMap(({ code }) => {
      const on = fields[`on ${code}`] ?? ''
      return isDay(on) ? [{ stage: code, on }] : []
    })
  const command = useFormCommand({
    record: rectificationId,
    version,
    send: (fields: Readonly<Record<string, string>>, stamp) => {
      const { stage = '', on = '', reason = '' } = fields
      const day = isDay(on) ? on : ''
      const before = daysBetween(fields)
      return api.rectifications.beginStage({ ...stamp, rectificationId, before, stage, on: day, reason })
    },
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
      lacks={lackingOf(
        [text.stage, field('stage')],
        ...between.map(
          ({ code, name }) =>
            [
              text.begunOnOf(name[language]),
              field(`on ${code}`) === '' || isDay(field(`on ${code}`)),
            ] as const,
        ),
        [between.length > 0 ? text.begunOnOf(nameOfChosen) : text.begunOn, isDay(field('on'))],
        [text.reason, !isBack || field('reason').trim() !== ''],
      )}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <label>
            <span>{text.stage}</span>
            <NeededSelect
              aria-label={text.stage}
              value={field('stage') || null}
              options={stages.map(({ code, name }) => ({ value: code, label: name[language] }))}
              onChange={(stage) => change({ stage: stage ?? '' })}
            />
          </label>
          {between.length > 0 && <p className="ui-quiet">{text.passedOver}</p>}
          {between.map(({ code, name }) => (
            <LabelledDay
              key={code}
              label={text.begunOnOf(name[language])}
              value={field(`on ${code}`)}
              onChange={(on) => change({ [`on ${code}`]: on })}
            />
          ))}
          <LabelledDay
            label={between.length > 0 ? text.begunOnOf(nameOfChosen) : text.begunOn}
            value={field('on')}
            onChange={(on) => change({ on })}
            refused={refused.of('on')}
          />
          <WordsField
            label={text.reason}
            hint={text.stageReasonHint}
            value={field('reason')}
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
