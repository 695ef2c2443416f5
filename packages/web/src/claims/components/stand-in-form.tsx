import type { Rung } from '@bihuan/core/claims/closure-request.ts'
import { rungWords } from '@bihuan/core/claims/labels.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useLabelsOf } from '../../people/assignees.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useNameSearch } from '../../ui/name-search.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import '../claims.css'
import { type ClaimForm, useClaimCommand } from '../claim-command.ts'
import { useClaimsText } from '../claims.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { NeededSelect } from '../../ui/needed-select.tsx'

/** Naming who signs a rung that nobody is left for: why, and whom the server offers. */
export function StandInForm({ rung, ...claim }: ClaimForm & { readonly rung: Rung }): ReactNode {
  const text = useClaimsText()
  const search = useNameSearch()
  const language = useLanguage()
  const { request } = claim
  const kept = useKept(`closure.standIn ${rung}`, request.id, { personId: '' })
  const { personId } = kept.values
  const path = { rectificationId: request.rectificationId, closureRequestId: request.id }
  const choices = useQuery(orpc.closure.standInChoices.queryOptions({ input: { ...path, rung } }))
  const command = useClaimCommand(claim, (chosen: string, stamped) =>
    api.closure.nameStandIn({ ...stamped, rung, personId: id<'person'>(chosen) }),
  )
  const labels = useLabelsOf(choices.data)
  const offered = choices.data?.map(({ id: value, name }) => ({ value, label: labels.get(value) ?? name }))
  return (
    <CommandForm
      className="ui-form claims-stand-in"
      kept={kept}
      command={command}
      onSend={() => command.send(personId, kept)}
      onCancel={null}
      confirm={text.nameStandIn}
      lacks={lackingOf([text.standIn, personId])}
    >
      <p className="claims-words">{text.nameWhy(rungWords(rung, request.rungNames)[language])}</p>
      {rung === 'leader' && <p className="claims-words">{text.leaderInstead}</p>}
      {choices.error !== null && <RefusalMessage error={choices.error} />}
      {offered?.length === 0 ? (
        <p className="ui-quiet">
          {text.nobodyToName}
          {request.can.includes('return') && ` ${text.orReturn}`}
        </p>
      ) : (
        <label>
          <span>{text.standIn}</span>
          <NeededSelect
            showSearch={search}
            aria-label={text.standIn}
            placeholder={text.chooseStandIn}
            loading={offered === undefined}
            value={personId || null}
            options={offered ?? []}
            onChange={(chosen: string) => kept.change({ personId: chosen })}
          />
        </label>
      )}
    </CommandForm>
  )
}
