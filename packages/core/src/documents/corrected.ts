import type { PlainDay } from '../kernel/day.ts'
import type { Block, DocumentModel } from './document.ts'
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

/** A document that says below its title what it corrects: whoever holds both papers knows which one counts. */
export function correcting(model: DocumentModel, corrected: Corrected | null): DocumentModel {
  if (corrected === null) return model
  const at = model.blocks.findIndex(({ kind }) => kind === 'title')
  const text = model.language === 'zh' ? chineseWords(corrected) : englishWords(corrected)
  const said: Block = { kind: 'line', place: 'note', runs: [{ kind: 'words', text }] }
  return { ...model, blocks: model.blocks.toSpliced(at + 1, 0, said) }
}

function chineseWords({ number, title, documentNumber, publishedOn }: Corrected): string {
  const numbered = documentNumber === '' ? '' : `（${documentNumber}）`
  return `（本文更正${chineseDay(publishedOn)}发布的第${number}版《${title}》${numbered}，以本文为准）`
}

function englishWords({ number, title, documentNumber, publishedOn }: Corrected): string {
  const numbered = documentNumber === '' ? '' : ` (${documentNumber})`
  return `(Correction of edition ${number}, “${title}”${numbered}, published on ${englishDay(publishedOn)}; this edition holds.)`
}
