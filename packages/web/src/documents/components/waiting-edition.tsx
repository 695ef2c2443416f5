import { editedNames } from '@bihuan/core/editions/document-names.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import type { AwaitedView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useEditionsText } from '../editions.text.ts'

/** Which document waits to be approved, and what may keep it from that. */
export function WaitingEdition({
  edition: { document, number, corrects, asOf, entriesSince, shownBegun },
}: {
  readonly edition: NonNullable<AwaitedView['edition']>
}): ReactNode {
  const text = useEditionsText().waiting
  const language = useLanguage()
  const known = namesOf(editedNames).find((one) => one === document)
  const name = known === undefined ? document : editedNames[known][language]
  const facts = [
    text.called(name, number),
    ...(corrects === null ? [] : [text.corrects(corrects)]),
    ...(asOf === null ? [] : [text.asOf(asOf)]),
  ]
  return (
    <>
      <p className="workbench-text">{facts.join(' · ')}</p>
      {shownBegun !== null && <p role="note">{text.shownBegun(shownBegun)}</p>}
      {shownBegun === null && entriesSince > 0 && <p role="note">{text.entriesSince(entriesSince)}</p>}
    </>
  )
}
