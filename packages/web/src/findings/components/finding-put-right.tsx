import { isPutRight, type PutRightOfFinding } from '@bihuan/core/findings/finding.actions.ts'
import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { PutRightChoice } from '../../commands/components/put-right-choice.tsx'
import { WordsForm } from '../../commands/components/words-form.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type FindingDetails, findingItem } from '../findings.api.ts'
import { MergeFindings, MoveFinding, SplitFinding } from './finding-rearrange.tsx'
import { useFindingsText } from '../findings.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Props = { readonly details: FindingDetails; readonly onClose: () => void }

/** Whatever can be put right of a finding: first which of it, then its form. */
export function FindingPutRight({ details, onClose }: Props): ReactNode {
  const text = useFindingsText()
  const [open, setOpen] = useState<PutRightOfFinding | null>(null)
  const possible = details.finding.can.filter(isPutRight)
  switch (open) {
    case null:
      return (
        <PutRightChoice
          choices={possible.map((action) => ({
            action,
            label: text.actions[action],
            hint: text.putRightHints[action],
          }))}
          onChoose={setOpen}
          onClose={onClose}
        />
      )
    case 'move':
      return <MoveFinding finding={details.finding} onClose={onClose} />
    case 'split':
      return <SplitFinding finding={details.finding} onClose={onClose} />
    case 'merge':
      return <MergeFindings finding={details.finding} onClose={onClose} />
    case 'void':
    case 'restore':
      return <ReasonAlone {...{ details, onClose }} action={open} />
    case 'reword':
      return <Reword details={details} onClose={onClose} />
    default:
      return open satisfies never
  }
}

function ReasonAlone({
  details: { finding },
  action,
  onClose,
}: Props & { readonly action: 'void' | 'restore' }): ReactNode {
  const text = useFindingsText()
  const item = findingItem(finding)
  return (
    <WordsForm
      {...{ item, onClose }}
      version={finding.version}
      form={`findings.${action}`}
      send={(reason, stamp) => api.findings[action]({ ...item, reason, ...stamp })}
      said={text.sent(action)}
      label={text.reason}
      hint={text.putRightHints[action]}
      confirm={text.actions[action]}
    />
  )
}

function Reword({ details: { finding }, onClose }: Props): ReactNode {
  const text = useFindingsText()
  const lacking = useLackingText()
  const item = findingItem(finding)
  const known = { number: finding.number, title: finding.title ?? '' }
  const kept = useKept('findings.reword', finding.id, { ...known, reason: '' })
  const { values } = kept
  const command = useItemCommand({
    item,
    version: finding.version,
    said: text.sent('reword'),
    // A finding of which the source gives only a code may stay without a title.
    send: ({ title, ...words }: typeof values, stamp) =>
      api.findings.reword({ ...item, ...words, ...(title !== known.title && { title }), ...stamp }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['number', 'title', 'reason'])
  const isOther = values.number !== known.number || values.title !== known.title
  const isTitled = values.title.trim() !== '' || finding.title === null
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(values, kept)}
      onCancel={onClose}
      confirm={text.actions.reword}
      lacks={lackingOf([text.title, isTitled], [lacking.anyChange, isOther], [text.reason, values.reason])}
    >
      <label>
        <span>{text.number}</span>
        <Input
          value={values.number}
          onChange={(event) => kept.change({ number: event.target.value })}
          count={{ max: 40 }}
        />
        <FieldRefusal of={refused.of('number')} />
      </label>
      <WordsField
        label={text.title}
        value={values.title}
        onChange={(title) => kept.change({ title })}
        refused={refused.of('title')}
        longest={500}
        isShort
        takesFocus
      />
      <WordsField
        label={text.reason}
        hint={text.rewordReasonHint}
        value={values.reason}
        onChange={(reason) => kept.change({ reason })}
        refused={refused.of('reason')}
        longest={2000}
        isShort
      />
    </CommandForm>
  )
}
