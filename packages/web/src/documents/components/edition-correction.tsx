import { correctionIn } from '@bihuan/core/documents/corrected.ts'
import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useEditionsText } from '../editions.text.ts'

const CorrectionDialog = lazyPart(
  () => import('./edition-dialogs.tsx').then(({ CorrectionDialog: part }) => ({ CorrectionDialog: part })),
  'CorrectionDialog',
)

type Props = { readonly edition: EditionView; readonly content: EditionContent }

/** What a correction puts right, why, and where it differs from the edition before it; of one that was corrected, by which. */
export function EditionCorrection({ edition, content: { differences } }: Props): ReactNode {
  const { correctedBy, corrects } = edition
  if (corrects === null && correctedBy === null) return null
  return (
    <>
      {correctedBy !== null && <CorrectedBy {...{ edition, correctedBy }} />}
      {corrects !== null && <Corrects {...{ edition, corrects, differences }} />}
    </>
  )
}

function CorrectedBy({
  edition: { rectificationId },
  correctedBy: { id: editionId, number, publishedAt, correction },
}: {
  readonly edition: EditionView
  readonly correctedBy: NonNullable<EditionView['correctedBy']>
}): ReactNode {
  const { correction: text } = useEditionsText()
  return (
    <p role="note">
      <Link to="/rectifications/$id/documents/$editionId" params={{ id: rectificationId, editionId }}>
        {number === null || publishedAt === null
          ? text.underWay
          : text.by(number, dayHere(new Date(publishedAt)))}
      </Link>{' '}
      <span>{text.said(correction)}</span>
    </p>
  )
}

function Corrects({
  edition,
  corrects: { id: editionId, number, publishedAt },
  differences,
}: {
  readonly edition: EditionView
  readonly corrects: NonNullable<EditionView['corrects']>
  readonly differences: EditionContent['differences']
}): ReactNode {
  const { correction: text, corrects: corrected } = useEditionsText()
  const [isOpen, setIsOpen] = useState(false)
  const { what, why } = correctionIn(edition.options)
  const mayWrite = edition.can.includes('write')
  const isUnsaid = what === '' || why === ''
  return (
    <section className="edition-changes" aria-label={text.title}>
      <h3>{text.title}</h3>
      <p>
        <Link
          to="/rectifications/$id/documents/$editionId"
          params={{ id: edition.rectificationId, editionId }}
        >
          {corrected(number)}
        </Link>{' '}
        {publishedAt !== null && text.leftOn(dayHere(new Date(publishedAt)))}
      </p>
      {(what !== '' || why !== '') && <p>{text.said({ what, why })}</p>}
      {isUnsaid && mayWrite && <p role="note">{text.unsaid}</p>}
      {mayWrite && <Button onClick={() => setIsOpen(true)}>{isUnsaid ? text.say : text.change}</Button>}
      {differences !== null && <Differences {...{ differences, number, isDraft: mayWrite }} />}
      {isOpen && <CorrectionDialog edition={edition} onClose={() => setIsOpen(false)} />}
    </section>
  )
}

function Differences({
  differences: { places, more },
  number,
  isDraft,
}: {
  readonly differences: NonNullable<EditionContent['differences']>
  readonly number: number
  readonly isDraft: boolean
}): ReactNode {
  const { correction: text } = useEditionsText()
  if (places.length + more === 0)
    return <p role="note">{isDraft ? text.sameAsDraft(number) : text.same(number)}</p>
  // What is listed is read by anybody: where nothing is, it leaves out what was sealed since, and no more.
  if (places.length === 0) return <p>{text.sealedOnly(number, more)}</p>
  return (
    <details open>
      <summary>{text.differs(number, places.length + more)}</summary>
      <ul>
        {places.map(({ before, now }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same may be gone in two places.
          <li key={at}>
            {before !== null && <del>{before}</del>}
            {now !== null && <ins>{now}</ins>}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{text.more(more)}</p>}
    </details>
  )
}
