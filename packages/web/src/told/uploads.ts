import { evidenceFault, evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
import { type EvidenceView, evidenceSchema } from '@bihuan/core/told/timeline.contract.ts'
import { useCallback, useReducer, useRef } from 'react'
import { z } from 'zod'
import { newCommandId } from '../ui/command-id.ts'
import { uploadFile } from './upload.ts'

/** One chosen file on its way to the server. */
export type Upload = { readonly key: string; readonly name: string; readonly size: number } & (
  | { readonly state: 'sending'; readonly file: File; readonly share: number }
  | { readonly state: 'stored'; readonly evidence: EvidenceView; readonly storedAt: number }
  | { readonly state: 'refused'; readonly file: File; readonly error: unknown }
  | { readonly state: 'keptBack'; readonly file: File; readonly why: WhyKeptBack }
  | { readonly state: 'lost'; readonly why: WhyLost }
)

/** Why a file is not even sent: the server would refuse it, or a report has as many as it takes. */
export type WhyKeptBack = NonNullable<ReturnType<typeof evidenceFault>> | 'tooMany'

/** Why a file of a form that was left is not there again: the page went before it was sent, or the server has removed it. */
export type WhyLost = 'unsent' | 'expired'

type Step =
  | { readonly type: 'chosen'; readonly uploads: readonly Upload[] }
  | { readonly type: 'changed'; readonly upload: Upload }
  | { readonly type: 'removed'; readonly key: string }
  | { readonly type: 'cleared' }

/** The uploads after a step. A file that was removed meanwhile does not come back. */
export function nextUploads(uploads: readonly Upload[], step: Step): readonly Upload[] {
  switch (step.type) {
    case 'chosen':
      return [...uploads, ...step.uploads]
    case 'changed':
      return uploads.map((upload) => (upload.key === step.upload.key ? step.upload : upload))
    case 'removed':
      return uploads.filter((upload) => upload.key !== step.key)
    case 'cleared':
      return []
    default:
      return step satisfies never
  }
}

/** What becomes of files that are chosen beside others: those that would be refused, and those too many, are kept back. */
export function chosenUploads(
  uploads: readonly Upload[],
  chosen: readonly { readonly key: string; readonly file: File }[],
  most: number = evidenceLimits.filesOfReport,
): readonly Upload[] {
  let free = most - uploads.filter(({ state }) => !isNowhere(state)).length
  return chosen.map(({ key, file }) => {
    const why = evidenceFault(file) ?? (free > 0 ? null : 'tooMany')
    const { name, size } = file
    if (why !== null) return { key, name, size, file, state: 'keptBack', why }
    free -= 1
    return { key, name, size, file, state: 'sending', share: 0 }
  })
}

function isNowhere(state: Upload['state']): boolean {
  return state === 'keptBack' || state === 'lost'
}

/** Files that the form would leave behind: refused, kept back, or lost with the page. */
export function leftBehind(uploads: readonly Upload[]): readonly Upload[] {
  return uploads.filter(({ state }) => state === 'refused' || isNowhere(state))
}

const keptSchema = z.array(
  z.union([
    z.object({ evidence: evidenceSchema, storedAt: z.number() }),
    z.object({ name: z.string(), size: z.number() }),
  ]),
)

const day = 24 * 60 * 60 * 1000
// A day before the server removes it, so that a form that is open for a while does not run into that.
const keptFor = (evidenceLimits.unusedDays - 1) * day

/**
 * The files of a form as words that a browser can keep; empty when there are none. Those that are stored are on the server and only
 * named; the bytes of the others are not kept, for a browser has no room for videos: they are named, so that nobody takes them for sent.
 */
export function keptUploads(uploads: readonly Upload[]): string {
  const kept = uploads.flatMap((upload): z.infer<typeof keptSchema> => {
    const { name, size } = upload
    if (upload.state === 'stored') return [{ evidence: upload.evidence, storedAt: upload.storedAt }]
    return upload.state === 'sending' || upload.state === 'lost' ? [{ name, size }] : []
  })
  return kept.length === 0 ? '' : JSON.stringify(kept)
}

/** The files that `keptUploads` wrote down. */
export function uploadsKept(words: string, now: number): readonly Upload[] {
  return keptIn(words).map((one) => {
    const key = newCommandId()
    if (!('evidence' in one)) return { key, ...one, state: 'lost', why: 'unsent' }
    const { evidence, storedAt } = one
    const { name, size } = evidence
    return now - storedAt > keptFor
      ? { key, name, size, state: 'lost', why: 'expired' }
      : { key, name, size, state: 'stored', evidence, storedAt }
  })
}

// Somebody can change what a browser keeps; what is not as it was written is as good as nothing.
function keptIn(words: string): z.infer<typeof keptSchema> {
  try {
    return keptSchema.parse(JSON.parse(words))
  } catch {
    return []
  }
}

/** The files of a form: each is sent as soon as it is chosen, and the form then names the stored ones. */
export type Uploads = {
  readonly uploads: readonly Upload[]
  readonly add: (files: Iterable<File>) => void
  readonly remove: (key: string) => void
  readonly retry: (upload: Upload) => void
  readonly removeLeftBehind: () => void
  readonly clear: () => void
}

/**
 * @param before the files that the form had when it was left, as `keptUploads` wrote them
 * @param most so many the form takes
 */
export function useUploads(before: string, most: number = evidenceLimits.filesOfReport): Uploads {
  const [uploads, dispatch] = useReducer(nextUploads, before, (kept) => uploadsKept(kept, Date.now()))
  const running = useRef(new Map<string, AbortController>())
  const turn = useRef(Promise.resolve())
  const carry = useCallback(async ({ key, file }: { key: string; file: File }) => {
    const controller = running.current.get(key)
    if (controller === undefined) return
    const changed = (upload: Upload): void => dispatch({ type: 'changed', upload })
    const { name, size } = file
    changed({ key, name, size, file, state: 'sending', share: 0 })
    try {
      const evidence = await uploadFile(file, {
        signal: controller.signal,
        onProgress: (share) => changed({ key, name, size, file, state: 'sending', share }),
      })
      changed({ key, name, size, state: 'stored', evidence, storedAt: Date.now() })
    } catch (error) {
      // Shown beside the file: the other files and the form go on.
      changed({ key, name, size, file, state: 'refused', error })
    } finally {
      running.current.delete(key)
    }
  }, [])
  // One after another: several at once are no faster, and the server takes only a few from one person.
  const send = useCallback(
    (upload: { key: string; file: File }) => {
      running.current.set(upload.key, new AbortController())
      turn.current = turn.current.then(() => carry(upload))
    },
    [carry],
  )
  const add = useCallback(
    (files: Iterable<File>) => {
      const chosen = Array.from(files, (file) => ({ key: newCommandId(), file }))
      const added = chosenUploads(uploads, chosen, most)
      dispatch({ type: 'chosen', uploads: added })
      for (const upload of added) if (upload.state === 'sending') send(upload)
    },
    [most, send, uploads],
  )
  const remove = useCallback((key: string) => {
    running.current.get(key)?.abort()
    running.current.delete(key)
    dispatch({ type: 'removed', key })
  }, [])
  const retry = useCallback(
    (upload: Upload) => {
      if (!('file' in upload)) return
      const others = uploads.filter(({ key }) => key !== upload.key)
      for (const again of chosenUploads(others, [upload], most)) {
        dispatch({ type: 'changed', upload: again })
        if (again.state === 'sending') send(again)
      }
    },
    [most, send, uploads],
  )
  const removeLeftBehind = useCallback(() => {
    for (const { key } of leftBehind(uploads)) dispatch({ type: 'removed', key })
  }, [uploads])
  const clear = useCallback(() => {
    for (const controller of running.current.values()) controller.abort()
    running.current.clear()
    dispatch({ type: 'cleared' })
  }, [])
  return { uploads, add, remove, retry, removeLeftBehind, clear }
}
