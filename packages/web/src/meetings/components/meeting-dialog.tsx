import { isDay } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { meetingKindLabels, meetingLimits } from '@bihuan/core/meetings/meeting.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { Select } from 'antd'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { api } from '../../api.ts'
import { ChooseItems, idsIn } from '../../commands/components/choose-items.tsx'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { itemLabel, useItemsToChoose } from '../../commands/items-of-record.ts'
import { useLabels } from '../../people/assignees.ts'
import { usePeopleToChoose } from '../../people/people-to-choose.ts'
import { EvidenceUpload } from '../../told/components/evidence-upload.tsx'
import { keptUploads, leftBehind, type Uploads, useUploads } from '../../told/uploads.ts'
import { type Kept, useKept } from '../../ui/kept-forms.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { FieldRefusal, type RefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useMeetingCommand } from '../meeting-command.ts'
import { type MeetingField, type MeetingFields, meetingKinds, sentOf, startOf } from '../meeting-form.ts'
import { useMeetingsText } from '../meetings.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Props = {
  readonly rectificationId: string
  /** Null where one is to be recorded. */
  readonly meeting: MeetingView | null
  /** Whether it is to be voided, and not corrected. */
  readonly isVoiding?: boolean
  readonly onClose: () => void
}

/** Records a meeting, or corrects or voids one with a reason. */
export function MeetingDialog({ isVoiding = false, meeting, ...asked }: Props): ReactNode {
  return isVoiding && meeting !== null ? (
    <VoidDialog meeting={meeting} onClose={asked.onClose} />
  ) : (
    <DetailsDialog meeting={meeting} {...asked} />
  )
}

const told = [
  'heldOn',
  'number',
  'findingIds',
  'presentIds',
  'presentNames',
  'resolutions',
  'reason',
] as const
type Told = (typeof told)[number]

function DetailsDialog({ rectificationId, meeting, onClose }: Omit<Props, 'isVoiding'>): ReactNode {
  const text = useMeetingsText()
  const lacking = useLackingText()
  const [start] = useState(() => startOf(meeting, dayHere(new Date())))
  const form = meeting === null ? 'meetings.record' : 'meetings.correct'
  const kept = useKept<MeetingField>(form, meeting?.id ?? rectificationId, start)
  const { change, values } = kept
  const files = useUploads(values.files, 1)
  const filesKept = keptUploads(files.uploads)
  useEffect(() => change({ files: filesKept }), [change, filesKept])
  const stored = files.uploads.flatMap((one) => (one.state === 'stored' ? [one.evidence.fileId] : []))
  const [fileId] = [...stored.map((one) => id<'file'>(one)), ...fileOf(meeting)]
  const command = useMeetingCommand({
    meeting,
    said: meeting === null ? text.recorded : text.corrected,
    send: (fields: MeetingFields, stamp) => {
      const sent = sentOf(fields, fileId ?? null)
      if (meeting === null)
        return api.meetings.record({ commandId: stamp.commandId, rectificationId, ...sent })
      return api.meetings.correct({
        ...stamp,
        rectificationId,
        meetingId: meeting.id,
        changes: sent,
        reason: fields.reason,
      })
    },
    onClose,
  })
  const isSettled = files.uploads.every(({ state }) => state === 'stored')
  return (
    <CommandDialog
      title={meeting === null ? text.record : text.correct}
      width={640}
      kept={{ ...kept, discard: () => (files.clear(), kept.discard()) }}
      command={command}
      values={values}
      tells={told}
      lacks={lackingOf(
        [text.heldOn, isDay(values.heldOn)],
        [lacking.files, isSettled && leftBehind(files.uploads).length === 0],
        [text.reason, meeting === null || values.reason.trim() !== ''],
      )}
      isWaiting={files.uploads.some(({ state }) => state === 'sending')}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <WhatWasHeld kept={kept} refused={refused} />
          <WhoWasThere kept={kept} refused={refused} />
          <WhatWasDecided kept={kept} refused={refused} rectificationId={rectificationId} />
          <Minutes files={files} isDisabled={command.isSending} isHidden={fileOf(meeting).length > 0} />
          {meeting !== null && (
            <WordsField
              label={text.reason}
              hint={text.reasonHint}
              value={values.reason}
              onChange={(reason) => change({ reason })}
              refused={refused.of('reason')}
              longest={2000}
              isShort
            />
          )}
        </>
      )}
    </CommandDialog>
  )
}

function fileOf(meeting: MeetingView | null) {
  return meeting?.minutes ? [id<'file'>(meeting.minutes.fileId)] : []
}

