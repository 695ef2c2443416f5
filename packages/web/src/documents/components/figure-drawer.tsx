import type { RecordRef } from '@bihuan/core/documents/document.ts'
import { closureStatusLabels } from '@bihuan/core/claims/labels.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { recordPages } from '../../rectifications/record-pages.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDocumentsText } from '../documents.text.ts'
import { useClaimSigners, type Who, withSigners } from './claim-signers.ts'
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
  const signers = useClaimSigners(rectificationId, figure.records)
  const { records, value, basis } = figure
  // Only what was counted says how many there are; a share or a difference is worked out from its records.
  const hidden = basis === 'recorded' ? Math.max(0, value - records.length) : 0
  return (
    <Drawer open title={text.counts(figure.text)} onClose={onClose} size="min(480px, 100%)">
      <p>{basis === 'computed' ? text.computed(records.length) : text.rows(records.length)}</p>
      <ol className="document-records">
        {withSigners(records, signers).map(({ record, who }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a claim has no id for each of its sign-offs.
          <li key={at}>
            <RecordLine
              record={record}
              who={who}
              name={names.get(record.about?.id ?? record.id)}
              rectificationId={rectificationId}
            />
          </li>
        ))}
      </ol>
      {hidden > 0 && <p role="note">{text.hidden(hidden)}</p>}
    </Drawer>
  )
}

function RecordLine({
  record,
  who,
  name,
  rectificationId,
}: {
  readonly record: RecordRef
  readonly who: Who | null
  readonly name: string | undefined
  readonly rectificationId: string
}): ReactNode {
  const text = useDocumentsText()
  const kind = text.kinds[record.type]
  const words = name === undefined ? kind : `${kind} ${name}`
  const on = record.about && text.madeOn(record.type === 'signature', record.about.on)
  const item = record.about ?? record
  if (item.type !== 'measure' && item.type !== 'finding') return words
  return (
    <>
      <Link {...recordPages[item.type](record.in ?? rectificationId, item.id)}>{words}</Link>
      {on !== undefined && <span> {on}</span>}
      {who !== null && <WhoLine who={who} />}
    </>
  )
}

/** Who made a claim, or who signed it, as which rung, for whom, and whether on paper. */
function WhoLine({ who: { claim, signature } }: { readonly who: Who }): ReactNode {
  const text = useDocumentsText()
  const language = useLanguage()
  if (signature === null)
    return (
      <div className="ui-quiet">
        {text.claimedBy(claim.claimedBy, closureStatusLabels[claim.status][language])}
      </div>
    )
  const { by, paperOn, meeting } = signature
  const rung = signature.rung[language]
  if (meeting !== null) return <div className="ui-quiet">{text.passedBy(rung, meeting[language], by)}</div>
  return (
    <div className="ui-quiet">
      {paperOn === null ? text.signedHere(rung, by) : text.signedOnPaper(rung, by, paperOn)}
    </div>
  )
}

type Named = { readonly id: string; readonly name: string } | null
type Ledger = {
  readonly findings: readonly {
    readonly id: string
    readonly ordinal: number
    readonly title: string | null
  }[]
  readonly measures: readonly {
    readonly id: string
    readonly findingId: string
    readonly ordinal: number
    readonly text: string
    readonly owner: Named
    readonly leader: Named
    readonly handler: Named
  }[]
}

function namesIn(ledger: Ledger | undefined): ReadonlyMap<string, string> {
  if (ledger === undefined) return new Map()
  const people = ledger.measures.flatMap(({ owner, leader, handler }) => [owner, leader, handler])
  const ordinals = new Map(ledger.findings.map(({ id, ordinal }) => [id, ordinal]))
  return new Map([
    ...ledger.findings.map(({ id, ordinal, title }) => [id, `${ordinal} ${title ?? ''}`] as const),
    ...ledger.measures.map(
      ({ id, findingId, ordinal, text }) =>
        [id, `${ordinals.get(findingId) ?? ''}-${ordinal} ${text}`] as const,
    ),
    ...people.flatMap((one) => (one === null ? [] : [[one.id, one.name] as const])),
  ])
}
