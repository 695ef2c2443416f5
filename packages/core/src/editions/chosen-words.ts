import { namesOf } from '../kernel/field.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { shortened } from '../kernel/shortened.ts'
import type { ChosenOptions } from './edition.ts'

/** What the elements of a document are called where it is told that one was chosen anew: a test holds them against the options. */
const elements: Readonly<Record<string, Bilingual>> = {
  title: { zh: '标题', en: 'title' },
  number: { zh: '发文字号', en: 'document number' },
  secrecy: { zh: '密级', en: 'marking' },
  addressee: { zh: '主送', en: 'addressee' },
  copies: { zh: '抄送', en: 'copies' },
  signatory: { zh: '落款单位', en: 'signed by' },
  signedOn: { zh: '成文日期', en: 'dated' },
  shownFrom: { zh: '公布期限起', en: 'shown from' },
  shownTo: { zh: '公布期限止', en: 'shown until' },
  contact: { zh: '联系方式', en: 'contact' },
  attachments: { zh: '其他附件', en: 'other attachments' },
  attached: { zh: '随文附件', en: 'attached lists' },
  form: { zh: '版式', en: 'form' },
  language: { zh: '语言', en: 'language' },
  redactions: { zh: '不公布的内容', en: 'passages left out' },
  since: { zh: '变化起算日', en: 'changes since' },
  correctedWhat: { zh: '更正内容', en: 'what is corrected' },
  correctedWhy: { zh: '更正原因', en: 'why it is corrected' },
  sinceEntry: { zh: '变化起算的日志条目', en: 'changes since entry' },
}

/** Elements that hold a code, not words: a title that reads “en” is no language. */
const isCode: ReadonlySet<string> = new Set(['form', 'language'])

const values: Readonly<Record<string, Bilingual>> = {
  full: { zh: '全文', en: 'full' },
  published: { zh: '公布稿', en: 'published' },
  abridged: { zh: '删节稿', en: 'abridged' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
}

/** Only that they changed is told: names of lists are keys of the program, and what is left out may not be read here. */
const untold: ReadonlySet<string> = new Set(['attached', 'redactions'])

const unset: Bilingual = { zh: '未填', en: 'not set' }
const longest = 60

/** Which elements were chosen anew, each from what to what; null where none is another. */
export function chosenWords(before: ChosenOptions, after: ChosenOptions): Bilingual | null {
  const [was, is] = [optionsIn(before), optionsIn(after)]
  const changed = namesOf(elements).filter((name) => (was[name] ?? '') !== (is[name] ?? ''))
  if (changed.length === 0) return null
  const said = (language: keyof Bilingual): string[] =>
    changed.map((name) => {
      const label = elements[name]?.[language] ?? name
      if (untold.has(name)) return language === 'zh' ? `${label}已改` : `${label} changed`
      const [from, to] = [was[name], is[name]].map((value) => valueWords(name, value, language))
      return `${label}${language === 'zh' ? '：' : ': '}${from} → ${to}`
    })
  return { zh: said('zh').join('；'), en: said('en').join('; ') }
}

function valueWords(name: string, value: string | undefined, language: keyof Bilingual): string {
  if (value === undefined || value === '') return unset[language]
  const words = value.replaceAll(/\s*\n\s*/g, language === 'zh' ? '、' : ', ')
  const called = isCode.has(name) ? values[value]?.[language] : undefined
  return called ?? (words.length > longest ? `${shortened(words, longest)}…` : words)
}

function optionsIn(options: ChosenOptions): Readonly<Record<string, string>> {
  const read: unknown = JSON.parse(options)
  if (typeof read !== 'object' || read === null) return {}
  return Object.fromEntries(
    Object.entries(read).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  )
}
