import { MenuOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { type ReactNode, Suspense, useState } from 'react'
import { useSession } from '../session/session.tsx'
import { peopleActions } from '../people/people-actions.ts'
import { LanguageSwitch, SchemeSwitch } from '../ui/header-tools.tsx'
import { lazyPart, usePartsAhead } from '../ui/lazy-part.tsx'
import { useUiText } from '../ui/ui.text.ts'
import { AccountMenu } from './account-menu.tsx'
import { useAppText } from './app.text.ts'
import { ShortcutHelp } from './shortcut-help.tsx'

const MenuDrawer = lazyPart(() => import('./menu-drawer.tsx'), 'MenuDrawer')
const openedLater = [MenuDrawer]

/** Header, navigation and the work area. */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  const text = useAppText()
  const { brand, comma } = useUiText()
  const session = useSession()
  const [isMenuOpen, setIsMenuOpen] = useState(false)
  const [hasMenu, setHasMenu] = useState(false)
  usePartsAhead(openedLater)
  return (
    <div className="app">
      <a className="app-skip" href="#main">
        {text.skip}
      </a>
      <header className="app-header">
        <button
          type="button"
          className="app-tool app-menu-button"
          aria-label={text.menu}
          onClick={() => {
            setHasMenu(true)
            setIsMenuOpen(true)
          }}
        >
          <MenuOutlined />
        </button>
        <Link to="/" className="app-brand">
          <b>{brand}</b>
          <span>{session.organizationName}</span>
        </Link>
        <nav className="app-nav" aria-label={text.menu}>
          <NavLinks />
        </nav>
        <div className="app-tools">
          <LanguageSwitch />
          <SchemeSwitch />
          <AccountMenu />
        </div>
      </header>
      {hasMenu && (
        <Suspense fallback={null}>
          <MenuDrawer
            isOpen={isMenuOpen}
            onClose={() => setIsMenuOpen(false)}
            title={session.organizationName}
            closeLabel={text.close}
          >
            <nav className="app-drawer-nav" aria-label={text.menu} onClick={() => setIsMenuOpen(false)}>
              <NavLinks />
            </nav>
          </MenuDrawer>
        </Suspense>
      )}
      {session.actsFor.length > 0 && (
        <p className="app-acting" role="note">
          {text.actingFor(
            session.actsFor.map(({ name, role, to }) => text.until(name, text.roles[role], to)).join(comma),
          )}
        </p>
      )}
      <main id="main" className="app-main" tabIndex={-1}>
        {children}
      </main>
      <ShortcutHelp />
    </div>
  )
}

function NavLinks(): ReactNode {
  const text = useAppText()
  const { can } = useSession()
  return (
    <>
      <Link to="/" activeOptions={{ exact: true }}>
        {text.nav.workbench}
      </Link>
      {can.includes('records.read') && <Link to="/rectifications">{text.nav.rectifications}</Link>}
      {can.includes('closure.queue') && <Link to="/closures">{text.nav.closures}</Link>}
      {can.includes('answers.read') && <Link to="/answers">{text.nav.answers}</Link>}
      {can.includes('intake') && <Link to="/intake">{text.nav.intake}</Link>}
      {peopleActions.some((action) => can.includes(action)) && <Link to="/people">{text.nav.people}</Link>}
    </>
  )
}
