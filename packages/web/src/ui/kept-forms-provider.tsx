import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { dirtyForms, KeptFormsContext, letGo, type OpenForm } from './kept-forms.ts'
import { keptStore } from './kept-values.ts'
import { lazyPart, usePartsAhead } from './lazy-part.tsx'

const LeaveDialog = lazyPart(() => import('./leave-dialog.tsx'), 'LeaveDialog')
const openedLater = [LeaveDialog]

type Asking = { readonly forms: readonly OpenForm[]; readonly go: () => void; readonly stay: () => void }

/** Keeps what its person types into the forms below, and asks before it is left. */
export function KeptForms({
  owner,
  children,
}: {
  readonly owner: string
  readonly children: ReactNode
}): ReactNode {
  usePartsAhead(openedLater)
  const store = useMemo(() => keptStore(browserStorage(), owner, Date.now), [owner])
  const [open] = useState(() => new Set<OpenForm>())
  const [asking, setAsking] = useState<Asking | null>(null)
  const leave = useCallback((forms: readonly OpenForm[], go: () => void) => {
    const dirty = dirtyForms(forms)
    if (dirty.length === 0) go()
    else setAsking({ forms: dirty, go, stay: () => {} })
  }, [])
  const forgetAll = useCallback(() => {
    letGo(open)
    store.clear()
  }, [store, open])
  const blocker = useBlocker({
    shouldBlockFn: useCallback(() => dirtyForms(open).length > 0, [open]),
    // What outlives the page needs no asking when the page goes.
    enableBeforeUnload: useCallback(() => dirtyForms(open).some(({ isStored }) => !isStored), [open]),
    withResolver: true,
  })
  const asked: Asking | null =
    blocker.status === 'blocked' ? { forms: [...open], go: blocker.proceed, stay: blocker.reset } : asking
  const end = (then: (asked: Asking) => void): void => {
    if (asked === null) return
    setAsking(null)
    then(asked)
  }
  return (
    <KeptFormsContext
      value={useMemo(() => ({ store, open, leave, forgetAll }), [store, open, leave, forgetAll])}
    >
      {children}
      {asked !== null && (
        <Suspense fallback={null}>
          <LeaveDialog
            isStored={asked.forms.every(({ isStored }) => isStored)}
            onStay={() => end(({ stay }) => stay())}
            onKeep={() =>
              end(({ forms, go }) => {
                letGo(forms)
                go()
              })
            }
            onDiscard={() =>
              end(({ forms, go }) => {
                letGo(forms)
                for (const form of forms) form.discard()
                go()
              })
            }
          />
        </Suspense>
      )}
    </KeptFormsContext>
  )
}

function browserStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
