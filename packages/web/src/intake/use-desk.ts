import { watchOver } from '@bihuan/core/intake/review/open-points.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { type SourceText, sourceText } from '@bihuan/core/reading/text/source-text.ts'
import { type ActionDispatch, useCallback, useMemo, useReducer, useState } from 'react'
import { dayHere } from '../ui/zone.ts'
import { type DeskCommand, deskAfter, openDesk } from './desk.ts'
import type { Desk } from './desk-state.ts'

/** Carries out a command at the desk. */
export type Run = ActionDispatch<[command: DeskCommand]>

/** The desk of one draft, and a way to give it commands. */
export function useDesk(saved: SavedDraft): { source: SourceText; desk: Desk; run: Run } {
  const { text, doubts, twins } = saved
  const source = useMemo(() => sourceText(text), [text])
  const [today] = useState(() => dayHere(new Date()))
  const from = useMemo(
    () => ({ source, watch: watchOver(source, { text, doubts, twins, today }) }),
    [source, text, doubts, twins, today],
  )
  const reduce = useCallback((desk: Desk, command: DeskCommand) => deskAfter(from, desk, command), [from])
  const [desk, run] = useReducer(reduce, saved, (opened) => openDesk(from, opened))
  return { source, desk, run }
}
