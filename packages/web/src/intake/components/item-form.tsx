import { type DraftFinding, type DraftMeasure, draftStatuses } from '@bihuan/core/reading/draft.ts'
import { itemStates } from '@bihuan/core/told/source-note.ts'
import type { ItemAt } from '@bihuan/core/intake/review/draft-items.ts'
import { timeClasses } from '@bihuan/core/measures/labels.ts'
import { AutoComplete, Button, Input, Select } from 'antd'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useOrganizations } from '../../people/assignees.ts'
import { useKnownNames, usePeopleToChoose } from '../../people/people-to-choose.ts'
import { type NameSearch, useNameSearch } from '../../ui/name-search.ts'
import { DayField } from '../../ui/day-field.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { changesIn, fieldsIn, fieldsOf, type ItemFields, itemTexts } from '../item-fields.ts'
import { useReviewText } from '../review.text.ts'
import type { Run } from '../use-desk.ts'

type Props = {
  readonly draftId: string
  readonly at: ItemAt
  readonly item: DraftFinding | DraftMeasure
  readonly findings: readonly DraftFinding[]
  readonly run: Run
}

/**
 * The form in place of a row: its words, and what the source says about it. Leaving it keeps what was typed; Escape leaves the
 * row as it was.
 */
export function ItemForm({ draftId, at, item, findings, run }: Props): ReactNode {
  const text = useReviewText()
  const kept = useKept('intake.item', `${draftId} ${item.passage.start}`, itemTexts(fieldsOf(item)))
  const fields = fieldsIn(kept.values)
  const form = useRef<HTMLFormElement>(null)
  // Only what changed: two fields can change at once, as when one is left for another.
  const change = (changes: Partial<ItemFields>): void => {
    const texts = Object.entries(itemTexts({ ...fields, ...changes }))
    kept.change(Object.fromEntries(texts.filter(([field]) => field in changes)))
  }
  const close = (): void => run({ type: 'close' })
  function keep(): void {
    // What is no day stays to be put right: dropped, nobody would miss it.
    if ([fields.dueOn, fields.firstDueOn, fields.doneOn].some((day) => dayProblem(day) !== null)) return
    const changes = changesIn(item, fields)
    kept.done()
    run(changes === null ? { type: 'close' } : { type: 'correct', at, changes })
  }
  function onKey(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      // The question that it opens would take the same press for its answer.
      event.stopPropagation()
      kept.undo(close)
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    const before = event.target.value.slice(0, event.target.selectionStart)
    keep()
    if (event.ctrlKey || event.metaKey) run({ type: 'split', before })
  }
  function onBlur(event: FocusEvent): void {
    const to = event.relatedTarget
    // The lists of dates and names and the question about leaving lie outside of the form, and belong to it all the same.
    if (!(to instanceof Element) || form.current?.contains(to) === true) return
    if (to.closest('.ant-select-dropdown, .ant-picker-dropdown, [role=dialog]') === null) keep()
  }
  return (
    <form
      ref={form}
      className="intake-form"
      onKeyDown={onKey}
      onBlur={onBlur}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <KeptNote kept={kept} />
      <Input.TextArea
        autoFocus
        aria-label={at.measure === null ? text.title : text.measureText}
        value={fields.words}
        count={{ max: 4000 }}
        autoSize={{ minRows: 1, maxRows: 10 }}
        onFocus={(event) =>
          event.target.setSelectionRange(event.target.value.length, event.target.value.length)
        }
        onChange={(event) => change({ words: event.target.value })}
      />
      <div className="intake-form-fields">
        {at.measure === null && <FindingFields fields={fields} change={change} />}
        <OwnersField fields={fields} change={change} />
        <LeaderField fields={fields} change={change} />
        <HandlersField fields={fields} change={change} />
        <DraftDay name="dueOn" raw={item.dueRaw} fields={fields} change={change} />
        <DraftDay name="firstDueOn" raw={item.firstDueRaw} fields={fields} change={change} />
        <CodeField
          label={text.timeClass}
          value={fields.timeClass}
          words={text.timeClasses}
          choices={timeClasses}
          onChange={(timeClass) => change({ timeClass })}
        />
        <CodeField
          label={text.state}
          value={fields.state}
          words={
            item.stateRaw === null ? { ...text.itemStates, unclear: text.stateNotSaid } : text.itemStates
          }
          choices={itemStates}
          onChange={(state) => change({ state })}
          below={item.stateRaw && text.inSource(item.stateRaw)}
        />
        <DraftDay name="doneOn" raw={item.doneRaw} fields={fields} change={change} />
        {at.measure !== null && findings.length > 1 && (
          <label className="is-wide">
            <span>{text.ofFinding}</span>
            <Select
              size="small"
              aria-label={text.ofFinding}
              showSearch={{ optionFilterProp: 'label' }}
              value={at.finding}
              options={findings.map(({ number, title }, value) => ({
                value,
                label: [number, title ?? text.noTitle].filter((part) => part).join(' '),
              }))}
              onChange={(finding) => {
                keep()
                run({ type: 'moveTo', at, finding })
              }}
            />
          </label>
        )}
        <span className="intake-form-end">
          <Button size="small" onClick={() => kept.leave(close)}>
            {text.cancel}
          </Button>
          <Button size="small" type="primary" htmlType="submit">
            {text.done}
          </Button>
        </span>
      </div>
    </form>
  )
}

