import type { BundleManifest } from '@bihuan/core/documents/bundle-manifest.schema.ts'
import { modelFormat } from '@bihuan/core/editions/edition.ts'
import { z } from 'zod'

/** Which file of a bundle is meant: evidence, or an edition in one of its formats. */
export type FileInBundle =
  | { readonly kind: 'evidence'; readonly fileId: string }
  | { readonly kind: 'edition'; readonly editionId: string; readonly format: string }

/** A file that an entry of the journal tells of by its hash. */
export type ToldFile = {
  readonly of: FileInBundle
  readonly sha256: string
  /** Whether an archive must hold it, or say why not. */
  readonly isDue: boolean
}

const reporting = z.object({
  subjectType: z.string().optional(),
  event: z.object({ evidence: z.array(z.unknown()) }),
})
const evidence = z.object({ fileId: z.string(), sha256: z.string() })
const publishing = z.object({
  subjectType: z.literal('edition'),
  subjectId: z.string(),
  event: z.object({
    type: z.literal('edition.published'),
    files: z.array(z.object({ format: z.string(), sha256: z.string() })),
  }),
})

/** The files that an entry tells of: evidence that was reported, and what an edition left as. */
export function toldFiles(line: unknown): readonly ToldFile[] {
  const reported = reporting.safeParse(line).data
  if (reported !== undefined)
    return reported.event.evidence.flatMap((piece) => {
      const { data } = evidence.safeParse(piece)
      if (data === undefined) return []
      const of = { kind: 'evidence', fileId: data.fileId } as const
      return [{ of, sha256: data.sha256, isDue: reported.subjectType === 'measure' }]
    })
  const published = publishing.safeParse(line).data
  if (published === undefined) return []
  const { subjectId: editionId, event } = published
  // What it says is kept in the house; its files are made of that.
  return event.files.flatMap(({ format, sha256 }) =>
    format === modelFormat ? [] : [{ of: { kind: 'edition', editionId, format }, sha256, isDue: true }],
  )
}

/** Which file a line of the manifest is about; null where it is neither evidence nor an edition. */
export function fileOf({
  fileId,
  edition,
}: Pick<BundleManifest['missing'][number], 'fileId' | 'edition'>): FileInBundle | null {
  if (edition !== undefined) return { kind: 'edition', editionId: edition.id, format: edition.format }
  return fileId === undefined ? null : { kind: 'evidence', fileId }
}

/** A name by which a file is found again. */
export function keyOf(file: FileInBundle): string {
  return file.kind === 'evidence' ? file.fileId : `${file.editionId} ${file.format}`
}
