import { Children, type ReactNode, useId } from 'react'
import { useWorkbenchText } from '../workbench.text.ts'

/** One of the workbench's lists, with how many there are in all and, below the rows, where the others are. */
export function WorkList(props: {
  title: string
  light: 'red' | 'yellow' | 'blue' | 'grey'
  count: number
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
