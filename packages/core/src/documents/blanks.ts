import type { Refusal } from '../kernel/refusal.ts'
import { type DocumentModel, textOf } from './document.ts'

/** A place that no record fills: nobody writes so many of these by chance. */
const mark = '＿＿＿＿＿＿＿＿'
const marked = new RegExp(`${mark}（([^（）]+)）`, 'gu')

/** What may stay open in a document, and where it is filled in. */
const blanks = {
  单位名称: {
    zh: '“单位名称”（在专项页“更正信息”里填写“被反馈单位”，或放弃本稿、在公文要素里填写“落款单位”后重新起草）',
    en: '“单位名称” (fill in “Inspected body” under “Amend” on the page of the rectification, or drop this draft and draft it anew with “Signed by” chosen)',
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

function placeOf(what: string, language: 'zh' | 'en'): string {
  return Object.entries(blanks).find(([name]) => name === what)?.[1][language] ?? `“${what}”`
}
