import type { ReactNode } from 'react'

/** An empty list that says what to do next. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }): ReactNode {
  return (
    <div className="ui-empty">
      <p className="ui-empty-title">{props.title}</p>
      {props.children && <p className="ui-empty-text">{props.children}</p>}
      {props.action && <div className="ui-empty-action">{props.action}</div>}
    </div>
  )
}
