import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { type NameBook, nameBook, type SettledName } from '@bihuan/core/intake/settling/names.ts'
import { namesToSettle, type NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import { type DraftId, id } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { found } from '../../kernel/refused.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { changesOfDraft } from '@bihuan/core/intake/draft-changes.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { sealedTemplate } from '../../templates/sealed-template.ts'
import { readDraft } from './intake.queries.ts'
import { readDirectory } from './names.store.ts'

/** What somebody has to decide before a draft is committed, and what will come in. */
export async function settling(
  context: SignedInContext,
  draftId: DraftId,
): Promise<{ names: NameToSettle[]; comesIn: CameIn }> {
  const db = context.database.kysely
  const { draft, name } = found(await readDraft(db, { draftId, by: context.actor }))
  const book = nameBook(await readDirectory(db, context.actor))
  const { changes } = changesOfDraft(draft, {
    rectificationId: id<'rectification'>(draftId),
    // Only counted; which body it becomes is known when it is committed.
    bodyId: id<'organization'>(draftId),
    name,
    document: name,
    template: sealedTemplate(plainTemplate),
    newId: () => draftId,
    book,
  })
  return { names: namesToSettle(draft, book), comesIn: countOf(changes.map(({ event }) => event.type)) }
}

/** The book of names with what a form decides; whoever it names has to be there. */
export async function openBook(
  db: Db,
  by: Actor,
  settled: readonly SettledName[],
): Promise<Result<NameBook, Refusal<'INVALID_INPUT'>>> {
  const directory = await readDirectory(db, by)
  const known = new Set<string>([...directory.organizations, ...directory.persons].map((one) => one.id))
  if (settled.some((one) => one.id !== null && !known.has(one.id)))
    return refuse({
      code: 'INVALID_INPUT',
      params: { detail: '所选单位或人员不存在', detailEn: 'no such organization or person' },
    })
  // The form decides anew what was settled before.
  return ok(nameBook({ ...directory, settled: [...directory.settled, ...settled] }))
}

/** Why nothing is committed while somebody has to decide whom names mean. */
export function namesRefusal(open: readonly NameToSettle[], draftId: DraftId): Refusal<'NAMES_OPEN'> | null {
  if (open.length === 0) return null
  return { code: 'NAMES_OPEN', params: { open: open.length }, place: { kind: 'draft', draftId } }
}

/** Why a draft cannot be committed as it is: names that nobody has settled. */
export function openNamesOf(draft: Draft, book: NameBook, draftId: DraftId): Refusal<'NAMES_OPEN'> | null {
  return namesRefusal(namesToSettle(draft, book), draftId)
}

/** How much came into the record, by the types of what happened. */
export function countOf(types: readonly Change['event']['type'][]): CameIn {
  const count = (...wanted: readonly Change['event']['type'][]): number =>
    types.filter((type) => wanted.includes(type)).length
  return {
    findings: count('finding.added'),
    measures: count('measure.added'),
    changes: count('finding.assigned', 'measure.assigned'),
    reports: count('measure.reportImported'),
    notes: count('finding.sourceNoted', 'measure.sourceNoted'),
  }
}
