import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { type Redaction, redactionsIn } from '@bihuan/core/documents/redactions.ts'
import type { ReactNode } from 'react'
import { useEditionsText } from '../editions.text.ts'

/** What an edition leaves out: of an abridged notice alone. */
export function redactionsOf({
  document,
  options: { form, redactions },
}: Pick<EditionView, 'document' | 'options'>): readonly Redaction[] {
  return document === 'notice' && form === 'abridged' ? redactionsIn(redactions) : []
}

/** What an abridged notice leaves out, each passage with its reason: on its paper stands （略）, and whoever approves it decides on each. */
export function EditionRedactions({ edition }: { readonly edition: EditionView }): ReactNode {
  const text = useEditionsText()
  const redactions = redactionsOf(edition)
  if (redactions.length === 0) return null
  return (
    <section aria-label={text.redactions(redactions.length)}>
      <h3>{text.redactions(redactions.length)}</h3>
      {edition.can.includes('approve') && <p role="note">{text.redactionsDecided}</p>}
      <ol className="edition-redactions">
        {redactions.map(({ passage, reason }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same line may be written twice.
          <li key={at}>
            <q>{passage}</q> <span className="ui-quiet">{text.redactionReason(reason)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
