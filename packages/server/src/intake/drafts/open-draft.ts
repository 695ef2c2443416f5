import { unreadOf } from '@bihuan/core/reading/unread.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { DraftId } from '@bihuan/core/kernel/id.ts'
import type { DraftRow } from './intake.queries.ts'

/** A draft as somebody saw it. */
export type DraftForm = { readonly draftId: DraftId; readonly version: number }

type OpenRefusal = Refusal<'NOT_FOUND' | 'DRAFT_COMMITTED' | 'VERSION_CONFLICT'>
type CommitRefusal =
  | OpenRefusal
  | Refusal<'NOT_FOUND' | 'NOTHING_TO_COMMIT' | 'WARNINGS_OPEN' | 'PROPOSALS_OPEN' | 'DAYS_UNREAD'>

/** The draft if it can still be worked on, and is as the form showed it. */
export function openDraft(
  row: DraftRow | null,
  form: { readonly version: number },
): Result<DraftRow, OpenRefusal> {
  if (row === null) return refuse({ code: 'NOT_FOUND' })
  const place = { kind: 'draft', draftId: row.id } as const
  if (row.rectification_id !== null) return refuse({ code: 'DRAFT_COMMITTED', place })
  if (row.version !== form.version) return refuse({ code: 'VERSION_CONFLICT', place })
  return ok(row)
}

/** The draft if somebody has looked through all of it, so that it can become records. */
export function settledDraft(
  row: DraftRow | null,
  form: { readonly version: number },
): Result<DraftRow, CommitRefusal> {
  const open = openDraft(row, form)
  if (!open.ok) return open
  const { id: draftId, draft, acknowledged } = open.value
  const place = { kind: 'draft', draftId } as const
  if (draft.findings.length === 0) return refuse({ code: 'NOTHING_TO_COMMIT', place })
  const warnings = draft.warnings.filter((_, at) => !acknowledged.includes(at)).length
  if (warnings > 0) return refuse({ code: 'WARNINGS_OPEN', params: { open: warnings }, place })
  const items = draft.findings.flatMap((finding) => [finding, ...finding.measures])
  const proposals = items.filter(({ proposedBy }) => proposedBy !== undefined).length
  if (proposals > 0) return refuse({ code: 'PROPOSALS_OPEN', params: { open: proposals }, place })
  const unread = items.reduce((sum, item) => sum + unreadOf(item).length, 0)
  if (unread > 0) return refuse({ code: 'DAYS_UNREAD', params: { open: unread }, place })
  return open
}
