import { z } from 'zod'
import { noticeForms } from './notice-forms.ts'
import { daySchema, idOf, lineUpTo, textUpTo, wholeInAddress } from '../kernel/contract.ts'

/** What somebody says of a document before it is written; each document takes those that mean something to it. */
export const documentOptionsSchema = z
  .object({
    /** 标题, in place of the one that the records give. */
    title: lineUpTo(120),
    /** 落款: who signs, in place of the inspected body. */
    signatory: lineUpTo(120),
    /** 公布期限: from which day to which a notice is shown. */
    shownFrom: daySchema,
    shownTo: daySchema,
    /** 联系方式: whom one asks or tells. */
    contact: lineUpTo(300),
    /** 附件: the names of what else is attached, a line each; of these there is no file here. */
    attachments: textUpTo(2000),
    /** 随文附件: what the program makes and freezes with an edition: names of `attachedKeys`, commas between; others say nothing. */
    attached: lineUpTo(100),
    /** Of a notice: every measure by itself, or folded under the heads of its finding. */
    form: z.enum(noticeForms),
    /** Of an abridged notice: what it leaves out and why, a line each: see `redactionsIn`. */
    redactions: textUpTo(4000),
    /** 发文字号 */
    number: lineUpTo(60),
    /** 密级: 内部, or nothing; what is classified has no place here. */
    secrecy: lineUpTo(10),
    /** 主送 */
    addressee: lineUpTo(200),
    /** 抄送 */
    copies: lineUpTo(400),
    /** In which language it is written, where it can be in both. */
    language: z.enum(['zh', 'en']),
    /** Of a closure form: which measure, or which finding, it is about. */
    measureId: idOf('measure'),
    findingId: idOf('finding'),
    /** 成文日期; the day of today where nobody says another. */
    signedOn: daySchema,
    /** From which day changes are told. */
    since: daySchema,
    /** Of a correction: what of the edition before it puts right (更正内容), and why. */
    correctedWhat: lineUpTo(300),
    correctedWhy: lineUpTo(300),
    /** Changes are told behind this entry of the journal, whatever the day. */
    sinceEntry: wholeInAddress(0),
  })
  .partial()
export type DocumentOptions = z.infer<typeof documentOptionsSchema>

/** Nothing where nobody says anything. Described as the same shape, which a value put in by the schema would be no more. */
export const documentChoicesSchema = documentOptionsSchema.optional().transform((options) => options ?? {})

/** The name of an option. */
export type OptionName = keyof DocumentOptions
