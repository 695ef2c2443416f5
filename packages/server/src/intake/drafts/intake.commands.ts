import { covers } from '@bihuan/core/intake/review/cover.ts'
import type { Draft, Span } from '@bihuan/core/reading/draft.ts'
import { sourceText } from '@bihuan/core/reading/text/source-text.ts'
import { type DraftId, id, type RectificationId, type TemplateId } from '@bihuan/core/kernel/id.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { bodyForNew } from '@bihuan/core/rectifications/body-for-new.ts'
import { sourceNameOf } from '@bihuan/core/told/source-name.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { bodiesHeld } from '@bihuan/core/people/role.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { answerPlain, found } from '../../kernel/refused.ts'
import { sealedTemplate } from '../../templates/sealed-template.ts'
import { readChosen } from '../../templates/templates.queries.ts'
import { forgetFile, settleFile } from '../../told/files.store.ts'
import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'
import { changesOfDraft } from '@bihuan/core/intake/draft-changes.ts'
import { deleteDraft, updateDraft } from './drafts.store.ts'
import type { IntakeParts } from '../intake-parts.ts'
import { readDraft } from './intake.queries.ts'
import { openNamesOf } from './settling.commands.ts'
import { type DraftForm, openDraft } from './open-draft.ts'
import { takeIn, type TakeInForm } from './take-in.ts'

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
    const open = openDraft(await readDraft(db, { draftId: form.draftId, by: context.actor }, true), form)
    if (!open.ok) return open
    const { length } = sourceText(open.value.text)
    if (!covers(form.draft.passages, length)) return refuse({ code: 'DRAFT_LOSES_TEXT' } as const)
    if (!itemsOf(form.draft).every(({ passage }) => isWithin(passage, length)))
      return refuse({
        code: 'INVALID_INPUT',
        params: {
          detail: '草稿与系统中的原文对不上',
          detailEn: 'the draft does not fit its source',
        },
      } as const)
    const acknowledged = [...new Set(form.acknowledged)].filter((at) => at in form.draft.warnings)
    await updateDraft(db, {
      id: open.value.id,
      name: form.name,
      draft: form.draft,
      acknowledged,
      by: context.actor.personId,
      now: context.now(),
    })
    return ok(undefined)
  })
  answerPlain(saved)
}

function itemsOf({ findings }: Draft): readonly { readonly passage: Span }[] {
  return findings.flatMap((finding) => [finding, ...finding.measures])
}

function isWithin({ start, end }: Span, length: number): boolean {
  return start <= end && end <= length
}

/** Discards a draft with the file that it was read from. */
export async function discardDraft(
  context: SignedInContext,
  { files }: Pick<IntakeParts, 'files'>,
  draftId: DraftId,
): Promise<void> {
  const db = context.database.kysely
  const discarded = await db.transaction().execute(async (transaction) => {
    const row = await readDraft(transaction, { draftId, by: context.actor }, true)
    if (row === null) return refuse({ code: 'NOT_FOUND' } as const)
    if (row.rectification_id !== null) return refuse({ code: 'DRAFT_COMMITTED' } as const)
    await deleteDraft(transaction, draftId)
    return ok(row.file_id && (await forgetFile(transaction, files, row.file_id)))
  })
  const forgotten = answerPlain(discarded)
  if (forgotten !== null) await settleFile({ db, files }, forgotten)
}

type CommitForm = TakeInForm & { readonly name: string; readonly templateId?: TemplateId | undefined }

/**
 * Turns a draft into a rectification: all records, the source with its passages and the journal in one transaction.
 * The rectification takes the id of the command, so that a form sent twice finds it.
 */
export async function commitDraft(
  context: SignedInContext,
  form: CommitForm,
): Promise<{ rectificationId: RectificationId; cameIn: CameIn }> {
  const { commandId, draftId, name, templateId } = form
  const { kysely } = context.database
  const chosen = await readChosen(kysely, templateId, bodiesHeld(context.actor, ['coordinator']))
  const template = sealedTemplate(found(chosen))
  const rectificationId = id<'rectification'>(commandId)
  return takeIn(context, {
    rectificationId,
    form,
    subjects: [],
    checkRight: () => (can(context.actor, 'intake') ? null : { code: 'NOT_ALLOWED' }),
    decide: async ({ draft, name: given, body_id }, { book }) => {
      const body = bodyForNew(context.actor, body_id ?? undefined)
      if (!body.ok) return body
      const open = openNamesOf(draft, book, draftId)
      if (open !== null) return refuse(open)
      const { newId } = context
      const document = sourceNameOf({ given, title: draft.facts.documentTitle, rectification: name })
      return ok(
        changesOfDraft(draft, { rectificationId, bodyId: body.value, name, document, template, newId, book }),
      )
    },
  })
}
