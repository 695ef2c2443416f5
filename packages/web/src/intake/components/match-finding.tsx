import type { FieldChangeView } from '@bihuan/core/intake/additions.contract.ts'
import type { DraftFinding } from '@bihuan/core/intake/draft.ts'
import { timeClassLabels } from '@bihuan/core/measures/labels.ts'
import { timeClasses } from '@bihuan/core/measures/measure.ts'
import { Checkbox, Select } from 'antd'
import { memo, type ReactNode } from 'react'
import type { LedgerData } from '../../measures/measures.api.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useIntakeText } from '../intake.text.ts'
import { type FindingMatch, likenessWord, tickOf } from '../match-choice.ts'

type MeasureMatch = FindingMatch['measures'][number]
type Tick = (name: string, isOn: boolean) => void

type Props = {
  /** What the comparison found. */
  readonly found: FindingMatch
  /** The pair as it stands now. */
  readonly match: FindingMatch
  readonly finding: DraftFinding | undefined
  readonly ticked: ReadonlySet<string>
  readonly existing: LedgerData['findings']
  readonly tick: Tick
  readonly pair: (choice: { found: FindingMatch; findingId: string | null }) => void
  /** Whether a pair that was chosen is being compared. */
  readonly isPairing: boolean
  /** Whether another finding of the document is taken for the same one. */
  readonly isTakenTwice: boolean
}

const isAdded = 'new'

/** One finding of the document beside the one of the record that it is taken for, with what would change. */
export const MatchFinding = memo(function MatchFinding(props: Props): ReactNode {
  const { found, match, finding, ticked, existing, tick, pair, isPairing, isTakenTwice } = props
  const text = useIntakeText().match
  const title = [finding?.number, finding?.title].filter((part) => part).join(' ')
  const isNew = match.findingId === null
  const isTaken = !isNew || ticked.has(tickOf(match.at))
  return (
    <li className="match-finding" data-match={isNew ? 'added' : 'paired'}>
      <div className="match-pair">
        <div>
          {isNew ? (
            <Checkbox
              checked={isTaken}
              aria-label={text.take(title)}
              onChange={(event) => tick(tickOf(match.at), event.target.checked)}
            >
              <b>{title}</b>
            </Checkbox>
          ) : (
            <b>{title}</b>
          )}
        </div>
        <label>
          <span className="ui-quiet">
            {text.existing}
            {!isNew && match === found && ` · ${text.likeness[likenessWord(match.likeness)]}`}
            {isTakenTwice && ` · ${text.takenTwice}`}
          </span>
          <Select
            size="small"
            aria-label={text.choosePair(title)}
            showSearch={{ optionFilterProp: 'label' }}
            loading={isPairing}
            value={match.findingId ?? isAdded}
            options={[
              { value: isAdded, label: text.asNew },
              ...existing.map((one) => ({
                value: String(one.id),
                label: `${one.number} ${one.title ?? ''}`,
              })),
            ]}
            onChange={(value) => pair({ found, findingId: value === isAdded ? null : value })}
          />
        </label>
      </div>
      <Changes changes={match.changes} place={[match.at, null]} ticked={ticked} tick={tick} />
      <Measures {...props} isTaken={isTaken} />
    </li>
  )
})

function Measures({
  match,
  finding,
  ticked,
  tick,
  isTaken,
}: Props & { readonly isTaken: boolean }): ReactNode {
  const text = useIntakeText().match
  const isQuiet = (measure: MeasureMatch): boolean =>
    measure.measureId !== null && measure.changes.length === 0
  const quiet = match.measures.filter(isQuiet)
  const shown = match.measures.filter((measure) => !isQuiet(measure))
  return (
    <>
      <ul className="match-measures">
        {shown.map((measure) => {
          const words = finding?.measures[measure.at]?.text ?? ''
          if (measure.measureId === null)
            return (
              <li key={measure.at}>
                <Checkbox
                  checked={isTaken && ticked.has(tickOf(match.at, measure.at))}
                  disabled={!isTaken}
                  aria-label={text.takeMeasure(words)}
                  onChange={(event) => tick(tickOf(match.at, measure.at), event.target.checked)}
                >
                  <span className="match-tag">{text.added}</span>
                  {words}
                </Checkbox>
              </li>
            )
          return (
            <li key={measure.at}>
              <span>
                <span className="match-tag">{text.changed}</span>
                {words}
              </span>
              <span className="ui-quiet">
                {text.inRecord(measure.existingText ?? '')} · {text.likeness[likenessWord(measure.likeness)]}
              </span>
              <Changes changes={measure.changes} place={[match.at, measure.at]} ticked={ticked} tick={tick} />
            </li>
          )
        })}
      </ul>
      {quiet.length > 0 && <p className="ui-quiet match-quiet">{text.sameMeasures(quiet.length)}</p>}
    </>
  )
}

type ChangesProps = {
  readonly changes: readonly FieldChangeView[]
  readonly place: readonly [number, number | null]
  readonly ticked: ReadonlySet<string>
  readonly tick: Tick
}

function Changes({ changes, place: [at, measure], ticked, tick }: ChangesProps): ReactNode {
  const text = useIntakeText().match
  const language = useLanguage()
  const words = (value: string | null): string => {
    const timeClass = timeClasses.find((one) => one === value)
    return timeClass === undefined ? (value ?? text.nothing) : timeClassLabels[timeClass][language]
  }
  return changes.map(({ field, from, to, isKnown }) => (
    <div key={field} className="match-change">
      <Checkbox
        checked={ticked.has(tickOf(at, measure, field))}
        disabled={!isKnown}
        onChange={(event) => tick(tickOf(at, measure, field), event.target.checked)}
      >
        {text.takeField(text.fields[field], words(from), words(to))}
      </Checkbox>
      {!isKnown && <span className="ui-quiet">{text.unknown}</span>}
    </div>
  ))
}
