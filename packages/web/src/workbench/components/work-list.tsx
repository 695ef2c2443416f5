import { type ReactNode, useId } from 'react'

/** One of the workbench's lists, with how many rows it holds. */
export function WorkList(props: {
  title: string
  light: 'red' | 'yellow' | 'blue'
  count: number
  whenEmpty: string
  children: ReactNode
}): ReactNode {
  const headingId = useId()
  return (
    <section className="workbench-list" aria-labelledby={headingId}>
      <h2 id={headingId}>
        {props.title}
        <span className="workbench-count" data-light={props.count > 0 ? props.light : 'grey'}>
          {props.count}
        </span>
      </h2>
      {props.count === 0 ? <p className="workbench-none">{props.whenEmpty}</p> : <ul>{props.children}</ul>}
    </section>
  )
}
