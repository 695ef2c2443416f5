import { namesIn } from '@bihuan/core/reading/facts/names.ts'
import type { NameToSettle, PersonField } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { Button, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useCan } from '../../session/session.tsx'
import { type ChoiceGroup, organizationChoices, personChoices } from '../../people/person-choices.ts'
import { useOrganizations } from '../../people/assignees.ts'
import { usePeopleToChoose } from '../../people/people-to-choose.ts'
import { type NameSearch, useNameSearch } from '../../ui/name-search.ts'
import { useLanguage } from '../../ui/language.tsx'
import {
  asNew,
  canBeNew,
  chooseRest,
  countOpen,
  keyOfName,
  type NameChoice,
  type NameChoices,
} from '../settled-names.ts'
import { useSettlingText } from '../settling.text.ts'
import type { SettlingText } from '../texts/settling.zh.ts'
import '../settling.css'

type Props = {
  readonly names: readonly NameToSettle[]
  readonly choices: NameChoices
  readonly onChange: (choices: NameChoices) => void
}

// Each row holds a picker over everybody; a screenful of them is quick, hundreds are not.
const atOnce = 30

/** Names of a document that mean nobody for certain, each with whom it is to mean. */
export function NamesToSettle({ names, choices, onChange }: Props): ReactNode {
  const text = useSettlingText()
  const mayAdd = useCan('people.manage')
  const [shown, setShown] = useState(atOnce)
  const open = names.filter((name) => !choices.has(keyOfName(name)))
  const addable = open.filter(canBeNew)
  const left = countOpen(names, choices)
  return (
    <section className="settle-names" aria-label={text.names}>
      <header>
        <h3>{text.names}</h3>
        <span role="status">{left === 0 ? text.namesSettled : text.namesLeft(left)}</span>
      </header>
      <p className="ui-quiet">{text.namesHint}</p>
      {!mayAdd && open.some(canBeNew) && <p className="ui-quiet">{text.onlyAdministrator}</p>}
      {left > 1 && (
        <p className="settle-names-tools">
          {mayAdd && addable.length > 1 && (
            <Button size="small" onClick={() => onChange(chooseRest(names, choices, 'new'))}>
              {text.allNew(addable.length)}
            </Button>
          )}
          <Button size="small" onClick={() => onChange(chooseRest(names, choices, 'words'))}>
            {text.restAsWords(left)}
          </Button>
        </p>
      )}
      <ul>
        {names.slice(0, shown).map((name) => (
          <NameRow
            key={keyOfName(name)}
            name={name}
            choice={choices.get(keyOfName(name)) ?? null}
            mayAdd={mayAdd}
            onChange={(choice) => onChange(new Map([...choices, [keyOfName(name), choice]]))}
          />
        ))}
      </ul>
      {names.length > shown && (
        <Button size="small" onClick={() => setShown(shown + atOnce)}>
          {text.more(Math.min(atOnce, names.length - shown))}
        </Button>
      )}
    </section>
  )
}

type RowProps = {
  readonly name: NameToSettle
  readonly choice: NameChoice | null
  readonly mayAdd: boolean
  readonly onChange: (choice: NameChoice) => void
}

const isNew = 'new'
const asWords = 'words'

function NameRow({ name, choice, mayAdd, onChange }: RowProps): ReactNode {
  const text = useSettlingText()
  const { words, uses } = name
  const known = useKnown(name, choice)
  const decisions = [
    ...(mayAdd && canBeNew(name) ? [{ value: isNew, label: newLabel(name, text) }] : []),
    { value: asWords, label: text.asWords },
  ]
  const groups = known.groups.filter(({ options }) => options.length > 0)
  return (
    <li>
      <span className="settle-name">
        <b>{words}</b> <span className="ui-quiet">{`${reasonOf(name, text)} · ${text.uses(uses)}`}</span>
      </span>
      <Select
        aria-label={text.chooseFor(words)}
        placeholder={text.choose}
        showSearch={known.search}
        status={choice === null ? 'warning' : ''}
        value={choice === null ? null : choice.as === 'known' ? choice.id : choice.as}
        options={[...decisions, ...groups]}
        onChange={(value: string | null) => {
          if (value === asWords) onChange({ as: 'words' })
          else if (value === isNew) onChange(asNew(name))
          else if (value !== null) onChange({ as: 'known', id: value })
        }}
      />
    </li>
  )
}

/** As what the people are named, where that is one thing only. */
function fieldOf({ as: [field, other] }: NameToSettle): PersonField | null {
  return field === undefined || other !== undefined ? null : field
}

function reasonOf(name: NameToSettle, text: SettlingText): string {
  const field = fieldOf(name)
  return name.reason === 'list' && field !== null ? text.oneOf[field] : text.reasons[name.reason]
}

function newLabel(name: NameToSettle, text: SettlingText): string {
  const { kind, words, reason, unknown } = name
  const [lead] = namesIn(words)
  return reason === 'list' && lead !== undefined
    ? text.asNewList(unknown, lead, fieldOf(name))
    : text.asNew[kind](unknown.join(''))
}

function useKnown({ kind, candidates }: NameToSettle, chosen: NameChoice | null): Known {
  const text = useSettlingText()
  const language = useLanguage()
  const isOrganization = kind === 'organization'
  const chosenId = chosen?.as === 'known' ? chosen.id : null
  const named = useMemo(
    () => [...new Set([...candidates, ...(chosenId === null ? [] : [chosenId])])],
    [candidates, chosenId],
  )
  const { persons, search } = usePeopleToChoose({
    withEnded: true,
    chosen: isOrganization ? [] : named,
    isWanted: !isOrganization,
  })
  const organizations = useOrganizations()
  const groups = useMemo(() => {
    const all = isOrganization
      ? organizationChoices(organizations)
      : personChoices(
          { persons, organizations },
          { roles: [], organizationId: null, ended: 'everybody' },
          { recommended: text.recommended, others: text.everybody, language },
        ).flatMap(({ options }) => options)
    const likely = candidates.flatMap((id) => all.find(({ value }) => value === id) ?? [])
    return [
      { label: text.suggested, options: likely },
      {
        label: isOrganization ? text.organizations : text.everybody,
        options: all.filter(({ value }) => !candidates.includes(value)),
      },
    ]
  }, [persons, organizations, candidates, isOrganization, language, text])
  const names = useNameSearch()
  return { groups, search: isOrganization ? names : search }
}

type Known = { readonly groups: readonly ChoiceGroup[]; readonly search: NameSearch }
