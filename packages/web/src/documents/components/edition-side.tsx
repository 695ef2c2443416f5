import type { DocumentFormat } from '@bihuan/core/documents/catalogue.ts'
import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { editionStatusLabels } from '@bihuan/core/editions/edition.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { dayHere } from '../../ui/zone.ts'
import { useEditionsText } from '../editions.text.ts'

/** How an edition stands: who wrote and approved it, as of which day, its files with their hashes, and to whom it was given. */
export function EditionSide({ edition }: { readonly edition: EditionView }): ReactNode {
  const text = useEditionsText()
  const language = useLanguage()
  const { givings } = edition
  return (
    <section className="edition-facts" aria-label={text.facts}>
      <p>
        <b className={`edition-status is-${edition.status}`}>
          {editionStatusLabels[edition.status][language]}
        </b>{' '}
        {edition.number !== null && text.number(edition.number)}
      </p>
      {edition.reason !== null && <p role="note">{text.reasonSaid(edition.reason)}</p>}
      <p className="ui-quiet">
        {text.draftedBy(edition.draftedBy.name, dayHere(new Date(edition.draftedAt)))}
        {edition.asOf !== null && ` · ${text.asOf(edition.asOf)}`}
        {edition.approvedBy !== null && ` · ${text.approvedBy(edition.approvedBy.name)}`}
        {edition.publishedAt !== null && ` · ${text.publishedOn(dayHere(new Date(edition.publishedAt)))}`}
      </p>
      {edition.files.map(({ format, sha256 }) => {
        const known = namesOf(text.download).find((one) => one === format)
        return known && <FileLine key={format} {...{ edition, sha256 }} format={known} />
      })}
      {givings.length > 0 && (
        <>
          <h3>{text.givings}</h3>
          <ul>
            {givings.map(({ to, on, how }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- the same may be given to the same twice on a day.
              <li key={at}>{text.givenLine(to, on, how)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function FileLine({
  edition: { rectificationId, id: editionId },
  format,
  sha256,
}: {
  readonly edition: EditionView
  readonly format: DocumentFormat
  readonly sha256: string
}): ReactNode {
  const text = useEditionsText()
  const download = useMutation({
    mutationFn: () => api.editions.file({ rectificationId, editionId, format }),
    onSuccess: (file) => saveFile(file, file.name),
  })
  return (
    <div className="edition-file">
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {text.download[format]}
      </Button>
      <code title={text.hash}>{sha256}</code>
      <RefusalMessage error={download.error} />
    </div>
  )
}

type TruthProps = {
  readonly content: EditionContent
  readonly quoteAt: (paragraph: number) => string
  readonly onJump: (paragraph: number) => void
  readonly mayWrite: boolean
  readonly onSource: (said: string) => void
  readonly onRecords: (said: string, records: EditionContent['statements'][number]) => void
}

/** What keeps a text in the house, each beside both its places, and which numbers come from outside. */
export function EditionTruth({
  content,
  quoteAt,
  onJump,
  mayWrite,
  onSource,
  onRecords,
}: TruthProps): ReactNode {
  const text = useEditionsText()
  const jumpTo = (at: number): ReactNode => <Jump quote={quoteAt(at)} onJump={() => onJump(at)} />
  const wrong = content.statements.filter(({ verdict }) => verdict === 'wrong')
  const isTrue = wrong.length === 0 && content.contradictions.length === 0
  const isAnyRight = content.statements.some(({ verdict }) => verdict === 'right')
  const unread = content.statements.filter(({ verdict }) => verdict === 'unsure').length
  const known = isAnyRight ? text.allTrue : text.noneKnown
  const read = content.statements.length === 0 ? text.noNumbers : known
  const quiet = unread > 0 ? text.someUnread(unread) : read
  return (
    <section className="edition-truth" aria-label={text.truth}>
      <h3>{text.truth}</h3>
      {isTrue && <p>{quiet}</p>}
      <ul>
        {wrong.map((one) => (
          <li key={`${one.place.paragraph} ${one.place.from}`} className="edition-wrong">
            <span>{text.wrong(one.said, one.recorded ?? '')}</span> {jumpTo(one.place.paragraph)}{' '}
            <Button size="small" type="link" onClick={() => onRecords(one.said, one)}>
              {text.openRecords}
            </Button>
            {mayWrite && one.called !== undefined && (
              <Button size="small" type="link" onClick={() => onSource(one.called ?? one.said)}>
                {text.sayOtherwise}
              </Button>
            )}
          </li>
        ))}
        {content.contradictions.map(([one, other]) => (
          <li
            key={`${one.place.paragraph} ${one.place.from} ${other.place.paragraph} ${other.place.from}`}
            className="edition-wrong"
          >
            <span>{text.contradiction(one.said, other.said)}</span> {jumpTo(one.place.paragraph)}{' '}
            {other.place.paragraph !== one.place.paragraph && jumpTo(other.place.paragraph)}
          </li>
        ))}
      </ul>
      <OutsideNumbers {...{ content, mayWrite, onSource }} />
    </section>
  )
}

/** The numbers that no record counts, and those that could not be looked up, each with where it comes from. */
export function OutsideNumbers({
  content: { statements, sources },
  mayWrite,
  onSource,
}: Pick<TruthProps, 'content' | 'mayWrite' | 'onSource'>): ReactNode {
  const text = useEditionsText()
  const saidOf = (verdict: 'outside' | 'unsure'): readonly string[] => [
    ...new Set(
      statements.flatMap((one) => (one.verdict === verdict && one.called === undefined ? [one.said] : [])),
    ),
  ]
  const [outside, unsure] = [saidOf('outside'), saidOf('unsure')]
  const otherwise = otherwiseIn(statements)
  if (outside.length + unsure.length + otherwise.length === 0) return null
  const bySaid = new Map(sources.map(({ said, source }) => [said, source]))
  const list = (said: readonly string[], unknown: string): ReactNode => (
    <ul>
      {said.map((one) => (
        <li key={one}>
          <b>{one}</b> {bySaid.get(one) ?? unknown}{' '}
          {mayWrite && (
            <Button size="small" type="link" onClick={() => onSource(one)}>
              {bySaid.has(one) ? text.changeSource : text.saySource}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <section id={outsideNumbers} tabIndex={-1} aria-label={text.outside}>
      {outside.length > 0 && <h3>{text.outside}</h3>}
      {outside.length > 0 && list(outside, text.noSource)}
      {otherwise.length > 0 && <h3>{text.otherwise}</h3>}
      {otherwise.length > 0 && list(otherwise, text.noSource)}
      {unsure.length > 0 && <h3>{text.unsure}</h3>}
      {unsure.length > 0 && list(unsure, text.notLookedUp)}
    </section>
  )
}

/** Whether nobody could look a number up: where it comes from is what can be said of it. */
export function isUnknown({ verdict }: Pick<EditionContent['statements'][number], 'verdict'>): boolean {
  return verdict === 'outside' || verdict === 'unsure'
}

/** Numbers that somebody said to be counted otherwise than the records do, each as its place is called. */
export function otherwiseIn(statements: EditionContent['statements']): readonly string[] {
  return [
    ...new Set(
      statements.flatMap(({ verdict, called }) =>
        verdict === 'outside' && called !== undefined ? [called] : [],
      ),
    ),
  ]
}

/** Numbers in what people wrote that no record counts and whose source nobody has noted, each once. */
export function unsourcedIn({
  statements,
  sources,
}: Pick<EditionContent, 'statements' | 'sources'>): readonly string[] {
  const noted = new Set(sources.map(({ said }) => said))
  const unknown = statements.flatMap((one) => (isUnknown(one) && one.called === undefined ? [one.said] : []))
  return [...new Set(unknown)].filter((said) => !noted.has(said))
}

const outsideNumbers = 'edition-outside'

/** Leads to where numbers from outside stand with their sources. */
export function goToSources(): void {
  const place = document.getElementById(outsideNumbers)
  place?.scrollIntoView({ block: 'center' })
  place?.focus()
}

/** Leads to a paragraph of the text. */
export function goToParagraph(at: number): void {
  const place = document.getElementById(`block-${at}`)
  place?.scrollIntoView({ block: 'center' })
  place?.focus()
}

/** The way to a paragraph. */
function Jump({ quote, onJump }: { readonly quote: string; readonly onJump: () => void }): ReactNode {
  const text = useEditionsText()
  return (
    <button type="button" className="edition-jump" onClick={onJump}>
      {text.jump(quote)}
    </button>
  )
}
