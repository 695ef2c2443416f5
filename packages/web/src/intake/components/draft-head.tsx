import type { Draft } from '@bihuan/core/intake/draft.ts'
import { Checkbox, Collapse } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { countTree } from '../draft-edits.ts'
import { useIntakeText } from '../intake.text.ts'

type Props = {
  readonly draft: Draft
  readonly acknowledged: readonly number[]
  readonly isLocked: boolean
  readonly acknowledge: (index: number, isDone: boolean) => void
}

/** What the source announces beside what was found, the facts, and every warning to be looked through. */
export function DraftHead({ draft, acknowledged, isLocked, acknowledge }: Props): ReactNode {
  const text = useIntakeText()
  const language = useLanguage()
  const open = draft.warnings.length - acknowledged.length
  return (
    <>
      <Counts draft={draft} />
      <Facts draft={draft} />
      {draft.warnings.length > 0 && (
        <Collapse
          size="small"
          className="intake-warnings"
          defaultActiveKey={open > 0 ? ['warnings'] : []}
          items={[
            {
              key: 'warnings',
              label: <span className={open > 0 ? 'is-open' : undefined}>{text.warnings(open)}</span>,
              children: (
                <ul>
                  {draft.warnings.map((warning, index) => (
                    <li key={`${warning.code} ${warning.message}`}>
                      <Checkbox
                        checked={acknowledged.includes(index)}
                        disabled={isLocked}
                        onChange={(event) => acknowledge(index, event.target.checked)}
                      >
                        {language === 'zh' ? warning.message : warning.messageEn}
                      </Checkbox>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </>
  )
}

function Counts({ draft }: { draft: Draft }): ReactNode {
  const text = useIntakeText()
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
    </div>
  )
}

function Facts({ draft }: { draft: Draft }): ReactNode {
  const text = useIntakeText()
  const { facts } = draft
  const inspected = [facts.inspectedFrom, facts.inspectedTo].filter((day) => day !== null).join(' – ')
  const lines = [
    [text.facts.documentTitle, facts.documentTitle],
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
