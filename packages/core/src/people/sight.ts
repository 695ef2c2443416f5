import type { RectificationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Actor } from './role.ts'

/** What an outside reviewer (外部查阅人) may do at all, within what they are given to read. */
const reviewing: readonly string[] = [
  'rectifications.list',
  'rectifications.get',
  'rectifications.sources',
  'rectifications.ledger',
  'rectifications.items',
  'findings.get',
  'measures.get',
  'measures.search',
  'objects.list',
  'outputs.list',
  'outputs.drop',
]

/** What takes something away from here: only where it was given with the sight. */
const exporting: readonly string[] = [
  'rectifications.ledgerFile',
  'closure.signed',
  'documents.preview',
  'documents.pages',
  'documents.file',
  'documents.meeting',
  'objects.file',
  'outputs.order',
]

/** Whether somebody is here only to read what they are given: whoever holds a post is not, whatever they were given before. */
export function isReviewer({ appointments, sights = [] }: Pick<Actor, 'appointments' | 'sights'>): boolean {
  return appointments.length === 0 && sights.length > 0
}

/** The rectifications that an outside reviewer is given to read today; none of anybody else. */
export function givenTo(actor: Actor): readonly RectificationId[] {
  return isReviewer(actor) ? (actor.sights ?? []).map(({ rectificationId }) => rectificationId) : []
}

/** Whether an outside reviewer may take the ledger and the notice of a rectification away as files. */
export function mayExportAsReviewer(actor: Actor, rectificationId: string | undefined): boolean {
  return (
    isReviewer(actor) &&
    (actor.sights ?? []).some((sight) => sight.rectificationId === rectificationId && sight.mayExport)
  )
}

/** Why an outside reviewer is refused an operation; null where they are not, and for everybody else. What is not named is refused. */
export function reviewerRefusal(
  actor: Actor,
  asked: { readonly operation: string; readonly rectificationId?: string | undefined },
): Refusal<'NOT_ALLOWED'> | null {
  if (!isReviewer(actor) || reviewing.includes(asked.operation)) return null
  const isGiven = exporting.includes(asked.operation) && mayExportAsReviewer(actor, asked.rectificationId)
  return isGiven ? null : { code: 'NOT_ALLOWED' }
}
