import { evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { useRef, useState } from 'react'
import { api } from '../api.ts'
import { newCommandId } from '../ui/command-id.ts'
import type { ChosenFile } from './archive.ts'
import { uploadFile } from './upload.ts'

const { filesOfReport } = evidenceLimits

/** How far a measure's files are. */
export type Sending =
  | { readonly state: 'sending'; readonly sent: number; readonly of: number }
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly error: unknown }

/** What is sent for one measure. */
export type BulkItem = { readonly measure: MeasureView; readonly files: readonly ChosenFile[] }

/** What the reports of all of them say, and why those are late that are. */
export type BulkSaid = { readonly text: string; readonly lateReason: string }

/** Sending the files of many measures: a report for each, one after another. */
export type BulkSending = {
  readonly sendings: ReadonlyMap<MeasureId, Sending>
  readonly isSending: boolean
  /** Sends what is not sent yet; what was refused is tried again, and what went through is never sent twice. */
  readonly send: (items: readonly BulkItem[], said: BulkSaid) => Promise<void>
  readonly stop: () => void
}

export function useBulkSending(): BulkSending {
  const [sendings, setSendings] = useState<ReadonlyMap<MeasureId, Sending>>(new Map())
  const [isSending, setIsSending] = useState(false)
  const stopped = useRef(new AbortController())
  const kept = useRef(new Kept())
  const note = (id: MeasureId, sending: Sending): void =>
    setSendings((before) => new Map([...before, [id, sending]]))

  async function sendOne({ measure, files }: BulkItem, { text, lateReason }: BulkSaid): Promise<void> {
    const { signal } = stopped.current
    const fileIds: string[] = []
    for (const [at, one] of files.entries()) {
      note(measure.id, { state: 'sending', sent: at, of: files.length })
      fileIds.push(await kept.current.stored(one, signal))
    }
    const { id: measureId, rectificationId } = measure
    for (let from = 0; from < fileIds.length; from += filesOfReport) {
      if (signal.aborted) throw new DOMException('stopped', 'AbortError')
      await kept.current.reported(measure, from, ({ commandId, version }) =>
        api.measures.report({
          commandId,
          rectificationId,
          measureId,
          version,
          text,
          // Only what is late says why.
          ...(measure.light === 'red' && { lateReason }),
          fileIds: fileIds.slice(from, from + filesOfReport),
        }),
      )
    }
    note(measureId, { state: 'done' })
  }

  async function send(items: readonly BulkItem[], said: BulkSaid): Promise<void> {
    stopped.current = new AbortController()
    setIsSending(true)
    for (const item of items) {
      if (stopped.current.signal.aborted) break
      if (sendings.get(item.measure.id)?.state === 'done') continue
      try {
        await sendOne(item, said)
      } catch (error) {
        // Shown beside the measure: the others go on.
        note(item.measure.id, { state: 'refused', error })
      }
    }
    setIsSending(false)
  }

  return { sendings, isSending, send, stop: () => stopped.current.abort() }
}

type Stamp = { readonly commandId: ReturnType<typeof newCommandId>; readonly version: number }

/** What went through already, so that trying again neither uploads a file twice nor reports it twice. */
class Kept {
  readonly #files = new Map<File, string>()
  readonly #commands = new Map<string, Stamp['commandId']>()
  readonly #versions = new Map<MeasureId, { readonly reports: number; readonly version: number }>()

  async stored({ file }: ChosenFile, signal: AbortSignal): Promise<string> {
    const known = this.#files.get(file)
    if (known !== undefined) return known
    const { fileId } = await uploadFile(file, { signal, onProgress: () => undefined })
    this.#files.set(file, fileId)
    return fileId
  }

  async reported(
    measure: MeasureView,
    from: number,
    report: (stamp: Stamp) => Promise<{ readonly version: number }>,
  ): Promise<void> {
    const known = this.#versions.get(measure.id) ?? { reports: 0, version: measure.version }
    if (from < known.reports * filesOfReport) return
    const key = `${measure.id} ${from}`
    const commandId = this.#commands.get(key) ?? newCommandId()
    this.#commands.set(key, commandId)
    const { version } = await report({ commandId, version: known.version })
    this.#versions.set(measure.id, { reports: known.reports + 1, version })
  }
}
