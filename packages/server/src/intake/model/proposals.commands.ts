import { applyProposals, passagesToAsk } from '@bihuan/core/intake/review/proposals.ts'
import { sourceText } from '@bihuan/core/reading/text/source-text.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { refusalError } from '../../kernel/http/answer.ts'
import { answerPlain } from '../../kernel/refused.ts'
import { updateDraft } from '../drafts/drafts.store.ts'
import type { DraftForm } from '../drafts/open-draft.ts'
import type { IntakeParts } from '../intake-parts.ts'
import { readDraft } from '../drafts/intake.queries.ts'
import { promptFor, proposalsIn } from './model-prompt.ts'
import { openDraft } from '../drafts/open-draft.ts'

/** As much as most models read at once together with the question and the answer. */
const mostCharacters = 12_000

/**
 * Asks the model about what found no place in a draft, and puts what it proposes and quotes rightly into the draft. The
 * draft is not locked meanwhile: whoever saves it in between goes first.
 */
export async function propose(
  context: SignedInContext,
  { model }: Pick<IntakeParts, 'model'>,
  form: DraftForm,
): Promise<{ readonly proposed: number; readonly dropped: number }> {
  if (model === null) throw refusalError({ code: 'MODEL_OFF' })
  const db = context.database.kysely
  const { text, draft } = answerPlain(
    openDraft(await readDraft(db, { draftId: form.draftId, by: context.actor }), form),
  )
  const asked = passagesToAsk(draft, mostCharacters)
  if (asked.length === 0) return { proposed: 0, dropped: 0 }
  const answer = answerPlain(await model.ask(promptFor(sourceText(text), draft, asked)))
  const found = proposalsIn(answer)
  if (found === null) {
    const params = { detail: '答复中没有建议', detailEn: 'the answer holds no proposals' }
    throw refusalError({ code: 'MODEL_FAILED', params })
  }
  const applied = applyProposals(text, draft, { asked, proposals: found.proposals })
  if (applied.proposed > 0) await save(context, form, applied.draft)
  return { proposed: applied.proposed, dropped: applied.dropped + found.senseless }
}

async function save(
  context: SignedInContext,
  form: DraftForm,
  draft: ReturnType<typeof applyProposals>['draft'],
): Promise<void> {
  const saved = await context.database.kysely.transaction().execute(async (db) => {
    const open = openDraft(await readDraft(db, { draftId: form.draftId, by: context.actor }, true), form)
    if (!open.ok) return open
    const { id, name, acknowledged } = open.value
    const by = context.actor.personId
    await updateDraft(db, { id, name, draft, acknowledged, by, now: context.now() })
    return ok(undefined)
  })
  answerPlain(saved)
}
