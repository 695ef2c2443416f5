import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { type ReactNode, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { onTestFinished, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createQueryClient } from '../app/query-client.ts'
import { Themed } from '../app/themed.tsx'
import { SessionContext } from '../session/session.tsx'
import { type ColorScheme, ColorSchemeProvider } from '../ui/color-scheme.tsx'
import { ConnectionContext, createConnection } from '../ui/connection.tsx'
import { KeptForms } from '../ui/kept-forms-provider.tsx'
import { type Language, LanguageProvider } from '../ui/language.tsx'
import { Messages } from '../ui/messages.tsx'
import { NowProvider } from '../ui/now.tsx'
import '../ui/tokens.css'
import '../ui/ui.css'
import '../app/app.css'
import { beginAnswers } from './network.ts'
import { aSession, now } from './samples.ts'

/** The sizes at which a component has to work: a phone and the small screen of an office. */
export const phone = { width: 360, height: 740 }
export const office = { width: 1366, height: 768 }

type Surroundings = {
  readonly language?: Language
  readonly scheme?: ColorScheme
  readonly size?: { readonly width: number; readonly height: number }
  readonly session?: SessionView
  /** The address of the page that it stands on. */
  readonly at?: string
}

let root: Root | null = null
/** Whoever comes back within a story finds what they left. */
let isUnderWay = false

/** Shows a component as it stands in the application: its languages, colours, texts, kept forms and links are the real ones. */
export async function show(component: ReactNode, surroundings: Surroundings = {}): Promise<void> {
  const { language = 'zh', scheme = 'light', size = office, session = aSession(), at = '/' } = surroundings
  beginAnswers()
  onTestFinished(() => {
    leave()
    vi.useRealTimers()
    isUnderWay = false
  })
  await page.viewport(size.width, size.height)
  // The pointer rests where the story before left it, and what opens below it would take it for a choice.
  await userEvent.hover(document.documentElement, { position: { x: 1, y: 1 } })
  if (!isUnderWay) asNobodyWasHere()
  isUnderWay = true
  localStorage.setItem('bihuan.language', language)
  localStorage.setItem('bihuan.scheme', scheme)
  vi.useFakeTimers({ now, toFake: ['Date'] })
  const connection = createConnection()
  const box = document.createElement('div')
  box.id = 'root'
  document.documentElement.classList.add('bihuan')
  document.body.append(box)
  root?.unmount()
  root = createRoot(box)
  root.render(
    <StrictMode>
      <ConnectionContext value={connection}>
        <QueryClientProvider client={createQueryClient(connection)}>
          <LanguageProvider>
            <ColorSchemeProvider>
              <Themed>
                <NowProvider>
                  <Messages>
                    <RouterContextProvider router={routerOfItsOwn(at)}>
                      <SessionContext value={session}>
                        <KeptForms owner={session.person.id}>{component}</KeptForms>
                      </SessionContext>
                    </RouterContextProvider>
                  </Messages>
                </NowProvider>
              </Themed>
            </ColorSchemeProvider>
          </LanguageProvider>
        </QueryClientProvider>
      </ConnectionContext>
    </StrictMode>,
  )
}

/**
 * All stories are told on one page, and what the one before left there would lie on what this one presses. It is taken away where
 * a story begins: what somebody asked for as theirs ended, such as a file to be shown, may still have come after that.
 */
function asNobodyWasHere(): void {
  localStorage.clear()
  sessionStorage.clear()
  document.body.replaceChildren()
  for (const name of document.body.getAttributeNames()) document.body.removeAttribute(name)
}

/** Links lead somewhere and nowhere: a story is one component. */
function routerOfItsOwn(at: string) {
  const rootRoute = createRootRoute()
  const anywhere = createRoute({ getParentRoute: () => rootRoute, path: '$' })
  return createRouter({
    routeTree: rootRoute.addChildren([anywhere]),
    history: createMemoryHistory({ initialEntries: [at] }),
  })
}

/** Leaves the component and comes back to it, as somebody does who closes the page in between. */
export function leave(): void {
  root?.unmount()
  root = null
  document.getElementById('root')?.remove()
}
