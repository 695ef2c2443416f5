import { useEffect } from 'react'
import { keptUploads, leftBehind, type Uploads, useUploads } from './uploads.ts'

/** The files of a form that keeps what is in it. */
export type FormFiles = Uploads & {
  /** Those that the server has. */
  readonly fileIds: readonly string[]
  /** Whether one of them is still under way. */
  readonly isWaiting: boolean
  /** How many did not arrive. */
  readonly behind: number
}

/**
 * Files that are sent as soon as they are chosen, and kept with the other fields: what is on the server already must not have to be
 * sent again by whoever lost the page on the way.
 *
 * @param most so many the form takes
 */
export function useFormFiles(
  kept: {
    readonly values: { readonly files: string }
    readonly change: (changes: { files: string }) => void
  },
  most?: number,
): FormFiles {
  const files = useUploads(kept.values.files, most)
  const words = keptUploads(files.uploads)
  const { change } = kept
  useEffect(() => change({ files: words }), [change, words])
  return {
    ...files,
    fileIds: files.uploads.flatMap((upload) => (upload.state === 'stored' ? [upload.evidence.fileId] : [])),
    isWaiting: files.uploads.some((upload) => upload.state === 'sending'),
    behind: leftBehind(files.uploads).length,
  }
}
