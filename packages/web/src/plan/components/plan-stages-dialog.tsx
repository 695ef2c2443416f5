import { day, isDay } from '@bihuan/core/kernel/day.ts'
import { proposeStages } from '@bihuan/core/plan/schedule-stages.ts'
import type { StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { useFormCommand } from '../../commands/form-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { calendarOf } from '../proposed.ts'
import { useStagesText } from '../stages.text.ts'
import '../stages.css'
import { lackingOf } from '../../ui/lacking.tsx'

type Props = { readonly stages: StagesView; readonly onClose: () => void }

type Span = { readonly code: string; readonly from: string; readonly to: string | null }

/** Plans the dates of the stages: typed, counted from the feedback, or counted back from the final date. */
export function PlanStagesDialog({ stages: seen, onClose }: Props): ReactNode {
  const text = useStagesText()
  const language = useLanguage()
  const { rectificationId, version, stages } = seen
  const [start] = useState(() => ({
    finalOn: '',
    ...fieldsOf(stages.flatMap(({ code, planned }) => (planned === null ? [] : [{ code, ...planned }]))),
  }))
  const kept = useKept<string>('rectifications.planStages', rectificationId, start)
  const { values, change } = kept
  const at = (field: string): string => values[field] ?? ''
  const command = useFormCommand({
    record: rectificationId,
    version,
    send: (fields: Readonly<Record<string, string>>, stamp) =>
      api.rectifications.planStages({ ...stamp, rectificationId, planned: plannedIn(stages, fields) }),
    refresh: async () => (await api.rectifications.stages({ rectificationId })).version,
    changes: [orpc.rectifications.key()],
    said: text.planSet,
    onClose,
  })
  const usual = stages.flatMap(({ code, proposed }) => (proposed === null ? [] : [{ code, ...proposed }]))
  return (
    <CommandDialog
      title={text.setPlan}
      width={640}
      kept={kept}
      command={command}
      values={values}
      tells={[]}
      lacks={lackingOf(
        ...stages.map(
          ({ code, name }) =>
            [text.from(name[language]), isSpan(at(`from ${code}`), at(`to ${code}`))] as const,
        ),
      )}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="ui-quiet">{text.planHint}</p>
          {usual.length > 0 && (
            <div>
              <Button size="small" onClick={() => change(fieldsOf(usual))}>
                {text.takeUsual}
              </Button>
            </div>
          )}
          <LabelledDay
            label={text.finalOn}
            value={at('finalOn')}
            onChange={(finalOn) => change({ finalOn })}
          />
          <TakeBack
            rectificationId={rectificationId}
            finalOn={at('finalOn')}
            // What comes after the final date has no day counted back.
            onTaken={(spans) => change({ ...emptied(stages), ...fieldsOf(spans) })}
          />
          <div className="stage-days">
            {stages.flatMap(({ code, name }) =>
              (['from', 'to'] as const).map((end) => (
                <LabelledDay
                  key={`${end} ${code}`}
                  label={text[end](name[language])}
                  value={at(`${end} ${code}`)}
                  onChange={(on) => change({ [`${end} ${code}`]: on })}
                />
              )),
            )}
          </div>
        </>
      )}
    </CommandDialog>
  )
}

type TakeBackProps = {
  readonly rectificationId: string
  readonly finalOn: string
  readonly onTaken: (spans: readonly Span[]) => void
}

// The calendar and the rules of the template come only when somebody asks for them.
function TakeBack({ rectificationId, finalOn, onTaken }: TakeBackProps): ReactNode {
  const text = useStagesText()
  const client = useQueryClient()
  const taking = useMutation({
    mutationFn: () => client.fetchQuery(orpc.schedules.get.queryOptions({ input: { rectificationId } })),
    onSuccess: ({ stages, rules, begunOn, calendar }) => {
      const span = { begunOn, finalOn: day(finalOn), calendar: calendarOf(calendar) }
      onTaken(proposeStages({ stages, schedule: rules }, span))
    },
  })
  return (
    <div>
      <Button
        size="small"
        disabled={!isDay(finalOn)}
        loading={taking.isPending}
        onClick={() => taking.mutate()}
      >
        {text.takeBack}
      </Button>
      {taking.error !== null && <RefusalMessage error={taking.error} />}
    </div>
  )
}

function fieldsOf(spans: readonly Span[]): Record<string, string> {
  return Object.fromEntries(
    spans.flatMap(({ code, from, to }) => [
      [`from ${code}`, from],
      [`to ${code}`, to ?? ''],
    ]),
  )
}

function emptied(stages: StagesView['stages']): Record<string, string> {
  return Object.fromEntries(
    stages.flatMap(({ code }) => [
      [`from ${code}`, ''],
      [`to ${code}`, ''],
    ]),
  )
}

function isSpan(from: string, to: string): boolean {
  if (from === '') return to === ''
  return isDay(from) && (to === '' || isDay(to))
}

function plannedIn(stages: StagesView['stages'], fields: Readonly<Record<string, string>>) {
  return stages.flatMap(({ code }) => {
    const [from = '', to = ''] = [fields[`from ${code}`], fields[`to ${code}`]]
    return isDay(from) ? [{ code, from, to: isDay(to) ? to : null }] : []
  })
}
