import type { MeasureDetails } from '../measures.api.ts'
import type { ReactNode } from 'react'
import { dayHere } from '../../ui/zone.ts'
import { useMeasuresText } from '../measures.text.ts'

type Props = {
  readonly before: NonNullable<MeasureDetails['closedBefore']>
  readonly closedAt: string | null
}

/** Why a measure counts as done before the record was begun: the words of the source, and who answers for it here. */
export function ClosedBefore({ before, closedAt }: Props): ReactNode {
  const text = useMeasuresText().closedBeforeWords
  const { document, saidBy, listedBy, confirmedBy } = before
  const done = before.doneRaw ?? before.doneOn
  const facts = [
    text.saidIn(document),
    ...(done === null ? [] : [text.doneOn(done)]),
    ...(saidBy === '' ? [] : [text.saidBy(saidBy)]),
    text.listedBy(listedBy.name),
    text.confirmedBy(confirmedBy.name, closedAt === null ? '' : dayHere(new Date(closedAt))),
  ]
  return (
    <section className="measures-before">
      <b>{text.mark}</b>
      <p className="measures-words">{before.text}</p>
      <p className="ui-quiet">{facts.join(' · ')}</p>
      <p className="ui-quiet">{text.noEvidence}</p>
    </section>
  )
}
