import { id } from '@bihuan/core/kernel/id.ts'
import { noteScanShown } from '@bihuan/server/closure/scan-showings.store.ts'
import type { Theatre } from './theatre.ts'

/** Gives people scans as the server does, without the way over HTTP. */
export function openedIn(db: Parameters<typeof noteScanShown>[0]): Theatre['open'] {
  return (personId, fileId) => noteScanShown(db, { fileId: id<'file'>(fileId), personId, page: 0, pages: 0 })
}
