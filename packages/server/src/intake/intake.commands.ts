import { acceptText, type DecodedText, decodeText } from '@bihuan/core/intake/decode.ts'
import type { Draft } from '@bihuan/core/intake/draft.ts'
import { readText } from '@bihuan/core/intake/read-text.ts'
import { type CommandId, type DraftId, id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Source } from '@bihuan/core/rectifications/rectification.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer, answerPlain } from '../kernel/refused.ts'
import { runCommand } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { changesOfDraft, type DraftChanges } from './draft-changes.ts'
import { deleteDraft, insertDraft, keepSource, updateDraft } from './drafts.store.ts'
import { type DraftRow, readDraft, readNamesakes } from './intake.queries.ts'

/** Reads a text, or the bytes of a file, into a draft. The draft takes the id of the command. */
export async function readIn(
  context: SignedInContext,
  form: { readonly commandId: CommandId; readonly name: string; readonly source: string | Uint8Array },
): Promise<DraftId> {
  const { source } = form
  const decoded = answerPlain(typeof source === 'string' ? acceptText(source) : decodeText(source))
  const text = storable(decoded)
  const draftId = id<'draft'>(form.commandId)
  const draft = readText(text)
  const title = draft.facts.documentTitle?.slice(0, 200) ?? '—'
  await insertDraft(context.database.kysely, {
    id: draftId,
    name: form.name === '' ? title : form.name,
    text,
    encoding: decoded.encoding,
    draft,
    createdBy: context.actor.personId,
    now: context.now(),
  })
  return draftId
}

// A NUL or half a character can lie in a text that is otherwise fine, but not in the database. One for one, so that
// offsets stay.
function storable({ text }: DecodedText): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** A draft as somebody saw it. */
export type DraftForm = { readonly draftId: DraftId; readonly version: number }

/** Saves what somebody changed in a draft. Its passages have to cover the source from end to end. */
export async function saveDraft(
  context: SignedInContext,
  form: DraftForm & {
    readonly name: string
    readonly draft: Draft
    readonly acknowledged: readonly number[]
  },
): Promise<void> {
  const saved = await context.database.kysely.transaction().execute(async (db) => {
    const row = await readDraft(db, form.draftId, true)
    if (row === null) return refuse({ code: 'NOT_FOUND' } as const)
    if (row.rectification_id !== null) return refuse({ code: 'DRAFT_COMMITTED' } as const)
    if (row.version !== form.version) return refuse({ code: 'VERSION_CONFLICT' } as const)
    if (!covers(form.draft.passages, Array.from(row.text).length))
      return refuse({ code: 'DRAFT_LOSES_TEXT' } as const)
    const acknowledged = [...new Set(form.acknowledged)].filter((at) => at in form.draft.warnings)
    await updateDraft(db, {
      id: row.id,
      name: form.name,
      draft: form.draft,
      acknowledged,
      now: context.now(),
    })
    return ok(undefined)
  })
  answerPlain(saved)
}

/** Discards a draft. */
export async function discardDraft(context: SignedInContext, draftId: DraftId): Promise<void> {
  const discarded = await context.database.kysely.transaction().execute(async (db) => {
    const row = await readDraft(db, draftId, true)
    if (row === null) return refuse({ code: 'NOT_FOUND' } as const)
    if (row.rectification_id !== null) return refuse({ code: 'DRAFT_COMMITTED' } as const)
    await deleteDraft(db, draftId)
    return ok(undefined)
  })
  answerPlain(discarded)
}

type CommitForm = DraftForm & {
  readonly commandId: CommandId
  readonly name: string
  readonly source: Source
}

/**
 * Turns a draft into a rectification: all records, the source with its passages and the journal in one transaction.
 * The rectification takes the id of the command, so that a form sent twice finds it.
 */
export async function commitDraft(context: SignedInContext, form: CommitForm): Promise<RectificationId> {
  const { commandId, draftId } = form
  const rectificationId = id<'rectification'>(commandId)
  let committed: { readonly row: DraftRow; readonly changes: DraftChanges } | null = null
  answer(
    await runCommand(toolsOf(context), {
      chainId: rectificationId,
      commandId,
      by: context.actor.personId,
      subjects: {},
      seen: [],
      checkRight: () => (can(context.actor, 'intake') ? null : { code: 'NOT_ALLOWED' }),
      decide: async (_, db) => {
        const row = await readDraft(db, draftId, true)
        const refusal = commitRefusal(row, form)
        if (row === null || refusal !== null) return refuse(refusal ?? { code: 'NOT_FOUND' })
        const changes = await changesOf(db, row, { ...form, rectificationId, newId: context.newId })
        committed = { row, changes }
        return ok(changes.changes)
      },
      alsoSave: async (db) => {
        if (committed === null) throw new Error(`draft ${draftId} was committed without being decided`)
        const { row, changes } = committed
        await keepSource(db, {
          rectificationId,
          draft: row,
          passages: row.draft.passages,
          quotes: changes.quotes,
        })
      },
    }),
  )
  return rectificationId
}

function commitRefusal(row: DraftRow | null, form: CommitForm): Refusal | null {
  if (row === null) return { code: 'NOT_FOUND' }
  const place = { kind: 'draft', draftId: row.id } as const
  if (row.rectification_id !== null) return { code: 'DRAFT_COMMITTED', place }
  if (row.version !== form.version) return { code: 'VERSION_CONFLICT', place }
  if (row.draft.findings.length === 0) return { code: 'NOTHING_TO_COMMIT', place }
  const open = row.draft.warnings.filter((_, at) => !row.acknowledged.includes(at)).length
  return open > 0 ? { code: 'WARNINGS_OPEN', params: { open }, place } : null
}

async function changesOf(
  db: Db,
  { draft }: DraftRow,
  committing: { rectificationId: RectificationId; name: string; source: Source; newId: () => string },
): Promise<DraftChanges> {
  const items = draft.findings.flatMap((finding) => [finding, ...finding.measures])
  const namesakes = await readNamesakes(db, {
    organizations: items.flatMap(({ owner }) => owner ?? []),
    persons: items.flatMap(({ leader }) => leader ?? []),
  })
  return changesOfDraft(draft, { ...committing, ...namesakes })
}

/** Whether passages cover a text of so many code points from end to end, without gap or overlap. */
export function covers(passages: Draft['passages'], length: number): boolean {
  let at = 0
  for (const { start, end } of passages) {
    if (start !== at || end <= start) return false
    at = end
  }
  return at === length
}
