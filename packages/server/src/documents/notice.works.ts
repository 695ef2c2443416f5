import { noticeOf } from '@bihuan/core/documents/notice.ts'
import type { NoticeFacts } from '@bihuan/core/documents/notice-facts.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { noticeDocx } from './notice.docx.ts'

type Written = Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>

/** What documents ask of the thread that does what takes long. */
export const noticeWorks = {
  /** The public notice as DOCX or PDF. */
  notice: async ({
    facts,
    format,
    at,
  }: {
    readonly facts: NoticeFacts
    readonly format: 'docx' | 'pdf'
    readonly at: Date
  }): Promise<Written> => {
    const model = noticeOf(facts)
    return format === 'pdf' ? officialPdf(model, { at }) : ok(await noticeDocx(model))
  },
}
