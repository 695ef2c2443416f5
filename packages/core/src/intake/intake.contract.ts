import { z } from 'zod'
import { changing, commandSchema, idOf, refusals, signedIn, textUpTo } from '../kernel/contract.ts'
import { sources } from '../rectifications/rectification.ts'
import { draftSchema } from './draft.schema.ts'
import { savedDraftSchema } from './saved-draft.schema.ts'

const reading = refusals(
  'EMPTY_TEXT',
  'BINARY_FILE',
  'TEXT_TOO_LARGE',
  'UNREADABLE_ENCODING',
  'CLASSIFIED_TEXT',
  'BODY_TOO_LARGE',
)
const draftPath = z.object({ draftId: idOf('draft') })

export const intakeContract = {
  list: signedIn
    .route({ method: 'GET', path: '/intake/drafts', summary: '导入草稿 Drafts' })
    .output(
      z.array(
        savedDraftSchema
          .pick({ id: true, name: true, createdBy: true, updatedAt: true, rectificationId: true })
          .extend({ findings: z.int(), measures: z.int() }),
      ),
    ),
  read: signedIn
    .route({ method: 'POST', path: '/intake/drafts', summary: '读入文本，生成草稿 Read a text into a draft' })
    .errors(reading)
    .input(
      commandSchema.extend({ name: textUpTo(200), text: z.string().optional(), file: z.file().optional() }),
    )
    .output(savedDraftSchema),
  get: signedIn
    .route({ method: 'GET', path: '/intake/drafts/{draftId}', summary: '一份草稿 One draft' })
    .input(draftPath)
    .output(savedDraftSchema),
  save: changing
    .route({ method: 'PUT', path: '/intake/drafts/{draftId}', summary: '保存草稿 Save a draft' })
    .errors(refusals('DRAFT_LOSES_TEXT', 'DRAFT_COMMITTED'))
    .input(
      draftPath.extend({
        version: z.int().positive(),
        name: textUpTo(200).min(1),
        draft: draftSchema,
        acknowledged: z.array(z.int()),
      }),
    )
    .output(savedDraftSchema),
  discard: changing
    .route({ method: 'DELETE', path: '/intake/drafts/{draftId}', summary: '删除草稿 Discard a draft' })
    .errors(refusals('DRAFT_COMMITTED'))
    .input(draftPath)
    .output(z.object({ isDiscarded: z.literal(true) })),
  commit: changing
    .route({
      method: 'POST',
      path: '/intake/drafts/{draftId}/rectification',
      summary: '确认导入 Commit a draft as a rectification',
    })
    .errors(refusals('NOTHING_TO_COMMIT', 'WARNINGS_OPEN', 'DRAFT_COMMITTED'))
    .input(
      commandSchema.extend({
        ...draftPath.shape,
        version: z.int().positive(),
        name: textUpTo(200).min(1),
        source: z.enum(sources),
      }),
    )
    .output(z.object({ rectificationId: idOf('rectification') })),
}
