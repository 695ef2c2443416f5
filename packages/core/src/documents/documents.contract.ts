import { z } from 'zod'
import { refusals, signedIn } from '../kernel/contract.ts'
import { ledgerFileQuerySchema } from '../measures/ledger-query.schema.ts'
import { rectificationPath } from '../rectifications/rectifications.contract.ts'
import { blockSchema } from './block.schema.ts'
import { documentFormats, documentKeys } from './catalogue.ts'
import { documentChoicesSchema } from './document-options.ts'
import { fromPage, pagedSchema } from './paged.schema.ts'

const wanted = rectificationPath.extend({
  document: z.enum(documentKeys),
  options: documentChoicesSchema,
})

/** What a document as a file is asked with. */
export const documentFileSchema = wanted.extend({ format: z.enum(documentFormats).default('docx') })

/**
 * Official documents of a rectification: as a model to be looked at, and as files. What is chosen for one names people and what is to be
 * left out, so that it comes in the body: addresses are logged on the way.
 */
export const documentsContract = {
  preview: signedIn
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/documents/{document}',
      summary: '公文内容 What a document says, with the records behind each figure',
    })
    .errors(refusals('CLASSIFIED_TEXT', 'REDACTION_UNFIT', 'SHOWN_PERIOD'))
    .input(wanted)
    .output(
      z.object({
        title: z.string(),
        language: z.enum(['zh', 'en']),
        /** Typed blocks of runs. Of the records behind them those that the reader may open. */
        blocks: z.array(blockSchema),
        head: z.string().exactOptional(),
        /** How many records behind figures and quotes the reader may not open. */
        hidden: z.int(),
      }),
    ),
  pages: signedIn
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/documents/{document}/pages',
      summary: '公文各页 The pages of a document as pictures, as they will be printed',
    })
    .errors(refusals('CHARACTERS_WITHOUT_FONT', 'CLASSIFIED_TEXT', 'REDACTION_UNFIT', 'SHOWN_PERIOD'))
    .input(wanted.extend({ from: fromPage }))
    .output(pagedSchema),
  file: signedIn
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/documents/{document}/file',
      summary: '公文下载 A document as a file',
    })
    .errors(
      refusals(
        'CHARACTERS_WITHOUT_FONT',
        'LEDGER_TOO_LARGE',
        'CLASSIFIED_TEXT',
        'REDACTION_UNFIT',
        'SHOWN_PERIOD',
      ),
    )
    .input(documentFileSchema)
    .output(z.file()),
  meeting: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}/meeting-papers',
      summary: '会议材料 Brief, late measures, decisions and the ledger as one PDF',
    })
    .errors(refusals('CHARACTERS_WITHOUT_FONT', 'LEDGER_TOO_LARGE'))
    .input(rectificationPath.extend(ledgerFileQuerySchema.omit({ format: true }).shape))
    .output(z.file()),
}
