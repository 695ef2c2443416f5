import type { FurtherMeasureView } from '@bihuan/core/measures/further.contract.ts'
import { dueWords, furtherLabel } from '@bihuan/core/measures/labels.ts'
import { whereItStands } from '@bihuan/core/measures/ledger-cells.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { StatusTag } from '../../told/components/status-tag.tsx'
import { useLanguage } from '../../ui/language.tsx'

/** A measure that answers a finding from below another: its words, how it stands, and where, with a link for whoever may read it there. */
export function FurtherMeasure({ further }: { readonly further: FurtherMeasureView }): ReactNode {
  const language = useLanguage()
  const due = further.closedAt === null ? dueWords(further, language) : null
  return (
    <>
      <FurtherMark /> <FurtherWords further={further} />{' '}
      <StatusTag status={further.status} isClosedBefore={further.isClosedBefore} />{' '}
      <span className="ui-quiet">{[due, whereItStands(further, language)].filter(Boolean).join(' · ')}</span>
    </>
  )
}

/** The words of such a measure, as a link to it for whoever may read it where it stands. */
export function FurtherWords({ further }: { readonly further: FurtherMeasureView }): ReactNode {
  const { text, status, stands } = further
  const words = <span className={status === 'voided' ? 'is-voided' : undefined}>{text}</span>
  if (stands === null) return words
  return (
    <Link
      to="/rectifications/$id/ledger"
      params={{ id: stands.rectificationId }}
      search={{ measure: stands.measureId }}
    >
      {words}
    </Link>
  )
}

/** What marks that a measure answers more than one finding. */
export function FurtherMark(): ReactNode {
  const language = useLanguage()
  return <span className="told-mark">{furtherLabel[language]}</span>
}
