import { z } from 'zod'
import {
  changing,
  commandSchema,
  idOf,
  refusals,
  signedIn,
  textUpTo,
  versionSchema,
  wholeNumber,
} from '../kernel/contract.ts'
import { additionsContract } from './additions.contract.ts'
import { draftSchema } from './draft.schema.ts'
import { proposalsContract } from './proposals.contract.ts'
import { readingsContract } from './readings.contract.ts'
import { cameInSchema, settledNamesSchema, settlingContract } from './settling/settling.contract.ts'
import { savedDraftSchema } from './saved-draft.schema.ts'

const draftPath = z.object({ draftId: idOf('draft') })

export const intakeContract = {
  ...readingsContract,
  ...proposalsContract,
  ...additionsContract,
  ...settlingContract,
  list: signedIn
    .route({ method: 'GET', path: '/intake/drafts', summary: '导入草稿 Drafts' })
    .output(
      z.array(
        savedDraftSchema
          .pick({ id: true, name: true, createdBy: true, updatedAt: true, rectificationId: true })
          .extend({ findings: z.int(), measures: z.int() }),
      ),
    ),
  get: signedIn
    .route({ method: 'GET', path: '/intake/drafts/{draftId}', summary: '一份草稿 One draft' })
    .input(draftPath)
    .output(savedDraftSchema),
  /** What tells a newer draft from one that is open, without its text. */
  version: signedIn
    .route({
      method: 'GET',
      path: '/intake/drafts/{draftId}/version',
      summary: '草稿的最新版本 The newest version of a draft',
    })
    .input(draftPath)
    .output(savedDraftSchema.pick({ version: true, updatedAt: true, updatedBy: true })),
  save: changing
    .route({ method: 'PUT', path: '/intake/drafts/{draftId}', summary: '保存草稿 Save a draft' })
    .errors(refusals('DRAFT_LOSES_TEXT', 'DRAFT_COMMITTED'))
    .input(
      draftPath.extend({
        version: versionSchema,
        name: textUpTo(200).min(1),
        draft: draftSchema,
        acknowledged: z.array(wholeNumber),
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
    .errors(
      refusals(
        'NOTHING_TO_COMMIT',
        'WARNINGS_OPEN',
        'PROPOSALS_OPEN',
        'DAYS_UNREAD',
        'NAMES_OPEN',
        'ORGANIZATION_CLOSED',
        'TEAM_ENDED',
        'DRAFT_COMMITTED',
        'ALREADY_IMPORTED',
      ),
    )
    .input(
      commandSchema.extend({
        ...draftPath.shape,
        version: versionSchema,
        name: textUpTo(200).min(1),
        /** The newest version of it; the plain one where nobody says which. */
        templateId: idOf('template').optional(),
        /** Commits also what was committed before: see the draft's twins. */
        isAgain: z.boolean().optional(),
        /** Whom the names mean that are uncertain: see `settling`. */
        names: settledNamesSchema.optional(),
      }),
    )
    .output(z.object({ rectificationId: idOf('rectification'), cameIn: cameInSchema })),
}
