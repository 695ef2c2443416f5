import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import { measureLabel, useItemsOfFinding } from '../../commands/items-of-record.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type FindingDetails, findingItem } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'

type Heads = FindingDetails['heads']
type Props = { readonly finding: FindingView; readonly heads: Heads; readonly onClose: () => void }

/** Groups the measures of a finding: the heads one a line, and for each measure the head that it stands under. */
export function HeadsForm({ finding, heads, onClose }: Props): ReactNode {
  const text = useFindingsText()
  const { findings, measures } = useItemsOfFinding(finding)
  const own = measures.filter(({ findingId, status }) => findingId === finding.id && status !== 'voided')
  const item = findingItem(finding)
  const [before] = useState(() => ({
    words: heads.map((head) => head.text).join('\n'),
    under: underOf(heads),
  }))
  const kept = useKept('findings.group', finding.id, before)
  const lines = linesOf(kept.values.words)
  const under = readUnder(kept.values.under)
  const wanted = headsFrom(lines, under, own)
  const empty = wanted.filter(({ measureIds }) => measureIds.length === 0).map((head) => head.text)
  const command = useItemCommand({
    item,
    version: finding.version,
    said: text.sent('group'),
    send: (values: Heads, stamp) => api.findings.group({ ...item, ...stamp, heads: values }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['heads'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(wanted, kept)}
      onCancel={onClose}
      confirm={text.save}
      lacks={lackingOf([
        empty.length > 0 ? text.headEmpty(empty.join(text.headsApart)) : text.headWords,
        empty.length === 0 && own.length > 0,
      ])}
    >
      <WordsField
        label={text.headWords}
        hint={text.headWordsHint}
        value={kept.values.words}
        onChange={(words) => kept.change({ words })}
        refused={refused.of('heads')}
        longest={8000}
        takesFocus
      />
      {lines.length > 0 &&
        own.map((measure) => (
          <HeadOfMeasure
            key={measure.id}
            label={measureLabel(measure, findings)}
            lines={lines}
            at={under.get(measure.id) ?? -1}
            onChange={(at) => kept.change({ under: withHead(under, measure.id, at) })}
          />
        ))}
      {empty.length > 0 && <p role="note">{text.headEmpty(empty.join(text.headsApart))}</p>}
    </CommandForm>
  )
}

function HeadOfMeasure({
  label,
  lines,
  at,
  onChange,
}: {
  readonly label: string
  readonly lines: readonly string[]
  readonly at: number
  readonly onChange: (at: number) => void
}): ReactNode {
  const text = useFindingsText()
  return (
    <label>
      <span>{label}</span>
      <Select<number>
        aria-label={text.headOf(label)}
        value={at < lines.length ? at : -1}
        onChange={onChange}
        options={[
          { value: -1, label: text.headNone },
          ...lines.map((line, value) => ({ value, label: `${value + 1} ${line}` })),
        ]}
      />
    </label>
  )
}

function linesOf(words: string): readonly string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.slice(0, 200))
    .slice(0, 40)
}

function headsFrom(
  lines: readonly string[],
  under: ReadonlyMap<string, number>,
  own: readonly MeasureView[],
): Heads {
  return lines.map((line, at) => ({
    text: line,
    measureIds: own.flatMap(({ id }) => (under.get(id) === at ? [id] : [])),
  }))
}

// A form keeps texts: each measure with the place of its head.
function underOf(heads: Heads): string {
  return heads.flatMap(({ measureIds }, at) => measureIds.map((id) => `${id}=${at}`)).join(' ')
}

function readUnder(kept: string): ReadonlyMap<string, number> {
  return new Map(
    kept.split(' ').flatMap((one) => {
      const [id = '', at = ''] = one.split('=')
      return id === '' ? [] : [[id, Number(at)] as const]
    }),
  )
}

function withHead(under: ReadonlyMap<string, number>, id: string, at: number): string {
  const next = new Map([...under, [id, at] as const])
  return [...next].flatMap(([one, place]) => (place < 0 ? [] : [`${one}=${place}`])).join(' ')
}
