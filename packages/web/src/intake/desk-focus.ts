import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { isTyping } from '../ui/is-typing.ts'
import type { DeskCommand } from './desk.ts'
import { commandOf } from './desk-keys.ts'
import type { Desk } from './desk-state.ts'
import { scrollToItem, showInPane } from './show-in-pane.ts'

type Options = {
  readonly panes: RefObject<HTMLElement | null>
  readonly desk: Desk
  readonly isLocked: boolean
  readonly run: (command: DeskCommand) => void
  readonly openHelp: () => void
  readonly rename: () => void
  readonly find: () => void
}

/** Gives commands with the tree in focus afterwards, wherever on the page they came from. */
export function useDeskFocus({ panes, desk, isLocked, run, ...page }: Options): {
  runInTree: (command: DeskCommand) => void
  runInSource: (command: DeskCommand) => void
  /** Shows what a command leads to in both panes, and leaves the focus where it is. */
  runHere: (command: DeskCommand) => void
} {
  const origin = useRef<'tree' | 'source' | null>(null)
  const { mode, cursor, choice, draft, said } = desk
  const runInTree = useCallback(
    (command: DeskCommand) => {
      origin.current = 'tree'
      run(command)
    },
    [run],
  )
  const runInSource = useCallback(
    (command: DeskCommand) => {
      origin.current = 'source'
      run(command)
    },
    [run],
  )
  const runHere = useCallback(
    (command: DeskCommand) => {
      origin.current = null
      run(command)
    },
    [run],
  )
  useLayoutEffect(() => {
    if (mode?.kind === 'edit' || origin.current !== 'tree') return
    focusCursor(panes.current)
  }, [panes, mode, cursor, draft, said])
  useLayoutEffect(() => {
    scrollToItem(panes.current)
  }, [panes, cursor, draft, mode])
  useLayoutEffect(() => {
    if (choice === null || origin.current === 'source') return
    // An item can begin inside its passage, after its number.
    const inside = `[data-start="${choice.span.start}"]`
    const passage = draft.passages.findLast(({ start }) => start <= choice.span.start)
    showInPane(panes.current, [inside, `[data-start="${passage?.start ?? 0}"]`])
  }, [panes, choice, draft])
  useDeskKeys({ mode: mode?.kind ?? null, isLocked, runInTree, ...page })
  return { runInTree, runInSource, runHere }
}

/** Gives the focus to the row of the cursor. */
export function focusCursor(panes: HTMLElement | null): void {
  panes?.querySelector<HTMLElement>('[data-cursor]')?.focus({ preventScroll: true })
}

type KeyOptions = Pick<Options, 'openHelp' | 'rename' | 'find'> & {
  readonly mode: 'edit' | 'split' | null
  readonly isLocked: boolean
  readonly runInTree: (command: DeskCommand) => void
}

function useDeskKeys(options: KeyOptions): void {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return
      if (isTyping(event.target) || isElsewhere(event.target, event.key)) return
      const command = commandOf(event, latest.current.mode)
      if (command === null) return
      event.preventDefault()
      // The page's own help would open over this one.
      event.stopPropagation()
      if (command === 'help') latest.current.openHelp()
      else if (command === 'rename') latest.current.rename()
      else if (command === 'find') latest.current.find()
      else if (!latest.current.isLocked || reading.has(command.type)) latest.current.runInTree(command)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** What can be done with a draft that is committed. */
const reading: ReadonlySet<DeskCommand['type']> = new Set(['step', 'goTo', 'choose', 'show'])

// Keys belong to the desk only while nothing lies over it, and Enter on a button is that button's.
function isElsewhere(target: EventTarget | null, key: string): boolean {
  if (document.querySelector('.ant-drawer-open, .ant-modal-wrap:not([style*="display: none"])') !== null)
    return true
  if (!(target instanceof HTMLElement)) return false
  if (key === 'Enter' && target.closest('button, a, summary, [role="option"]') !== null) return true
  return key.startsWith('Arrow') && target.closest('.intake-source, .intake-points, .intake-scroll') !== null
}
