import { type ReactNode, useEffect } from 'react'

/** A page: its heading (also the window's title), its actions on the right, its content below. */
export function Page(props: {
  title: string
  /** What stands as the heading where the title alone is not enough. */
  heading?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}): ReactNode {
  useEffect(() => {
    document.title = `${props.title} · 闭环`
  }, [props.title])
  return (
    <div className="ui-page">
      <header className="ui-page-head">
        <h1>{props.heading ?? props.title}</h1>
        {props.note && <span className="ui-page-note">{props.note}</span>}
        {props.actions && <div className="ui-page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  )
}
