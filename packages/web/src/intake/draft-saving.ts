import type { Draft } from '@bihuan/core/reading/draft.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../api.ts'

/** What of a draft is saved. */
export type DraftContent = {
  readonly name: string
  readonly draft: Draft
  readonly acknowledged: readonly number[]
}

export type SavingState = 'saved' | 'unsaved' | 'saving' | 'failed'

/** How saving stands, and ways to bring it on. */
export type DraftSaving = {
  readonly state: SavingState
  readonly error: unknown
  /** The version on the server that this page goes by, and when it was saved. */
  readonly known: Known
  /** Saves what is not saved yet; gives the version on the server, or null when it could not be saved. */
  readonly flush: () => Promise<number | null>
  /** Like `flush`, but leaves alone what the server has already. */
  readonly settle: () => Promise<number | null>
  /** After somebody else has saved first: saves this page's content on their version. */
  readonly saveOver: () => Promise<void>
  /** Goes on from what the server holds now; nothing of this page is saved. */
  readonly adopt: (saved: SavedDraft) => void
}

type Known = Pick<SavedDraft, 'version' | 'updatedAt'> & { readonly by: string | null }

const pauseMs = 800

/** Saves a draft a moment after each change, one save after the other. */
export function useDraftSaving(
  saved: SavedDraft,
  content: DraftContent,
  /** Whether the content is what the server gave when the page took it over. */
  isAsOpened: boolean,
): DraftSaving {
  const [stored, setStored] = useState<DraftContent | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [known, setKnown] = useState<Known>(() => knownOf(saved))
  const version = useRef(saved.version)
  const running = useRef<Promise<number | null> | null>(null)
  const isSame = stored === null ? isAsOpened : isEqual(stored, content)
  const latest = useRef(content)
  useEffect(() => {
    latest.current = content
  }, [content])
  const goBy = useCallback((answer: SavedDraft) => {
    version.current = answer.version
    setKnown(knownOf(answer))
    setError(null)
  }, [])
  const send = useCallback(async (): Promise<number | null> => {
    const sent = latest.current
    setIsSaving(true)
    try {
      const { name, draft, acknowledged } = sent
      const input = {
        draftId: saved.id,
        version: version.current,
        name,
        draft,
        acknowledged: [...acknowledged],
      }
      const answer = await api.intake.save(input)
      goBy(answer)
      setStored(sent)
      return answer.version
    } catch (failure) {
      // Shown on the page, which keeps everything; the next change or the button tries again.
      setError(failure)
      return null
    } finally {
      setIsSaving(false)
      running.current = null
    }
  }, [saved.id, goBy])
  const flush = useCallback(async (): Promise<number | null> => {
    await running.current
    if (stored !== null && isEqual(stored, latest.current)) return version.current
    running.current ??= send()
    return running.current
  }, [send, stored])
  useEffect(() => {
    if (isSame || isSaving || error !== null) return undefined
    const timer = setTimeout(() => void flush(), pauseMs)
    return () => clearTimeout(timer)
  }, [isSame, isSaving, error, flush, content])
  const settle = useCallback(async () => {
    await running.current
    return isSame ? version.current : flush()
  }, [isSame, flush])
  // Whoever leaves the page within the pause would lose the last change.
  const isDirty = useRef(false)
  useEffect(() => {
    isDirty.current = !isSame
  }, [isSame])
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent): void => {
      if (isDirty.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', hold)
    return () => {
      window.removeEventListener('beforeunload', hold)
      if (isDirty.current) void send()
    }
  }, [send])
  const saveOver = useCallback(async () => {
    version.current = (await api.intake.get({ draftId: saved.id })).version
    await send()
  }, [saved.id, send])
  const adopt = useCallback(
    (answer: SavedDraft) => {
      goBy(answer)
      setStored(null)
    },
    [goBy],
  )
  const state = isSaving ? 'saving' : error !== null ? 'failed' : isSame ? 'saved' : 'unsaved'
  // The same while nothing of it changes, so that what shows it is not drawn again at each key.
  return useMemo(
    () => ({ state, error, known, flush, settle, saveOver, adopt }),
    [state, error, known, flush, settle, saveOver, adopt],
  )
}

function knownOf({ version, updatedAt, updatedBy }: SavedDraft): Known {
  return { version, updatedAt, by: updatedBy?.name ?? null }
}

function isEqual(one: DraftContent, other: DraftContent): boolean {
  return one.draft === other.draft && one.name === other.name && one.acknowledged === other.acknowledged
}
