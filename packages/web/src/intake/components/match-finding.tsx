import type { DraftMatchView, FieldChangeView } from '@bihuan/core/intake/additions.contract.ts'
import type { DraftFinding } from '@bihuan/core/intake/draft.ts'
import { timeClasses } from '@bihuan/core/measures/measure.ts'
import { Checkbox, Select } from 'antd'
import { memo, type ReactNode } from 'react'
import type { LedgerData } from '../../measures/measures.api.ts'
import { useMeasuresText } from '../../measures/measures.text.ts'
import { useIntakeText } from '../intake.text.ts'
import { isAsFound, likenessWord, type MatchChoice, tickOf } from '../match-choice.ts'

type FindingMatch = DraftMatchView['findings'][number]
type MeasureMatch = FindingMatch['measures'][number]
type Tick = (name: string, isOn: boolean) => void

type Props = {
  readonly match: FindingMatch
  readonly finding: DraftFinding | undefined
  readonly choice: MatchChoice
  readonly existing: LedgerData['findings']
  readonly tick: Tick
  readonly pair: (at: number, findingId: string | null) => void
}

const asNew = 'new'

/** One finding of the document beside the one of the record that it is taken for, with what would change. */
export const MatchFinding = memo(function MatchFinding(props: Props): ReactNode {
  const { match, finding, choice, existing, tick, pair } = props
  const text = useIntakeText().match
  const title = [finding?.number, finding?.title].filter((part) => part).join(' ')
  const pairedWith = choice.pairs.get(match.at) ?? null
  const isNew = pairedWith === null
  const isFound = isAsFound(choice, match)
  const isTaken = !isNew || choice.ticked.has(tickOf(match.at))
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
            {!isNew && isFound && ` · ${text.likeness[likenessWord(match.likeness)]}`}
          </span>
          <Select
            size="small"
            aria-label={text.choosePair(title)}
            showSearch={{ optionFilterProp: 'label' }}
            value={pairedWith ?? asNew}
            options={[
              { value: asNew, label: text.asNew },
              ...existing.map((one) => ({
                value: String(one.id),
                label: `${one.number} ${one.title ?? ''}`,
              })),
            ]}
            onChange={(value) => pair(match.at, value === asNew ? null : value)}
          />
        </label>
      </div>
      {isFound && !isNew && (
        <Changes changes={match.changes} place={[match.at, null]} ticked={choice.ticked} tick={tick} />
      )}
      <Measures {...props} isNew={isNew} isFound={isFound} isTaken={isTaken} />
    </li>
  )
})

type MeasuresProps = Props & { readonly isNew: boolean; readonly isFound: boolean; readonly isTaken: boolean }

function Measures({ match, finding, choice, tick, isNew, isFound, isTaken }: MeasuresProps): ReactNode {
  const text = useIntakeText().match
  const there = isFound ? null : choice.there.get(match.at)
  const isQuiet = (measure: MeasureMatch): boolean =>
    isFound && !isNew && measure.measureId !== null && measure.changes.length === 0
  const quiet = match.measures.filter(isQuiet)
  const shown = match.measures.filter((measure) => !isQuiet(measure))
  return (
    <>
      <ul className="match-measures">
        {shown.map((measure) => {
          const words = finding?.measures[measure.at]?.text ?? ''
          const inRecord = there?.get(measure.at)
          if (inRecord !== undefined)
            return (
              <li key={measure.at}>
                <span>{words}</span>
                <span className="ui-quiet">{text.inRecord(inRecord)}</span>
              </li>
            )
          if (isNew || !isFound || measure.measureId === null)
            return (
              <li key={measure.at}>
                <Checkbox
                  checked={isTaken && choice.ticked.has(tickOf(match.at, measure.at))}
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
              <Changes
                changes={measure.changes}
                place={[match.at, measure.at]}
                ticked={choice.ticked}
                tick={tick}
              />
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
  const measures = useMeasuresText()
  const words = (value: string | null): string => {
    const timeClass = timeClasses.find((one) => one === value)
    return timeClass === undefined ? (value ?? text.nothing) : measures.timeClasses[timeClass]
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
