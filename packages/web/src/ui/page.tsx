import { type ReactNode, useEffect } from 'react'

/** A page: its heading (also the window's title), its actions on the right, its content below. */
export function Page(props: {
  title: string
  /** What stands as the heading where the title alone is not enough. */
  heading?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  /** Whether the page is as high as the window, so that its parts scroll and it does not. */
  fillsWindow?: boolean
  children: ReactNode
}): ReactNode {
  useEffect(() => {
    document.title = `${props.title} · 闭环`
  }, [props.title])
  return (
    <div className={props.fillsWindow === true ? 'ui-page is-filling' : 'ui-page'}>
      <header className="ui-page-head">
        <h1>{props.heading ?? props.title}</h1>
        {props.note && <span className="ui-page-note">{props.note}</span>}
        {props.actions && <div className="ui-page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  )
}
