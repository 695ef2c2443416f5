import type { FindingChanges } from '@bihuan/core/findings/finding.decide.ts'
import { findingFields, findingNames } from '@bihuan/core/findings/finding.fields.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { FieldFacts } from '../../commands/components/field-facts.tsx'
import { FieldInput } from '../../commands/components/field-input.tsx'
import { changesFrom, differingFields, textsOf } from '../../commands/fields.ts'
import { useItemChanged } from '../../commands/item-changed.ts'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { useFindingsText } from '../findings.text.ts'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

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
        <FieldFacts fields={findingFields} view={finding} notSet={text.notSet} />
      )}
    </section>
  )
}

function Form({ finding, onClose }: { finding: FindingView; onClose: () => void }): ReactNode {
  const text = useFindingsText()
  const lacksText = useLackingText()
  const { message } = useMessages()
  const changed = useItemChanged()
  const language = useLanguage()
  const [before] = useState(() => textsOf(findingFields, finding))
  const kept = useKept('findings.assign', finding.id, before)
  const fields = differingFields(findingFields, before, kept.values)
  const lacking = useLacking(lackingOf([lacksText.anyChange, fields.length > 0]))
  const { id: findingId, rectificationId } = finding
  const command = useVersionedCommand({
    record: findingId,
    version: finding.version,
    send: (changes: FindingChanges, stamp) =>
      api.findings.assign({ rectificationId, findingId, ...changes, ...stamp }),
    refresh: async () => (await api.findings.get({ rectificationId, findingId })).finding.version,
    onDone: () => {
      message.success(text.sent('assign'))
      changed({ rectificationId, findingId })
      onClose()
    },
  })
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        lacking.press(() => command.send(changesFrom(findingFields, kept.values, fields), kept))
      }}
    >
      <KeptNote kept={kept} />
      <LackingFields of={lacking.shown}>
        <div className="measures-fields">
          {findingNames.map((name) => {
            const label = findingFields[name].heading[language]
            return (
              <label key={name}>
                <span>{label}</span>
                <FieldInput
                  field={findingFields[name]}
                  label={label}
                  text={kept.values[name]}
                  onChange={(words) => kept.change({ [name]: words })}
                />
              </label>
            )
          })}
        </div>
      </LackingFields>
      <CommandOutcome command={command} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onClose)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}
