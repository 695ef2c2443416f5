import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import type { CSSProperties, ReactNode } from 'react'
import { treeOrder } from '../organization-tree.ts'
import { usePeopleText } from '../people.text.ts'

/** The organization tree as an indented list; choosing one narrows the people beside it. */
export function OrganizationList(props: {
  organizations: readonly OrganizationView[]
  selected: string | null
  onSelect: (organizationId: string | null) => void
}): ReactNode {
  const text = usePeopleText()
  return (
    <nav className="people-organizations" aria-label={text.organizations}>
      <Choice
        name={text.everybody}
        depth={0}
        isSelected={props.selected === null}
        onSelect={() => props.onSelect(null)}
      />
      {treeOrder(props.organizations).map(({ id, name, depth }) => (
        <Choice
          key={id}
          name={name}
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
  depth: number
  isSelected: boolean
  onSelect: () => void
}): ReactNode {
  const style: CSSProperties = { paddingInlineStart: 12 + props.depth * 16 }
  return (
    <button type="button" style={style} aria-pressed={props.isSelected} onClick={props.onSelect}>
      {props.name}
    </button>
  )
}
