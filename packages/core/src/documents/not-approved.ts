import type { DocumentModel } from './document.ts'
import { isApprovedFirst } from './document-takes.ts'

/** What each page of a document says that nobody approved. */
export const notApprovedWords = { zh: '〔未经审定〕', en: 'Draft – not approved' } as const

/** A document as it is looked at or downloaded without approval: one that would need it says so on each page. */
export function notApproved(document: string, model: DocumentModel): DocumentModel {
  return isApprovedFirst(document) ? { ...model, head: notApprovedWords[model.language] } : model
}
