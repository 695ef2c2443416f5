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

/** The same with the hash of its bytes, so that the journal tells the file from any other. */
export type HashedEvidence = Evidence & {
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
}

/** What stands in a text in place of the name of a sealed file. */
export const sealedName = '〔已封存 sealed〕'
