import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { Input } from 'antd'
import { type CSSProperties, type ReactNode, useMemo, useState } from 'react'
import { useNameMatch } from '../../ui/name-search.ts'
import { treeOrder } from '../organization-tree.ts'
import { usePeopleText } from '../people.text.ts'

/** So many are seen at a glance. */
const fewEnough = 15

/** The organization tree as an indented list; choosing one narrows the people beside it. */
export function OrganizationList(props: {
  organizations: readonly OrganizationView[]
  selected: string | null
  onSelect: (organizationId: string | null) => void
}): ReactNode {
  const text = usePeopleText()
  const [words, setWords] = useState('')
  const { matches, onTyped } = useNameMatch()
  const placed = useMemo(() => treeOrder(props.organizations), [props.organizations])
  return (
    <nav className="people-organizations" aria-label={text.organizations}>
      {placed.length > fewEnough && (
        <Input.Search
          allowClear
          value={words}
          onChange={(event) => {
            onTyped(event.target.value)
            setWords(event.target.value)
          }}
          placeholder={text.searchOrganizations}
          aria-label={text.searchOrganizations}
        />
      )}
      <Choice
        name={text.everybody}
        form={null}
        depth={0}
        isSelected={props.selected === null}
        onSelect={() => props.onSelect(null)}
      />
      {placed
        .filter(({ name }) => matches(name, words))
        .map(({ id, name, kind, depth, closedOn }) => (
          <Choice
            key={id}
            name={closedOn === null ? name : text.closedName(name)}
            // Most are departments: only what is something else says it.
            form={kind === 'department' ? null : text.forms[kind]}
            depth={depth}
            isSelected={props.selected === id}
            onSelect={() => props.onSelect(id)}
          />
        ))}
    </nav>
  )
}

function Choice(props: {
  name: string
  form: string | null
  depth: number
  isSelected: boolean
  onSelect: () => void
}): ReactNode {
  const style: CSSProperties = { paddingInlineStart: 12 + props.depth * 16 }
  return (
    <button type="button" style={style} aria-pressed={props.isSelected} onClick={props.onSelect}>
      {props.name}
      {props.form !== null && <small> {props.form}</small>}
    </button>
  )
}
