import { noticeOf } from '@bihuan/core/documents/notice.ts'
import type { NoticeFacts } from '@bihuan/core/documents/notice-facts.ts'
import { noticeDocx } from './notice.docx.ts'

/** What documents ask of the thread that does what takes long. */
export const noticeWorks = {
  /** The public notice as DOCX. */
  notice: (facts: NoticeFacts): Promise<Uint8Array> => noticeDocx(noticeOf(facts)),
}
