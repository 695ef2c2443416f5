import { isDay } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { meetingKindLabels } from '@bihuan/core/meetings/meeting.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { useFormCommand } from '../../commands/form-command.ts'
import { meetingPages } from '../../meetings/meetings.api.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { type Language, useLanguage } from '../../ui/language.tsx'
import { FieldRefusal } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { usePlanText } from '../plan.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { NeededSelect } from '../../ui/needed-select.tsx'

type Props = {
  readonly rectificationId: string
  /** The number that the version gets. */
  readonly number: number
  readonly onClose: () => void
}

type Fields = Readonly<Record<'way' | 'meetingId' | 'paper' | 'approvedOn' | 'note', string>>

/** Enters that the plan as it stands was approved: by a meeting, or the first version on paper before the record was begun. */
export function ApproveDialog({ rectificationId, number, onClose }: Props): ReactNode {
  const text = usePlanText()
  const start = { way: 'meeting', meetingId: '', paper: '', approvedOn: '', note: '' }
  const kept = useKept('plans.approve', rectificationId, start)
  const { values, change } = kept
  const [isFit, setIsFit] = useState(true)
  const isOnPaper = number === 1 && values.way === 'paper'
  const command = useFormCommand({
    record: null,
    version: 1,
    send: async (fields: Fields, { commandId }) => {
      await api.plans.approve({ commandId, rectificationId, ...sentOf(fields, isOnPaper) })
      return { version: 1 }
    },
    refresh: async () => Promise.resolve(1),
    changes: [orpc.plans.key(), orpc.rectifications.key()],
    said: text.approved(number),
    onClose,
  })
  return (
    <CommandDialog
      title={text.approve(number)}
      kept={kept}
      command={command}
      values={values}
      tells={['meetingId', 'paper', 'approvedOn', 'note']}
      lacks={
        isOnPaper
          ? lackingOf([text.paper, values.paper], [text.paperDay, isDay(values.approvedOn)])
          : lackingOf([text.meeting, values.meetingId !== '' && isFit])
      }
      onClose={onClose}
    >
      {(refused) => (
        <>
          <p className="ui-quiet">{text.whatIsFrozen}</p>
          {number === 1 && (
            <label>
              <span>{text.way}</span>
              <NeededSelect
                aria-label={text.way}
                value={values.way}
                options={[
                  { value: 'meeting', label: text.wayMeeting },
                  { value: 'paper', label: text.wayPaper },
                ]}
                onChange={(way) => change({ way })}
              />
            </label>
          )}
          {isOnPaper ? (
            <>
              <WordsField
                label={text.paper}
                hint={text.paperHint}
                value={values.paper}
                onChange={(paper) => change({ paper })}
                refused={refused.of('paper')}
                longest={200}
                isShort
              />
              <LabelledDay
                label={text.paperDay}
                value={values.approvedOn}
                onChange={(approvedOn) => change({ approvedOn })}
                refused={refused.of('approvedOn')}
              />
            </>
          ) : (
            <>
              <ChooseMeeting
                rectificationId={rectificationId}
                value={values.meetingId}
                onChange={(meetingId) => change({ meetingId })}
                onFit={setIsFit}
              />
              <FieldRefusal of={refused.of('meetingId')} />
            </>
          )}
          <WordsField
            label={text.note}
            hint={text.noteHint}
            value={values.note}
            onChange={(note) => change({ note })}
            refused={refused.of('note')}
            longest={500}
            isShort
          />
        </>
      )}
    </CommandDialog>
  )
}

function sentOf({ meetingId, paper, approvedOn, note }: Fields, isOnPaper: boolean) {
  if (!isOnPaper) return { meetingId: id<'meeting'>(meetingId), paper: '', approvedOn: null, note }
  return { meetingId: null, paper, approvedOn: isDay(approvedOn) ? approvedOn : null, note }
}

type ChooseProps = {
  readonly rectificationId: string
  readonly value: string
  readonly onChange: (meetingId: string) => void
  /** Whether the meeting that is chosen can pass a plan. */
  readonly onFit: (isFit: boolean) => void
}

function ChooseMeeting({ rectificationId, value, onChange, onFit }: ChooseProps): ReactNode {
  const text = usePlanText()
  const language = useLanguage()
  const pages = useInfiniteQuery(meetingPages(rectificationId, { forPlan: true }))
  const meetings = (pages.data?.pages ?? []).flatMap((page) => page.meetings)
  const chosen = meetings.find(({ id: one }) => one === value)
  const isFit = chosen === undefined || lackingIn(chosen, text).length === 0
  useEffect(() => onFit(isFit), [onFit, isFit])
  if (pages.data && meetings.length === 0 && !pages.hasNextPage)
    return (
      <p>
        {text.noMeetings}{' '}
        <Link to="/rectifications/$id/meetings" params={{ id: rectificationId }}>
          {text.toMeetings}
        </Link>
      </p>
    )
  return (
    <>
      <label>
        <span>{text.meeting}</span>
        <NeededSelect
          aria-label={text.meeting}
          loading={pages.isPending}
          value={value === '' ? null : value}
          placeholder={text.meetingHint}
          optionFilterProp="label"
          showSearch
          options={meetings.map((one) => ({
            value: String(one.id),
            label: [nameOf(one, language), ...lackingIn(one, text)].join(' · '),
          }))}
          onChange={(meetingId) => onChange(meetingId ?? '')}
        />
      </label>
      {chosen !== undefined && lackingIn(chosen, text).length > 0 && (
        <p role="note">
          {text.lackingChosen(lackingIn(chosen, text))}{' '}
          <Link
            to="/rectifications/$id/meetings"
            params={{ id: rectificationId }}
            hash={`meeting-${chosen.id}`}
          >
            {text.toMeeting}
          </Link>
        </p>
      )}
      {pages.hasNextPage && (
        <Button
          size="small"
          type="link"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {text.earlierMeetings}
        </Button>
      )}
    </>
  )
}

function nameOf({ heldOn, kind, number }: MeetingView, language: Language): string {
  return `${heldOn} ${meetingKindLabels[kind][language]} ${number}`.trim()
}

/** What a meeting lacks that passes a plan: who was there, and what was resolved. */
function lackingIn(
  { present, presentNames, resolutions }: MeetingView,
  text: ReturnType<typeof usePlanText>,
): readonly string[] {
  return [
    ...(present.length + presentNames.length === 0 ? [text.lacksPresent] : []),
    ...(resolutions.length === 0 ? [text.lacksResolutions] : []),
  ]
}
