import { z } from 'zod'
import { changing, idOf, refusals, signedIn, versionSchema } from '../kernel/contract.ts'
import { savedDraftSchema } from './saved-draft.schema.ts'

/** Help by a language model: off unless the administrator names an address. It only proposes. */
export const proposalsContract = {
  helper: signedIn
    .route({ method: 'GET', path: '/intake/model', summary: '是否配置了模型 Whether a model is set up' })
    .output(z.object({ isOn: z.boolean(), name: z.string().nullable() })),
  /** Asks the model about what is unplaced; its proposals join the draft, marked as its own. */
  propose: changing
    .route({
      method: 'POST',
      path: '/intake/drafts/{draftId}/proposals',
      summary: '请模型提出建议 Ask the model for proposals',
    })
    .errors(refusals('MODEL_OFF', 'MODEL_FAILED', 'DRAFT_COMMITTED'))
    .input(z.object({ draftId: idOf('draft'), version: versionSchema }))
    .output(z.object({ saved: savedDraftSchema, proposed: z.int(), dropped: z.int() })),
}