type Part = {
  readonly kept: Kept<MeetingField>
  readonly refused: RefusedFields<Told>
}

function WhatWasHeld({ kept: { values, change }, refused }: Part): ReactNode {
  const text = useMeetingsText()
  const language = useLanguage()
  return (
    <>
      <label>
        <span>{text.kind}</span>
        <Select
          aria-label={text.kind}
          value={values.kind}
          options={meetingKinds.map((value) => ({ value, label: meetingKindLabels[value][language] }))}
          onChange={(kind) => change({ kind })}
        />
      </label>
      <LabelledDay
        label={text.heldOn}
        value={values.heldOn}
        onChange={(heldOn) => change({ heldOn })}
        refused={refused.of('heldOn')}
      />
      <WordsField
        label={text.number}
        hint={text.numberHint}
        value={values.number}
        onChange={(number) => change({ number })}
        refused={refused.of('number')}
        longest={meetingLimits.number}
        isLine
      />
    </>
  )
}

function WhoWasThere({ kept: { values, change }, refused }: Part): ReactNode {
  const text = useMeetingsText()
  const chosen = useMemo(() => idsIn(values.people), [values.people])
  const { persons, isCut, search } = usePeopleToChoose({ chosen })
  const labels = useLabels(persons)
  return (
    <>
      <ChooseItems
        label={text.people}
        hint={text.peopleHint}
        options={persons.map((one) => ({
          value: one.id,
          label: labels.get(one.id) ?? one.name,
        }))}
        search={isCut ? search : undefined}
        value={values.people}
        onChange={(people) => change({ people })}
      />
      <FieldRefusal of={refused.of('presentIds')} />
      <WordsField
        label={text.names}
        hint={text.namesHint}
        value={values.names}
        onChange={(names) => change({ names })}
        refused={refused.of('presentNames')}
        longest={meetingLimits.presentNames * meetingLimits.nameLength}
        isShort
      />
    </>
  )
}

function WhatWasDecided({
  kept: { values, change },
  refused,
  rectificationId,
}: Part & { readonly rectificationId: string }): ReactNode {
  const text = useMeetingsText()
  const choice = useItemsToChoose({ rectificationId, kind: 'finding', chosen: idsIn(values.findings) })
  return (
    <>
      <ChooseItems
        label={text.chooseFindings}
        hint={text.findingsHint}
        options={choice.items.map((one) => ({ value: one.id, label: itemLabel(one) }))}
        onSearch={choice.onSearch}
        value={values.findings}
        onChange={(chosen) => change({ findings: chosen })}
      />
      <FieldRefusal of={refused.of('findingIds')} />
      <WordsField
        label={text.resolutionLines}
        hint={text.resolutionLinesHint}
        value={values.resolutions}
        onChange={(resolutions) => change({ resolutions })}
        refused={refused.of('resolutions')}
        longest={meetingLimits.resolutionLength * 10}
      />
    </>
  )
}

// What is recorded stays: there is nothing to add beside it.
function Minutes(props: {
  readonly files: Uploads
  readonly isDisabled: boolean
  readonly isHidden: boolean
}): ReactNode {
  const text = useMeetingsText()
  if (props.isHidden) return null
  return (
    <EvidenceUpload
      files={props.files}
      isDisabled={props.isDisabled}
      only={{ add: text.addFile, limits: text.oneFile }}
    />
  )
}

type VoidProps = { readonly meeting: MeetingView; readonly onClose: () => void }

function VoidDialog({ meeting, onClose }: VoidProps): ReactNode {
  const text = useMeetingsText()
  const { rectificationId, id: meetingId } = meeting
  const kept = useKept('meetings.void', meetingId, { reason: '' })
  const command = useMeetingCommand({
    meeting,
    said: text.isVoided,
    send: (words: string, stamp) =>
      api.meetings.void({ ...stamp, rectificationId, meetingId, reason: words }),
    onClose,
  })
  return (
    <CommandDialog
      title={text.void}
      kept={kept}
      command={command}
      values={kept.values.reason}
      tells={['reason']}
      lacks={lackingOf([text.reason, kept.values.reason])}
      isDanger
      onClose={onClose}
    >
      {(refused) => (
        <WordsField
          label={text.reason}
          hint={text.voidHint}
          value={kept.values.reason}
          onChange={(words) => kept.change({ reason: words })}
          refused={refused.of('reason')}
          longest={2000}
          isShort
          takesFocus
        />
      )}
    </CommandDialog>
  )
}
