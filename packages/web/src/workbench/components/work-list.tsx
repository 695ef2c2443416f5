import { Children, type ReactNode, useId } from 'react'
import { useWorkbenchText } from '../workbench.text.ts'

/** One of the workbench's lists, with how many there are in all and, below the rows, where the others are. */
export function WorkList(props: {
  title: string
  light: 'red' | 'yellow' | 'blue' | 'grey'
  count: number
  /** What the number counts, where that is not one kind of thing. */
  counts?: string | undefined
  /** What belongs to the list, and what does not. */
  note?: string
  whenEmpty: string
  isWide?: boolean
  children: ReactNode
  foot?: ReactNode
}): ReactNode {
  const text = useWorkbenchText()
  const headingId = useId()
  return (
    <section
      className={props.isWide ? 'workbench-list workbench-wide' : 'workbench-list'}
      aria-labelledby={headingId}
    >
      <h2 id={headingId}>
        {props.title}
        <span className="workbench-count" data-light={props.count > 0 ? props.light : 'grey'}>
          {text.counted(props.count)}
        </span>
      </h2>
      {props.counts !== undefined && <p className="workbench-facts">{props.counts}</p>}
      {props.note !== undefined && <p className="workbench-facts">{props.note}</p>}
      {props.count === 0 && Children.count(props.children) === 0 ? (
        <p className="workbench-none">{props.whenEmpty}</p>
      ) : (
        <>
          <ul>{props.children}</ul>
          {props.foot}
        </>
      )}
    </section>
  )
}
