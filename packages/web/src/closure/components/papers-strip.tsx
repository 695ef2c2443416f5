import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { ledgerSearchOf } from '../../measures/ledger/ledger-search.ts'
import { useClosureText } from '../closure.text.ts'

/** Signatures on paper that wait to be confirmed, and rectifications of which too many lie on paper; nothing without either. */
export function PapersStrip(): ReactNode {
  const text = useClosureText()
  const { data } = useQuery(orpc.closure.papers.queryOptions())
  if (data === undefined || data.waiting.length + data.beyond.length === 0) return null
  return (
    <section className="closure-papers" aria-label={text.papers}>
      {data.waiting.length > 0 && (
        <>
          <b>{text.papersWaiting(data.waiting.length)}</b>
          <ul>
            {data.waiting.map(({ request: { rectificationId, subject }, text: words, signer, enteredBy }) => (
              <li key={`${subject.id} ${signer?.id ?? ''}`}>
                <Link
                  to="/rectifications/$id/ledger"
                  params={{ id: rectificationId }}
                  search={ledgerSearchOf({ [subject.type]: subject.id })}
                >
                  {words}
                </Link>{' '}
                <span className="ui-quiet">
                  {signer === null
                    ? text.resolutionOf(enteredBy.name)
                    : text.paperOf(signer.name, enteredBy.name)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {data.beyond.map(({ rectification, onPaper, signatures }) => (
        <p key={rectification.id}>
          {text.papersBeyond({ name: rectification.name, onPaper, signatures, limit: data.limit })}
        </p>
      ))}
    </section>
  )
}
