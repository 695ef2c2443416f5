/** In which forms a notice is written: every measure by itself, or folded under the heads of its finding. */
export const noticeForms = ['full', 'published'] as const
export type NoticeForm = (typeof noticeForms)[number]
