import type { RectificationView, VoidingView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayHere } from '../../ui/zone.ts'
import { useRectificationsText } from '../rectifications.text.ts'

const day = (at: string): string => dayHere(new Date(at))

/** What is left to see of a rectification that was voided: what it was, who voided it and why, and its journal. */
export function VoidedCard({
  rectification,
  voiding,
}: {
  readonly rectification: RectificationView
  readonly voiding: VoidingView
}): ReactNode {
  const text = useRectificationsText()
  const { id, counts } = rectification
  const { decidedBy, decidedAt } = voiding
  return (
    <article className="rectification-card" aria-labelledby={`name-${id}`}>
      <header>
        <h2 id={`name-${id}`}>
          <s>{rectification.name}</s>
        </h2>
        <span className="rectification-sample">{text.voidedOne}</span>
      </header>
      <p className="rectification-origin">
        {text.voidedHeld(counts.findings, counts.measures, counts.measuresClosed)}
      </p>
      <div className="rectification-voiding">
        <div>{text.voidAskedBy(voiding.askedBy, day(voiding.askedAt))}</div>
        <div>{text.sealReason(voiding.reason)}</div>
        {decidedBy !== null && decidedAt !== null && <div>{text.voidedBy(decidedBy, day(decidedAt))}</div>}
      </div>
      <footer>
        {rectification.can.includes('journal') && (
          <Link className="rectification-way" to="/rectifications/$id/journal" params={{ id }}>
            {text.journal}
          </Link>
        )}
      </footer>
    </article>
  )
}
