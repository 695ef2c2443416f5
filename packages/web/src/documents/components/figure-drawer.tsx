import type { RecordRef } from '@bihuan/core/documents/document.ts'
import { closureStatusLabels } from '@bihuan/core/claims/labels.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { itemLabel, useNamedItems } from '../../commands/items-of-record.ts'
import { recordPages } from '../../rectifications/record-pages.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDocumentsText } from '../documents.text.ts'
import { useClaimSigners, type Who, withSigners } from './claim-signers.ts'
import type { Figure } from './document-paper.tsx'
import { MeasureFigures } from './measure-figures.tsx'

/** So many records are shown, and named, at a time. */
const atOnce = 50

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
  const { records, value, basis } = figure
  const signers = useClaimSigners(rectificationId, records)
  const [shown, setShown] = useState(atOnce)
  const rows = withSigners(records, signers).slice(0, shown)
  const names = useNames(
    rectificationId,
    rows.map(({ record }) => record),
  )
  // Only what was counted says how many there are; a share or a difference is worked out from its records.
  const hidden = basis === 'recorded' ? Math.max(0, value - records.length) : 0
  const ofValues = basis === 'computed' && records.length === 1 ? records.find(isMeasureHere) : undefined
  return (
    <Drawer open title={text.counts(figure.text)} onClose={onClose} size="min(480px, 100%)">
      <p>{basis === 'computed' ? text.computed(records.length) : text.rows(records.length)}</p>
      {ofValues !== undefined && <MeasureFigures {...{ rectificationId, value }} measureId={ofValues.id} />}
      <ol className="document-records">
        {rows.map(({ record, who }, at) => (
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
      {records.length > shown && (
        <Button onClick={() => setShown(shown + atOnce)}>
          {text.furtherRecords(records.length - shown)}
        </Button>
      )}
      {hidden > 0 && <p role="note">{text.hidden(hidden)}</p>}
    </Drawer>
  )
}

/** Whether a record is a measure of this rectification. */
function isMeasureHere({ type, in: elsewhere, about }: RecordRef): boolean {
  return type === 'measure' && elsewhere === undefined && about === undefined
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
  const made = record.type === 'signature' || record.type === 'evidence' ? record.type : 'claim'
  const on = record.about && text.madeOn(text.made[made], record.about.on)
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

/** What the records of a figure are called, by their ids: of items as much as tells one from others. */
function useNames(rectificationId: string, records: readonly RecordRef[]): ReadonlyMap<string, string> {
  // Those of elsewhere stand in ledgers of their own.
  const here = records.filter((record) => record.in === undefined || record.in === rectificationId)
  const meant = (kind: RecordRef['type']): string[] => [
    ...new Set(
      here.map(({ about, ...own }) => about ?? own).flatMap(({ type, id }) => (type === kind ? [id] : [])),
    ),
  ]
  const findings = useNamedItems({ rectificationId, kind: 'finding' }, meant('finding'))
  const measures = useNamedItems({ rectificationId, kind: 'measure' }, meant('measure'))
  const isNaming = (kind: RecordRef['type']): boolean => records.some(({ type }) => type === kind)
  const staleTime = 5 * 60_000
  const people = meant('person').map((one) => id<'person'>(one))
  const persons = useQuery({
    queryKey: [...orpc.persons.choices.key(), 'named', people],
    // Part by part, as so many are named at once.
    queryFn: async () => {
      const named: { readonly id: string; readonly name: string }[] = []
      for (let at = 0; at < people.length; at += atOnce) {
        const ids = people.slice(at, at + atOnce)
        named.push(...(await api.persons.choices({ ids, ended: 'true' })).persons)
      }
      return named
    },
    staleTime,
    enabled: people.length > 0,
  })
  const organizations = useQuery(
    orpc.organizations.list.queryOptions({ staleTime, enabled: isNaming('organization') }),
  )
  return new Map([
    ...[...findings.values(), ...measures.values()].map((one) => [one.id, itemLabel(one)] as const),
    ...[...(persons.data ?? []), ...(organizations.data ?? [])].map((one) => [one.id, one.name] as const),
  ])
}
