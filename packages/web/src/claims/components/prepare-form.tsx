import { Radio } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type ClaimForm, useClaimCommand } from '../claim-command.ts'
import { useClaimsText } from '../claims.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'

/** What a liaison prepares for the leader: whether to sign or return, and the words. */
export function PrepareForm(claim: ClaimForm): ReactNode {
  const text = useClaimsText()
  const { prepared } = claim.request
  const kept = useKept('closure.prepare', claim.request.id, {
    decision: prepared?.decision ?? 'approve',
    words: prepared?.words ?? '',
  })
  const decision = kept.values.decision === 'return' ? 'return' : 'approve'
  const { words } = kept.values
  const command = useClaimCommand(
    claim,
    (values: { decision: 'approve' | 'return'; words: string }, stamped) =>
      api.closure.prepare({ ...stamped, ...values }),
  )
  const refused = useRefusedFields(command.error, ['words'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send({ decision, words }, kept)}
      onCancel={null}
      confirm={text.prepare}
      lacks={lackingOf([text.reason, decision === 'approve' || words.trim() !== ''])}
    >
      <p className="ui-quiet">{text.prepareHint}</p>
      <Radio.Group
        aria-label={text.prepare}
        value={decision}
        onChange={(event) => kept.change({ decision: String(event.target.value) })}
        options={[
          { value: 'approve', label: text.proposed.approve },
          { value: 'return', label: text.proposed.return },
        ]}
      />
      <WordsField
        label={decision === 'approve' ? text.comment : text.reason}
        hint={decision === 'approve' ? text.commentHint : text.reasonHint}
        value={words}
        onChange={(typed) => kept.change({ words: typed })}
        refused={refused.of('words')}
        longest={2000}
        isShort
      />
    </CommandForm>
  )
}
