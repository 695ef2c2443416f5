import { type ReactNode, useEffect } from 'react'
import { useUiText } from './ui.text.ts'
import { LanguageSwitch, SchemeSwitch } from './header-tools.tsx'

/** The frame of pages that need no sign-in: the header without navigation and one card. */
export function OpenFrame(props: { title: string; children: ReactNode; isWide?: boolean }): ReactNode {
  const text = useUiText()
  useEffect(() => {
    document.title = `${props.title} · 闭环`
  }, [props.title])
  return (
    <div className="app">
      <header className="app-header">
        <span className="app-brand">
          <b>{text.brand}</b>
          <span>{text.brandLine}</span>
        </span>
        <div className="app-tools">
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </header>
      <main className="app-main app-open">
        <section className={props.isWide ? 'app-card app-card-wide' : 'app-card'}>
          <h1>{props.title}</h1>
          {props.children}
        </section>
      </main>
    </div>
  )
}
