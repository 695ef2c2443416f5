import { z } from 'zod'
import {
  bilingualSchema,
  changing,
  commanding,
  commandSchema,
  exactTextUpTo,
  idOf,
  namedSchema,
  refusals,
  signedIn,
  textUpTo,
  versionSchema,
} from '../kernel/contract.ts'
import { columnRoles } from '../reading/tables/column-roles.ts'
import { savedDraftSchema } from './saved-draft.schema.ts'
import { readingPhases, readingRefusals } from '../reading/source-document.ts'

/** A document on its way to a draft. */
export const readingSchema = z.object({
  /** The draft that comes of it has the same id. */
  id: idOf('draft'),
  name: z.string(),
  state: z.enum(['waiting', 'reading', 'done', 'refused']),
  progress: z.object({ phase: z.enum(readingPhases), done: z.int(), total: z.int().nullable() }).nullable(),
  refusal: z.object({ code: z.string(), message: bilingualSchema }).nullable(),
  createdBy: namedSchema,
  createdAt: z.string(),
})
/** A document on its way to a draft. */
export type ReadingView = z.infer<typeof readingSchema>

const refusedAtOnce = refusals(...readingRefusals, 'BODY_TOO_LARGE')
const readingPath = z.object({ readingId: idOf('draft') })

/** Reading documents into drafts. */
export const readingsContract = {
  /** Answers at once with what is known then; a reading that takes longer is asked for again by its id. */
  read: commanding
    .route({
      method: 'POST',
      path: '/intake/readings',
      summary: '读入文件，生成草稿 Read a document into a draft',
    })
    .errors(refusedAtOnce)
    .input(
      commandSchema.extend({
        name: textUpTo(200),
        /** Pasted text; with `isHtml` the HTML that the clipboard held. */
        text: z.string().optional(),
        isHtml: z.stringbool().or(z.boolean()).optional(),
        /** The body whose coordinators work on it, for those who coordinate several. */
        bodyId: idOf('organization').optional(),
        file: z.file().optional(),
      }),
    )
    .output(readingSchema),
  readings: signedIn
    .route({ method: 'GET', path: '/intake/readings', summary: '正在读取的文件 Readings under way' })
    .output(z.array(readingSchema)),
  reading: signedIn
    .route({ method: 'GET', path: '/intake/readings/{readingId}', summary: '读取进度 How far a reading is' })
    .input(readingPath)
    .output(readingSchema),
  cancel: signedIn
    .route({ method: 'DELETE', path: '/intake/readings/{readingId}', summary: '停止读取 Stop a reading' })
    .input(readingPath)
    .output(z.object({ isCancelled: z.literal(true) })),
  /** Reads a draft's ledger again by other columns, and remembers them for the organization. */
  setColumns: changing
    .route({
      method: 'PUT',
      path: '/intake/drafts/{draftId}/columns',
      summary: '指定各列含义 Say what columns hold',
    })
    .errors(refusals('DRAFT_COMMITTED'))
    .input(
      z.object({
        draftId: idOf('draft'),
        version: versionSchema,
        columns: z
          .array(
            z.object({
              heading: exactTextUpTo(400),
              role: z.enum(columnRoles).nullable(),
            }),
          )
          .max(200),
      }),
    )
    .output(savedDraftSchema),
}
