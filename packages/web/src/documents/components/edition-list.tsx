import { editionStatusLabels } from '@bihuan/core/editions/edition.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { dayHere } from '../../ui/zone.ts'
import type { EditedKey } from '../document-search.ts'
import { useEditionsText } from '../editions.text.ts'

/** The editions of a document, the latest first, each with how it stands. */
export function EditionList({
  editions,
  document,
}: {
  readonly editions: readonly EditionView[]
  readonly document: EditedKey
}): ReactNode {
  const text = useEditionsText()
  const language = useLanguage()
  const own = editions.filter((one) => one.document === document && one.status !== 'dropped')
  if (own.length === 0) return <p>{text.noEditions}</p>
  return (
    <ul className="edition-list" aria-label={text.editions}>
      {own.map((edition) => (
        <li key={edition.id}>
          <Link
            to="/rectifications/$id/documents/$editionId"
            params={{ id: edition.rectificationId, editionId: edition.id }}
          >
            {edition.number === null ? text.draft : text.number(edition.number)}
          </Link>
          <span className={`edition-status is-${edition.status}`}>
            {editionStatusLabels[edition.status][language]}
          </span>
          {edition.corrects !== null && <span>{text.corrects(edition.corrects.number)}</span>}
          {edition.correctedBy !== null && edition.correctedBy.number !== null && (
            <span>{text.correctedBy(edition.correctedBy.number)}</span>
          )}
          <span className="ui-quiet">
            {edition.publishedAt === null
              ? text.draftedBy(edition.draftedBy.name, dayHere(new Date(edition.draftedAt)))
              : text.publishedOn(dayHere(new Date(edition.publishedAt)))}
          </span>
        </li>
      ))}
    </ul>
  )
}
