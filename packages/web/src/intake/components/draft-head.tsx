import type { Draft } from '@bihuan/core/reading/draft.ts'
import { countTree } from '@bihuan/core/intake/review/draft-items.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { onOneLine } from '@bihuan/core/reading/text/source-text.ts'
import { memo, type ReactNode } from 'react'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly draft: Draft
  readonly saved: Pick<SavedDraft, 'fileId' | 'pages'>
  readonly name: string
}

/** What the source announces beside what was found, and what it says about the inspection. */
export const DraftHead = memo(function DraftHead({ draft, saved, name }: Props): ReactNode {
  return (
    <div className="intake-head">
      <Counts draft={draft} saved={saved} />
      <Facts draft={draft} name={name} />
    </div>
  )
})

function Counts({ draft, saved }: Omit<Props, 'name'>): ReactNode {
  const text = useReviewText()
  const found = countTree(draft)
  const { announced } = draft
  const pairs = [
    [text.announcedLabel.problems, announced.problems, found.findings],
    [text.announcedLabel.measures, announced.measures, found.measures],
  ] as const
  const only = [
    [text.announcedLabel.items, announced.items],
    [text.announcedLabel.done, announced.done],
    [text.announcedLabel.ongoing, announced.ongoing],
  ] as const
  return (
    <div className="intake-counts" role="group" aria-label={text.announced}>
      <b>{text.kinds[draft.kind]}</b>
      {pairs.map(([label, stated, here]) => (
        <span key={label} className={stated !== null && stated !== here ? 'is-different' : undefined}>
          {label} {text.counts(stated, here)}
        </span>
      ))}
      {only.map(
        ([label, stated]) =>
          stated !== null && (
            <span key={label}>
              {label} {text.announcedOnly(stated)}
            </span>
          ),
      )}
      {saved.pages !== null && <span>{text.pages(saved.pages)}</span>}
      {saved.fileId !== null && <a href={`/api/files/${saved.fileId}`}>{text.originalFile}</a>}
    </div>
  )
}

function Facts({ draft, name }: { readonly draft: Draft; readonly name: string }): ReactNode {
  const text = useReviewText()
  const { facts } = draft
  const title = onOneLine(facts.documentTitle ?? '')
  const inspected = [facts.inspectedFrom, facts.inspectedTo].filter((day) => day !== null).join(' – ')
  const lines = [
    // The page is called by it already, unless somebody gave it another name.
    [text.facts.documentTitle, title === name ? null : title],
    [text.facts.inspectingBody, facts.inspectingBody],
    [text.facts.inspectedBody, facts.inspectedBody],
    [text.facts.inspected, inspected],
    [text.facts.feedbackOn, facts.feedbackOn],
  ] as const
  return (
    <dl className="intake-facts">
      {lines.map(
        ([label, value]) =>
          value !== null &&
          value !== '' && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
