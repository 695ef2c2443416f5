import { effects } from '@bihuan/core/claims/closure-request.ts'
import { rungWords } from '@bihuan/core/claims/labels.ts'
import { scanEndings } from '@bihuan/core/kernel/evidence-kinds.ts'
import { isDay } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { EvidenceUpload } from '../../told/components/evidence-upload.tsx'
import { keptUploads, leftBehind, useUploads } from '../../told/uploads.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import '../claims.css'
import { type ClaimForm, useClaimCommand } from '../claim-command.ts'
import { useClaimsText } from '../claims.text.ts'
import { needsEffect } from '../ladder.ts'
import { ReasonForm } from './decision-form.tsx'
import { EffectField } from './effect-field.tsx'
import { lackingOf } from '../../ui/lacking.tsx'
import { NeededSelect } from '../../ui/needed-select.tsx'

type Props = ClaimForm & { readonly onCancel: () => void }

/** Entering that the rung whose turn it is was signed on a printed form: who, on which day, and the scan. */
export function PaperForm({ onCancel, ...claim }: Props): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  const { request } = claim
  const kept = useKept('closure.paper', request.id, {
    personId: '',
    signedOn: '',
    comment: '',
    effect: '',
    files: '',
  })
  const { personId, signedOn, comment } = kept.values
  const { change } = kept
  const files = useUploads(kept.values.files, 1)
  const filesKept = keptUploads(files.uploads)
  useEffect(() => change({ files: filesKept }), [change, filesKept])
  const scans = files.uploads.flatMap((upload) => (upload.state === 'stored' ? [upload.evidence.fileId] : []))
  const [fileId] = scans
  const effect = effects.find((one) => one === kept.values.effect) ?? null
  const isAssessing = needsEffect(request)
  const path = { rectificationId: request.rectificationId, closureRequestId: request.id }
  const signers = useQuery(orpc.closure.paperSigners.queryOptions({ input: path }))
  const command = useClaimCommand(claim, (_: null, stamped) =>
    api.closure.enterPaper({
      ...stamped,
      personId: id<'person'>(personId),
      signedOn: isDay(signedOn) ? signedOn : '',
      comment,
      effect,
      fileId: fileId ?? '',
    }),
  )
  const refused = useRefusedFields(command.error, ['comment', 'signedOn'])
  const rung = request.rung === null ? '' : rungWords(request.rung, request.rungNames)[language]
  return (
    <CommandForm
      className="ui-form claims-paper"
      kept={{ ...kept, discard: () => (files.clear(), kept.discard()) }}
      command={command}
      error={refused.rest}
      onSend={() => command.send(null, kept)}
      onCancel={onCancel}
      confirm={text.enterPaper}
      lacks={lackingOf(
        [text.paperSigner, personId],
        [text.paperDay, isDay(signedOn)],
        [text.paperAdd, scans.length === 1 && leftBehind(files.uploads).length === 0],
        [text.effect, !isAssessing || effect !== null],
      )}
      isWaiting={files.uploads.some(({ state }) => state === 'sending')}
    >
      <p className="claims-words">{text.paperWhy(rung)}</p>
      {signers.error !== null && <RefusalMessage error={signers.error} />}
      <label>
        <span>{text.paperSigner}</span>
        <NeededSelect
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={text.paperSigner}
          loading={signers.data === undefined}
          value={personId || null}
          options={(signers.data ?? []).map(({ id: value, name: label }) => ({ value, label }))}
          onChange={(chosen: string) => change({ personId: chosen })}
        />
      </label>
      <LabelledDay
        label={text.paperDay}
        value={signedOn}
        onChange={(day) => change({ signedOn: day })}
        refused={refused.of('signedOn')}
      />
      <EvidenceUpload
        files={files}
        isDisabled={command.isSending}
        only={{ add: text.paperAdd, limits: text.paperOneScan, endings: scanEndings }}
      />
      {isAssessing && <EffectField value={kept.values.effect} onChange={(one) => change({ effect: one })} />}
      <WordsField
        label={text.paperComment}
        hint={text.paperCommentHint}
        value={comment}
        onChange={(words) => change({ comment: words })}
        refused={refused.of('comment')}
        longest={2000}
        isShort
      />
    </CommandForm>
  )
}

/** Taking back what was entered from paper, with a reason. */
export function DropPaperForm({ onCancel, ...claim }: Props): ReactNode {
  const text = useClaimsText()
  const kept = useKept('closure.dropPaper', claim.request.id, { reason: '' })
  const command = useClaimCommand(claim, (words: string, stamped) =>
    api.closure.dropPaper({ ...stamped, reason: words }),
  )
  return (
    <ReasonForm
      kept={kept}
      command={command}
      label={text.dropReason}
      hint={text.dropReasonHint}
      confirm={text.dropPaper}
      onCancel={onCancel}
    />
  )
}
