import type { RecordRef } from '@bihuan/core/documents/document.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { recordPages } from '../../rectifications/record-pages.ts'
import { useDocumentsText } from '../documents.text.ts'
import type { Figure } from './document-paper.tsx'

/** The records that a figure counts, each with the way to it. */
export function FigureDrawer({
  figure,
  rectificationId,
  onClose,
}: {
  readonly figure: Figure
  readonly rectificationId: string
  readonly onClose: () => void
}): ReactNode {
  const text = useDocumentsText()
  const ledger = useQuery(orpc.rectifications.ledger.queryOptions({ input: { rectificationId } }))
  const names = namesIn(ledger.data)
  const { records, value, basis } = figure
  // Only what was counted says how many there are; a share or a difference is worked out from its records.
  const hidden = basis === 'recorded' ? Math.max(0, value - records.length) : 0
  return (
    <Drawer open title={text.counts(figure.text)} onClose={onClose} width="min(480px, 100%)">
      <p>{basis === 'computed' ? text.computed(records.length) : text.rows(records.length)}</p>
      <ol className="document-records">
        {records.map((record, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a claim stands once for each of its signatures.
          <li key={at}>
            <RecordLine record={record} name={names.get(record.id)} rectificationId={rectificationId} />
          </li>
        ))}
      </ol>
      {hidden > 0 && <p role="note">{text.hidden(hidden)}</p>}
    </Drawer>
  )
}

function RecordLine({
  record,
  name,
  rectificationId,
}: {
  readonly record: RecordRef
  readonly name: string | undefined
  readonly rectificationId: string
}): ReactNode {
  const text = useDocumentsText()
  const kind = text.kinds[record.type]
  const words = name === undefined ? kind : `${kind} ${name}`
  if (record.type !== 'measure' && record.type !== 'finding') return words
  return <Link {...recordPages[record.type](record.in ?? rectificationId, record.id)}>{words}</Link>
}

type Named = { readonly id: string; readonly name: string } | null
type Ledger = {
  readonly findings: readonly { readonly id: string; readonly title: string | null }[]
  readonly measures: readonly {
    readonly id: string
    readonly text: string
    readonly owner: Named
    readonly leader: Named
    readonly handler: Named
  }[]
}

function namesIn(ledger: Ledger | undefined): ReadonlyMap<string, string> {
  if (ledger === undefined) return new Map()
  const people = ledger.measures.flatMap(({ owner, leader, handler }) => [owner, leader, handler])
  return new Map([
    ...ledger.findings.map(({ id, title }) => [id, title ?? ''] as const),
    ...ledger.measures.map((measure) => [measure.id, measure.text] as const),
    ...people.flatMap((one) => (one === null ? [] : [[one.id, one.name] as const])),
  ])
}
