import type { DocumentModel } from './document.ts'
import { isApprovedFirst } from './document-takes.ts'

/** A document as it is looked at or downloaded without approval: one that would need it says so at its head. */
export function notApproved(document: string, model: DocumentModel): DocumentModel {
  if (!isApprovedFirst(document)) return model
  const text = model.language === 'zh' ? '〔未经审定〕' : 'Draft – not approved'
  return {
    ...model,
    blocks: [{ kind: 'line', place: 'mark', runs: [{ kind: 'words', text }] }, ...model.blocks],
  }
}
