import type { Bilingual } from '../kernel/refusal.ts'
import { itemFields } from './list-item.ts'

/** Why a row of a list of objects cannot be taken as it stands, and what to do. `{words}` is what stands there. */
export const objectProblems = {
  numberMissing: { zh: '缺编号', en: 'no number' },
  totalRow: {
    zh: '“{words}”是合计行，不作为对象',
    en: '“{words}” is a row of totals, and no object',
  },
  numberTwice: { zh: '编号“{words}”在表中出现两次', en: 'the number “{words}” is there twice' },
  nameMissing: { zh: '缺名称', en: 'no name' },
  unwritable: {
    zh: '“{words}”中有看不见的字符，请重新输入',
    en: '“{words}” holds characters that cannot be seen; type it again',
  },
  dayUnread: {
    zh: '“{words}”不是日期，或早于 1949 年，请写成 2026-01-31 这样',
    en: '“{words}” is no day, or before 1949; write it as 2026-01-31',
  },
  numberTooLong: {
    zh: `编号“{words}”超过 ${itemFields.number.atMost} 字`,
    en: `a number of more than ${itemFields.number.atMost} characters: “{words}”`,
  },
  nameTooLong: {
    zh: `名称“{words}”超过 ${itemFields.name.atMost} 字`,
    en: `a name of more than ${itemFields.name.atMost} characters: “{words}”`,
  },
  placeTooLong: {
    zh: `地点“{words}”超过 ${itemFields.place.atMost} 字`,
    en: `a place of more than ${itemFields.place.atMost} characters: “{words}”`,
  },
  responsibleTooLong: {
    zh: `责任人“{words}”超过 ${itemFields.responsibleWords.atMost} 字`,
    en: `a person responsible of more than ${itemFields.responsibleWords.atMost} characters: “{words}”`,
  },
} as const satisfies Record<string, Bilingual>

/** What is wrong with a row, and the words that are. */
export type ObjectProblem = { readonly code: keyof typeof objectProblems; readonly words: string }

/** What is wrong with a row in a language. */
export function objectProblemText({ code, words }: ObjectProblem, language: keyof Bilingual): string {
  return objectProblems[code][language].replaceAll('{words}', () => words)
}
