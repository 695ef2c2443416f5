import type { PlainDay } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Block, DocumentModel } from './document.ts'
import type { DocumentOptions } from './document-options.ts'
import { englishDay } from './follow-up.ts'
import { chineseDay } from './numerals.ts'

/** The published edition that a document corrects (更正). */
export type Corrected = {
  readonly number: number
  readonly title: string
  /** 发文字号; empty where it had none. */
  readonly documentNumber: string
  readonly publishedOn: PlainDay
}

/** What a correction puts right in the edition before it, and why; empty until somebody says so. */
export type Correction = { readonly what: string; readonly why: string }

/** What was said of a correction among the elements of its document. */
export function correctionIn({ correctedWhat = '', correctedWhy = '' }: DocumentOptions): Correction {
  return { what: correctedWhat, why: correctedWhy }
}

/** Why a correction cannot leave the house yet: nobody said what and why, or it says the same as the edition before it. */
export function correctionFault(
  correction: Correction,
  { number, differences }: { readonly number: number; readonly differences: number },
): Refusal<'EDITION_CORRECTION_UNSAID' | 'EDITION_CORRECTS_NOTHING'> | null {
  if (differences === 0) return { code: 'EDITION_CORRECTS_NOTHING', params: { number } }
  const isSaid = correction.what.trim() !== '' && correction.why.trim() !== ''
  return isSaid ? null : { code: 'EDITION_CORRECTION_UNSAID' }
}

/** A document that says below its title what it corrects, and why: whoever holds both papers knows which one counts. */
export function correcting(
  model: DocumentModel,
  corrected: Corrected | null,
  correction: Correction = { what: '', why: '' },
): DocumentModel {
  if (corrected === null) return model
  const at = model.blocks.findIndex(({ kind }) => kind === 'title')
  const words = model.language === 'zh' ? chineseWords : englishWords
  const text = words(corrected, { what: unended(correction.what), why: unended(correction.why) })
  const said: Block = { kind: 'line', place: 'note', runs: [{ kind: 'words', text }] }
  return { ...model, blocks: model.blocks.toSpliced(at + 1, 0, said) }
}

function chineseWords(
  { number, title, documentNumber, publishedOn }: Corrected,
  { what, why }: Correction,
): string {
  const numbered = documentNumber === '' ? '' : `（${documentNumber}）`
  const edition = `本文更正${chineseDay(publishedOn)}发布的第${number}版《${title}》${numbered}`
  const said = [
    ...(what === '' ? [] : [`更正内容：${what}`]),
    ...(why === '' ? [] : [`更正原因：${why}`]),
  ].join('；')
  return said === '' ? `（${edition}，以本文为准）` : `（${edition}。${said}。以本文为准）`
}

function englishWords(
  { number, title, documentNumber, publishedOn }: Corrected,
  { what, why }: Correction,
): string {
  const numbered = documentNumber === '' ? '' : ` (${documentNumber})`
  const edition = `Correction of edition ${number}, “${title}”${numbered}, published on ${englishDay(publishedOn)}`
  const said = [...(what === '' ? [] : [`What: ${what}`]), ...(why === '' ? [] : [`Why: ${why}`])].join('; ')
  return said === '' ? `(${edition}; this edition holds.)` : `(${edition}. ${said}. This edition holds.)`
}

/** Words without the stop that their writer put behind them: another follows. */
function unended(words: string): string {
  return words.trim().replace(/[。．.；;，,]+$/u, '')
}
