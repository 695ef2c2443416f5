import type { Refusal } from '../kernel/refusal.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { type DocumentModel, textOf } from './document.ts'
import type { DocumentOptions } from './document-options.ts'

/** A place that no record fills: nobody writes so many of these by chance. */
const mark = '＿＿＿＿＿＿＿＿'
const marked = new RegExp(`${mark}（([^（）]+)）`, 'gu')

/** What may stay open in a document, and where it is filled in. */
const blanks = {
  单位名称: {
    zh: '“单位名称”（在专项页“更正信息”里填写“被反馈单位”，或在本稿“公文要素”里填写“落款单位”）',
    en: '“单位名称” (fill in “Inspected body” under “Amend” on the page of the rectification, or “Signed by” under the elements of this draft)',
  },
} as const
type Blank = keyof typeof blanks

/** A blank that says what belongs there; see `blankIn`, which keeps it in the house. */
export function blankFor(what: Blank): string {
  return `${mark}（${what}）`
}

/** What is still open in a document that is to leave, each once; a form for hands is no such document. */
export function blankIn({ title, blocks }: DocumentModel): Refusal<'EDITION_BLANK'> | null {
  const texts = [title, ...blocks.map(textOf)]
  const open = new Set(texts.flatMap((text) => [...text.matchAll(marked)].map(([, what = '']) => what)))
  if (open.size === 0) return null
  const places = (language: 'zh' | 'en'): string =>
    [...open].map((what) => placeOf(what, language)).join('；')
  return { code: 'EDITION_BLANK', params: { places: places('zh'), placesEn: places('en') } }
}

/** What of a rectification the first sentences of a document say. */
export const saidFirst = ['inspectingBody', 'inspectedBody', 'feedbackOn'] as const
export type SaidFirst = (typeof saidFirst)[number]

/** With what a notice ends that is typed for it: from when to when it is shown, and whom one asks. */
export const saidLast = ['shownFrom', 'shownTo', 'contact'] as const
export type SaidLast = (typeof saidLast)[number]

/**
 * What a document says nothing of, since nobody filled it in: of the rectification, where a self-inspection has none and of others it was
 * forgotten, and with what a notice ends.
 */
export function lackingIn(
  document: string,
  rectification: Pick<NoticeFacts['rectification'], SaidFirst>,
  options: Pick<DocumentOptions, SaidLast>,
): readonly (SaidFirst | SaidLast)[] {
  const tellsOf = document === 'notice' || document === 'progress' || document === 'plan'
  return [
    ...(tellsOf ? saidFirst.filter((name) => rectification[name] === null) : []),
    ...(document === 'notice' ? saidLast.filter((name) => (options[name] ?? '') === '') : []),
  ]
}

function placeOf(what: string, language: 'zh' | 'en'): string {
  return Object.entries(blanks).find(([name]) => name === what)?.[1][language] ?? `“${what}”`
}
