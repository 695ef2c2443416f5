import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { takenBy } from '@bihuan/core/documents/document-takes.ts'
import { type NoticeForm, noticeForms } from '@bihuan/core/documents/notice-forms.ts'
import { isDay } from '@bihuan/core/kernel/day.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'

/** A document that leaves in editions. */
export type EditedKey = keyof typeof takenBy

/** What is chosen for a document, as fields hold it; nothing where the records say it. */
export const choiceNames = [
  'form',
  'redactions',
  'title',
  'number',
  'secrecy',
  'addressee',
  'copies',
  'signatory',
  'signedOn',
  'shownFrom',
  'shownTo',
  'contact',
  'attached',
  'attachments',
  'since',
] as const
export type ChoiceName = (typeof choiceNames)[number]
export type Choices = { readonly [Name in Exclude<ChoiceName, 'form'>]?: string } & {
  readonly form?: NoticeForm
}

/** Which of them are days. */
export const dayChoices: readonly ChoiceName[] = ['signedOn', 'shownFrom', 'shownTo', 'since']

/** Each edition has its own: no other takes them over. */
export const ofItsOwn: readonly ChoiceName[] = [...dayChoices, 'number']

/** Which document is looked at, and what is chosen for it, as it stands in the address. */
export type DocumentSearch = Choices & {
  readonly document?: EditedKey
  /** That somebody went through the elements: nothing is taken over from an edition before any more. */
  readonly own?: true
}

/** The same from an address; what means nothing to that document is left out. */
export function documentSearchOf(search: Readonly<Record<string, unknown>>): DocumentSearch {
  const document = namesOf(takenBy).find((key) => key === search['document'])
  return {
    ...(document && { document }),
    ...(search['own'] === true && { own: true }),
    ...choicesOf(document ?? 'notice', search),
  }
}

/** What is chosen for a document, without what is empty or no day; what is left out stands in an abridged notice alone. */
export function choicesOf(document: EditedKey, said: Readonly<Record<string, unknown>>): Choices {
  return Object.fromEntries(
    choicesFor(document, said['form']).flatMap((name) => {
      const value = said[name]
      // A number alone is read from the address as one.
      const words = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
      const isMeant =
        words !== '' &&
        (!dayChoices.includes(name) || isDay(words)) &&
        (name !== 'form' || noticeForms.some((form) => form === words))
      return isMeant ? [[name, words]] : []
    }),
  )
}

/** What may be chosen for a document in a form. */
export function choicesFor(document: EditedKey, form: unknown): readonly ChoiceName[] {
  const taken: readonly string[] = takenBy[document]
  return choiceNames.filter((name) => taken.includes(name) && (name !== 'redactions' || form === 'abridged'))
}

/** What of it stands in the address: what is to be left out, and why, is in no address that is passed on or logged. */
export function inAddress(
  search: DocumentSearch,
): Omit<DocumentSearch, 'redactions'> & { readonly redactions: undefined } {
  return { ...search, redactions: undefined }
}

/** A document as it is asked for. */
export type DocumentWish = {
  readonly rectificationId: string
  readonly document: EditedKey
  readonly options: Choices
}

/** What is asked for by an address. */
export function wishOf(rectificationId: string, search: DocumentSearch): DocumentWish {
  const { document = 'notice', own: _, ...options } = search
  return { rectificationId, document, options }
}

/** Whether a document leaves in editions. */
export function isEdited(document: string): document is EditedKey {
  return document in takenBy
}

/** What was chosen for an edition, as it stands in an address; of one that left without what the next one has of its own. */
export function editionSearch(
  edition: Pick<EditionView, 'document' | 'options' | 'status'> | undefined,
): DocumentSearch {
  if (edition === undefined) return {}
  const { options, document, status } = edition
  const left = Object.fromEntries(ofItsOwn.map((name) => [name, undefined]))
  return documentSearchOf({ ...options, ...(status === 'published' && left), document })
}
