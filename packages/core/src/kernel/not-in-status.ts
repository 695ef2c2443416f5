import type { Bilingual } from './refusal.ts'

/** What `NOT_IN_STATUS` says: how the record stands, and what can be done while it does. */
export function statusParams(
  status: Bilingual,
  next: Bilingual,
): { readonly status: string; readonly statusEn: string; readonly next: string; readonly nextEn: string } {
  return { status: status.zh, statusEn: status.en, next: next.zh, nextEn: next.en }
}
