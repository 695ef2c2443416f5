import type { Bilingual } from '../kernel/refusal.ts'
import type { Right } from '../people/permissions.ts'
import type { DocumentModel } from './document.ts'
import type { DocumentOptions, OptionName } from './document-options.ts'
import { noticeOf } from './notice.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { withElements } from './official-elements.ts'

/** As what documents leave. */
export const documentFormats = ['docx', 'pdf'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** What each document is written from. The server gathers it: see its `gathering.ts`. */
export type DocumentFacts = {
  readonly notice: NoticeFacts
}

/** The documents that leave, by the names that programs call them by. */
export const documentKeys = ['notice'] as const satisfies readonly (keyof DocumentFacts)[]
export type DocumentKey = keyof DocumentFacts

/** A document: what it is called, as what it leaves, who may have it, and what is written in it. */
export type DocumentSort<Facts> = {
  readonly name: Bilingual
  readonly formats: readonly DocumentFormat[]
  /** On the rectification that it is about. */
  readonly right: Right
  /** Which options say anything to it; the others are left aside. */
  readonly takes: readonly OptionName[]
  /** Its blocks, from the facts alone: the same facts give the same document. */
  readonly model: (facts: Facts, options: DocumentOptions) => DocumentModel
}

const official = ['number', 'addressee', 'copies', 'signedOn'] as const

/** Every document once. A new one is its facts, its model and a row here; what is left out is no program. */
export const documents: { readonly [Key in DocumentKey]: DocumentSort<DocumentFacts[Key]> } = {
  notice: {
    name: { zh: '整改情况通报', en: 'public notice' },
    formats: documentFormats,
    right: 'rectification.notice',
    takes: official,
    model: noticeOf,
  },
}

/** What somebody asked for, with the facts that it is written from. */
export type DocumentOrder<Key extends DocumentKey = DocumentKey> = {
  readonly document: Key
  readonly facts: DocumentFacts[Key]
  readonly options: DocumentOptions
}

/** Writes a document from its facts, with what an official document carries beside its text. */
export function modelOf<Key extends DocumentKey>({
  document,
  facts,
  options,
}: DocumentOrder<Key>): DocumentModel {
  const { model, takes } = documents[document]
  const taken = Object.fromEntries(
    Object.entries(options).filter(([name]) => takes.some((one) => one === name)),
  )
  return withElements(model(facts, taken), taken)
}
