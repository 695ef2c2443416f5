import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { Rung } from '@bihuan/core/claims/closure-request.ts'
import { rungLabels } from '@bihuan/core/claims/labels.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useLabelsOf } from '../../people/assignees.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import '../claims.css'
import { useClaimsText } from '../claims.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'

type Props = {
  readonly request: ClosureRequestView
  readonly rung: Rung
  readonly refresh: () => Promise<ClosureRequestView | null>
  readonly onDone: () => void
}

/** Naming who signs a rung that nobody is left for: why, and whom the server offers. */
export function StandInForm({ request, rung, refresh, onDone }: Props): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  const kept = useKept(`closure.standIn ${rung}`, request.id, { personId: '' })
  const { personId } = kept.values
  const path = { rectificationId: request.rectificationId, closureRequestId: request.id }
  const choices = useQuery(orpc.closure.standInChoices.queryOptions({ input: { ...path, rung } }))
  const command = useVersionedCommand({
    version: request.version,
    send: (chosen: string, stamp) =>
      api.closure.nameStandIn({ ...path, rung, personId: id<'person'>(chosen), ...stamp }),
    refresh: async () => (await refresh())?.version ?? request.version,
    onDone,
  })
  const labels = useLabelsOf(choices.data)
  const offered = choices.data?.map(({ id: value, name }) => ({ value, label: labels.get(value) ?? name }))
  return (
    <form
      className="ui-form claims-stand-in"
      onSubmit={(event) => {
        event.preventDefault()
        if (personId !== '') command.send(personId, kept)
      }}
    >
      <KeptNote kept={kept} />
      <p className="claims-words">{text.nameWhy(rungLabels[rung][language])}</p>
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
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={text.standIn}
            placeholder={text.chooseStandIn}
            loading={offered === undefined}
            value={personId || null}
            options={offered ?? []}
            onChange={(chosen: string) => kept.change({ personId: chosen })}
          />
        </label>
      )}
      <CommandOutcome command={command} />
      <div className="ui-form-actions">
        <Button type="primary" htmlType="submit" loading={command.isSending} disabled={personId === ''}>
          {text.nameStandIn}
        </Button>
      </div>
    </form>
  )
}
