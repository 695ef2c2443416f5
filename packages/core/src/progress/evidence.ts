import type { FileId } from '../kernel/id.ts'

/** A file that proves progress (佐证材料), as the journal keeps it. */
export type Evidence = {
  readonly fileId: FileId
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Media type, decided by content. */
  readonly mediaType: string
}
