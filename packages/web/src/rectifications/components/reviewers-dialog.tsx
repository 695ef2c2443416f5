import { sightExtentLabels } from '@bihuan/core/rectifications/labels.ts'
import { sightExtents } from '@bihuan/core/rectifications/rectification.ts'
import type { ReviewersView } from '@bihuan/core/rectifications/reviewers.contract.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { DayField } from '../../ui/day-field.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { dayHere } from '../../ui/zone.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import '../rectifications.css'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'

type Props = { readonly rectificationId: string; readonly onClose: () => void }

/** Who reads a rectification from outside, until when; given by the user name that an administrator has told. */
export function ReviewersDialog({ rectificationId, onClose }: Props): ReactNode {
  const text = useRectificationsText()
  const reviewers = useQuery(orpc.reviewers.list.queryOptions({ input: { rectificationId } }))
  return (
    <Modal
      open
      title={text.reviewers}
      footer={<Button onClick={onClose}>{text.close}</Button>}
      onCancel={onClose}
    >
      <p className="ui-quiet">{text.reviewersHint}</p>
      {reviewers.error !== null && (
        <ErrorState error={reviewers.error} onRetry={() => void reviewers.refetch()} />
      )}
      {reviewers.data?.length === 0 && <p>{text.reviewersEmpty}</p>}
      <ul className="rectification-seals">
        {reviewers.data?.map((one) => (
          <Reviewer key={one.person.id} rectificationId={rectificationId} reviewer={one} />
        ))}
      </ul>
      <Giving rectificationId={rectificationId} />
    </Modal>
  )
}

function useReviewersCommand<Values>(
  rectificationId: string,
  send: (
    values: Values,
    form: { commandId: ReturnType<typeof useCommandId>['commandId']; rectificationId: string },
  ) => Promise<ReviewersView>,
): ReturnType<typeof useOneAtATime<Values, ReviewersView>> {
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  return useOneAtATime({
    send: (values: Values) => send(values, { commandId, rectificationId }),
    onSent: async (after) => {
      renew()
      client.setQueryData(orpc.reviewers.list.queryKey({ input: { rectificationId } }), after)
      await client.invalidateQueries({ queryKey: orpc.rectifications.key() })
    },
  })
}

type RowProps = { readonly rectificationId: string; readonly reviewer: ReviewersView[number] }

function Reviewer({ rectificationId, reviewer }: RowProps): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  const { person, from, to, extent } = reviewer
  const ending = useReviewersCommand(rectificationId, (_: null, form) =>
    api.reviewers.end({ ...form, personId: person.id }),
  )
  const [today] = useState(() => dayHere(new Date()))
  const hasPassed = to < today
  return (
    <li>
      <div>
        <b>{person.name}</b> · {text.reviewerDays(from, to)}
        {hasPassed && ` · ${text.reviewerPassed}`}
        <Button
          size="small"
          type="link"
          danger
          loading={ending.isSending}
          onClick={() => ending.send(null)}
          aria-label={text.endReviewerOf(person.name)}
        >
          {text.endReviewer}
        </Button>
      </div>
      <div className="ui-quiet">{sightExtentLabels[extent][language]}</div>
      <RefusalMessage error={ending.error} />
    </li>
  )
}

function Giving({ rectificationId }: { readonly rectificationId: string }): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  const [today] = useState(() => dayHere(new Date()))
  const kept = useKept('reviewers.give', rectificationId, {
    username: '',
    from: today,
    to: '',
    extent: 'read',
  })
  const { username, from, to } = kept.values
  const extent = sightExtents.find((one) => one === kept.values.extent) ?? 'read'
  const giving = useReviewersCommand(rectificationId, async (_: null, form) => {
    const after = await api.reviewers.give({ ...form, username: username.trim(), from, to, extent })
    kept.done()
    return after
  })
  const refused = useRefusedFields(giving.error, ['username', 'from', 'to'])
  const lacking = useLacking(
    lackingOf(
      [text.reviewerUsername, username],
      [text.reviewerDay.from, from !== '' && dayProblem(from) === null],
      [text.reviewerDay.to, to !== '' && dayProblem(to) === null],
    ),
  )
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        lacking.press(() => giving.send(null))
      }}
    >
      <LackingFields of={lacking.shown}>
        <label>
          <span aria-hidden>{text.reviewerUsername}</span>
          <Input
            {...lacking.look(text.reviewerUsername)}
            value={username}
            maxLength={32}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            aria-label={text.reviewerUsername}
            onChange={(event) => kept.change({ username: event.target.value })}
          />
          <FieldRefusal of={refused.of('username')} />
        </label>
        <div className="rectification-side">
          {(['from', 'to'] as const).map((field) => (
            <label key={field}>
              <span aria-hidden>{text.reviewerDay[field]}</span>
              <DayField
                isLacking={'status' in lacking.look(text.reviewerDay[field])}
                label={text.reviewerDay[field]}
                value={kept.values[field] || null}
                onChange={(day) => kept.change({ [field]: day ?? '' })}
              />
              <FieldRefusal of={refused.of(field)} />
            </label>
          ))}
        </div>
        <Select
          aria-label={text.reviewerExtent}
          value={extent}
          options={sightExtents.map((value) => ({ value, label: sightExtentLabels[value][language] }))}
          onChange={(value) => kept.change({ extent: value })}
        />
      </LackingFields>
      <RefusalMessage error={refused.rest} />
      <Button type="primary" htmlType="submit" loading={giving.isSending}>
        {text.giveReviewer}
      </Button>
    </form>
  )
}
