import { listNames } from './list-names.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { Template } from '../templates/template.ts'

/** What the program itself makes to be attached to an edition (随文附件), in the order in which it is attached. */
export const attachedKeys = ['ledger', 'findingsList', 'measuresList', 'dutiesList', 'evidenceIndex'] as const
export type AttachedKey = (typeof attachedKeys)[number]

/** As what an attachment leaves: to be printed, and to be reckoned with. */
export const attachedForms = ['pdf', 'xlsx'] as const
type AttachedForm = (typeof attachedForms)[number]
export type AttachedFormat = `${AttachedKey}.${AttachedForm}`

/** What an attachment of an edition is kept as beside the files of its paper. */
export function attachedFormat(key: AttachedKey, form: AttachedForm): AttachedFormat {
  return `${key}.${form}`
}

/** Everything that an attachment is kept as. */
export const attachedFormats: readonly AttachedFormat[] = attachedKeys.flatMap((key) =>
  attachedForms.map((form) => attachedFormat(key, form)),
)

/** Which attachment is kept as this, and in which form; null of a file of the paper itself. */
export function attachedAs(
  format: string,
): { readonly key: AttachedKey; readonly form: AttachedForm } | null {
  for (const key of attachedKeys)
    for (const form of attachedForms) if (format === attachedFormat(key, form)) return { key, form }
  return null
}

/** What is attached to the public notice names no person: who leads and handles, who sent in which file, stays inside. */
const forEverybody = ['ledger', 'findingsList', 'measuresList'] as const

const attachable: Readonly<Record<string, readonly AttachedKey[]>> = {
  notice: forEverybody,
  progress: attachedKeys,
  circular: attachedKeys,
  // The three lists stand in the plan itself.
  plan: ['ledger', 'evidenceIndex'],
  followUp: attachedKeys,
  actionPlan: attachedKeys,
}

/** What can be attached to a document. */
export function attachableTo(document: string): readonly AttachedKey[] {
  return attachable[document] ?? []
}

/** What was chosen to be attached to a document, in its order. */
export function chosenFor(document: string, said: string | undefined): readonly AttachedKey[] {
  const chosen = new Set(said?.split(','))
  return attachableTo(document).filter((key) => chosen.has(key))
}

const names: Readonly<Record<AttachedKey, Bilingual>> = {
  ledger: { zh: '整改台账', en: 'ledger' },
  ...listNames,
}

/** What an attachment is called; a list as its template calls it, where that is known. */
export function attachedName(key: AttachedKey, language: keyof Bilingual, lists?: Template['lists']): string {
  const own = {
    findingsList: lists?.findings,
    measuresList: lists?.measures,
    dutiesList: lists?.duties,
    ledger: undefined,
    evidenceIndex: undefined,
  }[key]
  return (own ?? names[key])[language]
}
