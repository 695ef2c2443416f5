import { evidenceFault, evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
import type { EvidenceView } from '@bihuan/core/progress/timeline.contract.ts'
import { useCallback, useReducer, useRef } from 'react'
import { newCommandId } from '../ui/command-id.ts'
import { uploadFile } from './upload.ts'

/** One chosen file on its way to the server. */
export type Upload = { readonly key: string; readonly file: File } & (
  | { readonly state: 'sending'; readonly share: number }
  | { readonly state: 'stored'; readonly evidence: EvidenceView }
  | { readonly state: 'refused'; readonly error: unknown }
  | { readonly state: 'keptBack'; readonly why: WhyKeptBack }
)

/** Why a file is not even sent: the server would refuse it, or a report has as many as it takes. */
export type WhyKeptBack = NonNullable<ReturnType<typeof evidenceFault>> | 'tooMany'

type Step =
  | { readonly type: 'chosen'; readonly uploads: readonly Upload[] }
  | { readonly type: 'changed'; readonly upload: Upload }
  | { readonly type: 'removed'; readonly key: string }

/** The uploads after a step. A file that was removed meanwhile does not come back. */
export function nextUploads(uploads: readonly Upload[], step: Step): readonly Upload[] {
  switch (step.type) {
    case 'chosen':
      return [...uploads, ...step.uploads]
    case 'changed':
      return uploads.map((upload) => (upload.key === step.upload.key ? step.upload : upload))
    case 'removed':
      return uploads.filter((upload) => upload.key !== step.key)
    default:
      return step satisfies never
  }
}

/** What becomes of files that are chosen beside others: those that would be refused, and those too many, are kept back. */
export function chosenUploads(
  uploads: readonly Upload[],
  chosen: readonly { readonly key: string; readonly file: File }[],
): readonly Upload[] {
  let free = evidenceLimits.filesOfReport - uploads.filter(({ state }) => state !== 'keptBack').length
  return chosen.map(({ key, file }) => {
    const why = evidenceFault(file) ?? (free > 0 ? null : 'tooMany')
    if (why !== null) return { key, file, state: 'keptBack', why }
    free -= 1
    return { key, file, state: 'sending', share: 0 }
  })
}

/** Files that the form would leave behind: refused, or kept back. */
export function leftBehind(uploads: readonly Upload[]): readonly Upload[] {
  return uploads.filter(({ state }) => state === 'refused' || state === 'keptBack')
}

/** The files of a form: each is sent as soon as it is chosen, and the form then names the stored ones. */
export type Uploads = {
  readonly uploads: readonly Upload[]
  readonly add: (files: Iterable<File>) => void
  readonly remove: (key: string) => void
  readonly retry: (upload: Upload) => void
  readonly removeLeftBehind: () => void
}

export function useUploads(): Uploads {
  const [uploads, dispatch] = useReducer(nextUploads, [])
  const running = useRef(new Map<string, AbortController>())
  const turn = useRef(Promise.resolve())
  const carry = useCallback(async ({ key, file }: { key: string; file: File }) => {
    const controller = running.current.get(key)
    if (controller === undefined) return
    const changed = (upload: Upload): void => dispatch({ type: 'changed', upload })
    changed({ key, file, state: 'sending', share: 0 })
    try {
      const evidence = await uploadFile(file, {
        signal: controller.signal,
        onProgress: (share) => changed({ key, file, state: 'sending', share }),
      })
      changed({ key, file, state: 'stored', evidence })
    } catch (error) {
      // Shown beside the file: the other files and the form go on.
      changed({ key, file, state: 'refused', error })
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
      const added = chosenUploads(uploads, chosen)
      dispatch({ type: 'chosen', uploads: added })
      for (const upload of added) if (upload.state === 'sending') send(upload)
    },
    [send, uploads],
  )
  const remove = useCallback((key: string) => {
    running.current.get(key)?.abort()
    running.current.delete(key)
    dispatch({ type: 'removed', key })
  }, [])
  const retry = useCallback(
    (upload: Upload) => {
      const others = uploads.filter(({ key }) => key !== upload.key)
      for (const again of chosenUploads(others, [upload])) {
        dispatch({ type: 'changed', upload: again })
        if (again.state === 'sending') send(again)
      }
    },
    [send, uploads],
  )
  const removeLeftBehind = useCallback(() => {
    for (const { key } of leftBehind(uploads)) dispatch({ type: 'removed', key })
  }, [uploads])
  return { uploads, add, remove, retry, removeLeftBehind }
}
