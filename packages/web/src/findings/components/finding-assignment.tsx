import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { App, Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { useChoices } from '../../people/choices.ts'
import { useItemChanged } from '../../commands/item-changed.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useFindingsText } from '../findings.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'

/** Who answers for a finding; a form for whoever may assign. */
export function FindingAssignment({ finding }: { finding: FindingView }): ReactNode {
  const text = useFindingsText()
  const [isEditing, setIsEditing] = useState(false)
  return (
    <section>
      <h3>
        {text.responsibility}
        {finding.can.includes('assign') && !isEditing && (
          <Button type="link" size="small" onClick={() => setIsEditing(true)}>
            {text.actions.assign}
          </Button>
        )}
      </h3>
      {isEditing ? (
        <Form finding={finding} onClose={() => setIsEditing(false)} />
      ) : (
        <dl className="measures-facts">
          <div>
            <dt>{text.leader}</dt>
            <dd>{finding.leader?.name ?? <span className="ledger-unset">{text.notSet}</span>}</dd>
          </div>
          <div>
            <dt>{text.owner}</dt>
            <dd>{finding.owner?.name ?? <span className="ledger-unset">{text.notSet}</span>}</dd>
          </div>
        </dl>
      )}
    </section>
  )
}

type Values = { leader: string | null; owner: string | null }

function Form({ finding, onClose }: { finding: FindingView; onClose: () => void }): ReactNode {
  const text = useFindingsText()
  const { message } = App.useApp()
  const changed = useItemChanged()
  const [before] = useState<Values>({ leader: finding.leader?.id ?? null, owner: finding.owner?.id ?? null })
  const kept = useKept('findings.assign', finding.id, {
    leader: before.leader ?? '',
    owner: before.owner ?? '',
  })
  const values: Values = { leader: kept.values.leader || null, owner: kept.values.owner || null }
  const { id: findingId, rectificationId } = finding
  const command = useVersionedCommand({
    record: findingId,
    version: finding.version,
    send: ({ leader, owner }: Values, stamp) =>
      api.findings.assign({
        rectificationId,
        findingId,
        ...(leader === before.leader ? {} : { leaderId: leader === null ? null : id<'person'>(leader) }),
        ...(owner === before.owner ? {} : { ownerId: owner === null ? null : id<'organization'>(owner) }),
        ...stamp,
      }),
    refresh: async () => (await api.findings.get({ rectificationId, findingId })).finding.version,
    onDone: () => {
      void message.success(text.sent('assign'))
      changed({ rectificationId, findingId })
      onClose()
    },
  })
  const isSame = values.leader === before.leader && values.owner === before.owner
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        command.send(values, kept)
      }}
    >
      <KeptNote kept={kept} />
      <div className="measures-fields">
        <Picker field="leader" values={values} onChange={(leader) => kept.change({ leader: leader ?? '' })} />
        <Picker field="owner" values={values} onChange={(owner) => kept.change({ owner: owner ?? '' })} />
      </div>
      <CommandOutcome command={command} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onClose)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending} disabled={isSame}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}

type PickerProps = {
  readonly field: 'leader' | 'owner'
  readonly values: Values
  readonly onChange: (value: string | null) => void
}

function Picker({ field, values, onChange }: PickerProps): ReactNode {
  const text = useFindingsText()
  const choices = useChoices(field, null, values[field])
  return (
    <label>
      <span>{text[field]}</span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={text[field]}
        value={values[field]}
        options={choices}
        onChange={(value: string | null | undefined) => onChange(value ?? null)}
      />
    </label>
  )
}
