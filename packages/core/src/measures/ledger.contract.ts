import { z } from 'zod'
import { findingSchema } from '../findings/findings.contract.ts'
import { refusals, signedIn } from '../kernel/contract.ts'
import { rectificationPath } from '../rectifications/rectifications.contract.ts'
import { furtherMeasureSchema } from './further.contract.ts'
import { ledgerFileQuerySchema, ledgerQuerySchema } from './ledger-query.schema.ts'
import { measureSchema } from './measures.contract.ts'

/** What is asked of the ledger of one rectification: findings × measures. */
export const ledgerContract = {
  ledger: signedIn
    .route({ method: 'GET', path: '/rectifications/{rectificationId}/ledger', summary: '台账 The ledger' })
    .input(rectificationPath.extend(ledgerQuerySchema.shape))
    .output(
      z.object({
        /** Every finding that has a row here, and, when nothing is filtered, those without measures. */
        findings: z.array(findingSchema),
        measures: z.array(measureSchema),
        /** Measures of other findings that answer those here too; where something is filtered none are shown. */
        further: z.array(furtherMeasureSchema),
        total: z.int(),
      }),
    ),
  ledgerFile: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}/ledger.xlsx',
      summary: '台账导出为 XLSX、CSV 或 PDF The ledger as XLSX, CSV or PDF',
    })
    .errors(refusals('LEDGER_TOO_LARGE', 'CHARACTERS_WITHOUT_FONT'))
    .input(rectificationPath.extend(ledgerFileQuerySchema.shape))
    .output(z.file()),
}
