/** In which forms a notice is written: every measure by itself, or folded under the heads of its finding, or that without passages. */
export const noticeForms = ['full', 'published', 'abridged'] as const
export type NoticeForm = (typeof noticeForms)[number]