type FieldProps = {
  readonly fields: ItemFields
  readonly change: (changes: Partial<ItemFields>) => void
}

function FindingFields({ fields, change }: FieldProps): ReactNode {
  const text = useReviewText()
  return (
    <>
      <label className="is-narrow">
        <span>{text.number}</span>
        <Input
          size="small"
          value={fields.number}
          count={{ max: 40 }}
          onChange={(event) => change({ number: event.target.value })}
        />
      </label>
      <label className="is-wide">
        <span>{text.category}</span>
        <Input
          size="small"
          value={fields.path}
          count={{ max: 400 }}
          placeholder={text.categoryHint}
          onChange={(event) => change({ path: event.target.value })}
        />
      </label>
      <label>
        <span>{text.status}</span>
        <Select
          size="small"
          allowClear
          aria-label={text.status}
          popupMatchSelectWidth={false}
          value={fields.status}
          options={draftStatuses.map((value) => ({ value, label: text.statuses[value] }))}
          onChange={(status) => change({ status: status ?? null })}
        />
      </label>
    </>
  )
}

function DraftDay({
  name,
  raw,
  fields,
  change,
}: FieldProps & {
  readonly name: 'dueOn' | 'firstDueOn' | 'doneOn'
  readonly raw: string | null
}): ReactNode {
  const text = useReviewText()
  const day = fields[name]
  return (
    <label>
      <span>{text[name]}</span>
      <DayField isSmall label={text[name]} value={day} onChange={(next) => change({ [name]: next })} />
      {raw && <span className="ui-quiet">{text.inSource(raw)}</span>}
    </label>
  )
}

type NamesOffered = {
  readonly names: readonly string[]
  readonly search: NameSearch
  /** Whether somebody or something is called so, as far as that is known. */
  readonly isUnknown: (name: string) => boolean
}

function useOrganizationNames(): NamesOffered {
  const search = useNameSearch()
  const names = [...new Set<string>(useOrganizations().map(({ name }) => name))]
  return { names, search, isUnknown: (name) => names.length > 0 && !names.includes(name) }
}

/** Names of people: of a whole authority the first are offered, and the server is asked for the others. */
function usePersonNames(written: readonly string[]): NamesOffered {
  const { persons, isCut, search } = usePeopleToChoose({})
  const names = [...new Set(persons.map(({ name }) => name))]
  const others = written.filter((name) => name !== '' && !names.includes(name))
  const known = useKnownNames(isCut ? others : [])
  return {
    names,
    search,
    isUnknown: (name) => names.length > 0 && others.includes(name) && known?.has(name) === false,
  }
}

type NamesProps = FieldProps & NamesOffered & { readonly name: 'owners' | 'handlers' }

function OwnersField(props: FieldProps): ReactNode {
  return <NamesField {...props} {...useOrganizationNames()} name="owners" />
}

function HandlersField(props: FieldProps): ReactNode {
  return <NamesField {...props} {...usePersonNames(props.fields.handlers)} name="handlers" />
}

function NamesField({ name, names, search, isUnknown, fields, change }: NamesProps): ReactNode {
  const text = useReviewText()
  const label = name === 'owners' ? text.owner : text.handlers
  return (
    <label>
      <span>{label}</span>
      <Select
        mode="tags"
        size="small"
        aria-label={label}
        value={[...fields[name]]}
        tokenSeparators={['、', '，', '；', ',', ';']}
        showSearch={search}
        options={names.map((one) => ({ value: one, label: one }))}
        onChange={(next: string[]) =>
          change({ [name]: next.map((one) => one.trim().slice(0, 200)).filter((one) => one !== '') })
        }
      />
      {name === 'owners' && fields.owners.length > 1 && <span className="ui-quiet">{text.firstLeads}</span>}
      {fields[name].some(isUnknown) && <span className="ui-quiet">{text.unknownName}</span>}
    </label>
  )
}

function LeaderField({ fields, change }: FieldProps): ReactNode {
  const text = useReviewText()
  const value = fields.leader
  const { names, search, isUnknown } = usePersonNames([value.trim()])
  return (
    <label>
      <span>{text.leader}</span>
      <AutoComplete
        size="small"
        aria-label={text.leader}
        value={value}
        options={names.map((one) => ({ value: one, label: one }))}
        showSearch={search}
        onChange={(next: string) => change({ leader: next })}
      />
      {isUnknown(value.trim()) && <span className="ui-quiet">{text.unknownName}</span>}
    </label>
  )
}

function CodeField<Code extends string>(props: {
  readonly label: string
  readonly value: Code | null
  readonly words: Readonly<Record<Code, string>>
  readonly choices: readonly Code[]
  readonly onChange: (value: Code | null) => void
  readonly below?: string | null | undefined
}): ReactNode {
  return (
    <label>
      <span>{props.label}</span>
      <Select<Code | null>
        size="small"
        allowClear
        aria-label={props.label}
        value={props.value}
        options={props.choices.map((value) => ({ value, label: props.words[value] }))}
        onChange={(value) => props.onChange(value ?? null)}
      />
      {props.below && <span className="ui-quiet">{props.below}</span>}
    </label>
  )
}
