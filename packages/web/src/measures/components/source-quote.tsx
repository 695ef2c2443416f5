import type { ReactNode } from 'react'
import { useMeasuresText } from '../measures.text.ts'

/** Where an item stands in the document that it came from, in that document's own words. */
export function SourceQuote({ source }: { source: { readonly text: string } }): ReactNode {
  const text = useMeasuresText()
  return (
    <section>
      <h3>{text.source}</h3>
      <blockquote className="measures-source">{source.text}</blockquote>
    </section>
  )
}
