import type { ReactNode } from 'react'
import { useToldText } from '../told.text.ts'
import '../told.css'

/** Where an item stands in the document that it came from, in that document's own words. */
export function SourceQuote({ source }: { source: { readonly text: string } }): ReactNode {
  const text = useToldText()
  return (
    <section>
      <h3>{text.source}</h3>
      <blockquote className="told-source">{source.text}</blockquote>
    </section>
  )
}
