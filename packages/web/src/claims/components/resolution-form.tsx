import { effects } from '@bihuan/core/claims/closure-request.ts'
import { meetingWords, rungWords } from '@bihuan/core/claims/labels.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useLanguage } from '../../ui/language.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import '../claims.css'
import { type ClaimForm, useClaimCommand } from '../claim-command.ts'
import { useClaimsText } from '../claims.text.ts'
import { needsEffect } from '../ladder.ts'
import { EffectField } from './effect-field.tsx'
import { lackingOf } from '../../ui/lacking.tsx'
import { NeededSelect } from '../../ui/needed-select.tsx'

type Props = ClaimForm & { readonly onCancel: () => void }

/** Entering that a meeting has passed the rung whose turn it is: which recorded one, and which of its resolutions. */
export function ResolutionForm({ onCancel, ...claim }: Props): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  const { request } = claim
  const { rectificationId, rung, rungNames } = request
  const kept = useKept('closure.resolution', request.id, { meetingId: '', resolution: '', effect: '' })
  const { meetingId, resolution } = kept.values
  const { change } = kept
  const effect = effects.find((one) => one === kept.values.effect) ?? null
  const isAssessing = needsEffect(request)
  const listed = useQuery(orpc.meetings.list.queryOptions({ input: { rectificationId, limit: 50 } }))
  const meetings = listed.data?.meetings.filter(({ status }) => status === 'recorded')
  const chosen = meetings?.find((meeting) => meeting.id === meetingId)
  const command = useClaimCommand(claim, (_: null, stamped) =>
    api.closure.enterResolution({
      ...stamped,
      meetingId: id<'meeting'>(meetingId),
      resolution: Number(resolution),
      effect,
    }),
  )
  const refused = useRefusedFields(command.error, ['resolution'])
  return (
    <CommandForm
      className="ui-form claims-paper"
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(null, kept)}
      onCancel={onCancel}
      confirm={text.enterResolution}
      lacks={lackingOf(
        [text.meetingName, chosen !== undefined],
        [text.resolutionWords, chosen?.resolutions[Number(resolution) - 1] !== undefined],
        [text.effect, !isAssessing || effect !== null],
      )}
    >
      {rung !== null && (
        <p className="claims-words">
          {text.resolutionWhy(rungWords(rung, rungNames)[language], rungNames[rung]?.atLeast ?? null)}{' '}
          <Link to="/rectifications/$id/meetings" params={{ id: rectificationId }}>
            {text.toMeetings}
          </Link>
        </p>
      )}
      {listed.error !== null && <RefusalMessage error={listed.error} />}
      {meetings?.length === 0 && <p className="ui-quiet">{text.meetingsNone}</p>}
      <label>
        <span aria-hidden>{text.meetingName}</span>
        <NeededSelect
          aria-label={text.meetingName}
          loading={meetings === undefined}
          value={meetingId || null}
          options={(meetings ?? []).map((meeting) => ({
            value: meeting.id,
            label: [
              meetingWords(meeting)[language],
              meeting.heldOn,
              text.present(meeting.present.length + meeting.presentNames.length),
            ].join(' · '),
          }))}
          onChange={(one: string) => change({ meetingId: one, resolution: '' })}
        />
      </label>
      <label>
        <span aria-hidden>{text.resolutionWords}</span>
        <NeededSelect
          aria-label={text.resolutionWords}
          disabled={chosen === undefined}
          value={resolution || null}
          options={(chosen?.resolutions ?? []).map((words, at) => ({
            value: String(at + 1),
            label: `${at + 1}. ${words}`,
          }))}
          onChange={(one: string) => change({ resolution: one })}
        />
        <FieldRefusal of={refused.of('resolution')} />
      </label>
      {isAssessing && <EffectField value={kept.values.effect} onChange={(one) => change({ effect: one })} />}
    </CommandForm>
  )
}
