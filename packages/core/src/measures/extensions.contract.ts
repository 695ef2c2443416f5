import { z } from 'zod'
import { changing, daySchema, idOf, refusals, textUpTo, versionedCommandSchema } from '../kernel/contract.ts'
import { evidenceLimits } from '../kernel/evidence-kinds.ts'
import { measurePath, measureSchema, pathOfMeasure } from './measures.contract.ts'

const path = `${pathOfMeasure}/extension`
const onMeasure = versionedCommandSchema.extend(measurePath.shape)

/** How more time is asked for and given. */
export const extensionsContract = {
  askExtension: changing
    .route({ method: 'POST', path, summary: '申请延期 Ask for an extension' })
    .errors(
      refusals(
        'NOT_IN_STATUS',
        'ASSIGNMENT_MISSING',
        'REPORT_EMPTY',
        'REASON_MISSING',
        'LATE_REASON_MISSING',
        'EXTENSION_OF_CHECK_INS',
        'EXTENSION_WAITS',
        'EXTENSION_DAY',
      ),
    )
    .input(
      onMeasure.extend({
        until: daySchema,
        reason: textUpTo(2000),
        /** How far the work is: a report like others, with its files. */
        text: textUpTo(5000),
        fileIds: z.array(idOf('file')).max(evidenceLimits.filesOfReport),
        lateReason: textUpTo(2000).optional(),
      }),
    )
    .output(measureSchema),
  withdrawExtension: changing
    .route({ method: 'POST', path: `${path}/withdrawal`, summary: '撤回延期申请 Take back the request' })
    .errors(refusals('EXTENSION_NOT_ASKED'))
    .input(onMeasure)
    .output(measureSchema),
  prepareExtension: changing
    .route({
      method: 'POST',
      path: `${path}/prepared`,
      summary: '拟定延期意见 Prepare what the leader decides on an extension',
    })
    .errors(
      refusals(
        'REASON_MISSING',
        'LATE_ONLY_ACCOUNTS',
        'EXTENSION_NOT_ASKED',
        'EXTENSION_DAY',
        'EXTENSION_LATER',
        'EXTENSION_OWN',
        'EXTENSION_FOR_PRINCIPAL',
      ),
    )
    .input(onMeasure.extend({ until: daySchema.optional(), words: textUpTo(2000) }))
    .output(measureSchema),
  decideExtension: changing
    .route({ method: 'POST', path: `${path}/decision`, summary: '审批延期 Grant or refuse an extension' })
    .errors(
      refusals(
        'REASON_MISSING',
        'LATE_ONLY_ACCOUNTS',
        'EXTENSION_NOT_ASKED',
        'EXTENSION_DAY',
        'EXTENSION_LATER',
        'EXTENSION_OWN',
        'EXTENSION_OF_DOER',
        'EXTENSION_FOR_LEADER',
        'EXTENSION_FOR_PRINCIPAL',
        'CONFIRMATION_MISSING',
        'CONFIRMER_MISSING',
        'PERSON_NEEDED',
      ),
    )
    .input(
      onMeasure.extend({
        /** The day that is granted; without it, the request is refused. */
        until: daySchema.optional(),
        /** Why it is refused, or later than was asked for. */
        words: textUpTo(2000),
      }),
    )
    .output(measureSchema),
}
