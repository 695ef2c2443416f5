import type { FieldChangeView } from '@bihuan/core/intake/additions.contract.ts'
import type { ItemView } from '@bihuan/core/measures/items.contract.ts'
import type { DraftFinding } from '@bihuan/core/reading/draft.ts'
import { timeClassLabels } from '@bihuan/core/measures/labels.ts'
import { timeClasses } from '@bihuan/core/measures/labels.ts'
import { Checkbox, Select } from 'antd'
import { memo, type ReactNode } from 'react'
import { sourceLabel } from '../../commands/items-of-record.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useIntakeText } from '../intake.text.ts'
import {
  type FindingMatch,
  isDoubtful,
  isSameMeasure,
  isTickable,
  likenessWord,
  tickOf,
} from '../match-choice.ts'
import { isNameSettled } from '../match-names.ts'
import type { NameChoices } from '../settled-names.ts'

type Tick = (name: string, isOn: boolean) => void

type Props = {
  /** What the comparison found. */
  readonly found: FindingMatch
  /** The pair as it stands now. */
  readonly match: FindingMatch
  readonly finding: DraftFinding | undefined
  readonly ticked: ReadonlySet<string>
  /** Whom names mean that nobody goes by. */
  readonly choices: NameChoices
  readonly existing: readonly ItemView[]
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
                value: one.id,
                label: sourceLabel(one),
              })),
            ]}
            onChange={(value) => pair({ found, findingId: value === isAdded ? null : value })}
          />
        </label>
      </div>
      {match.isReworded && <p className="ui-quiet match-quiet">{text.reworded(match.existingTitle ?? '')}</p>}
      <Changes changes={match.changes} place={[match.at, null]} {...props} />
      <Measures {...props} isTaken={isTaken} />
    </li>
  )
})

function Measures(props: Props & { readonly isTaken: boolean }): ReactNode {
  const { match, finding, ticked, tick, isTaken } = props
  const text = useIntakeText().match
  const quiet = match.measures.filter(isSameMeasure)
  const shown = match.measures.filter((measure) => !isSameMeasure(measure))
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
                  disabled={!isTaken || measure.hold !== null}
                  aria-label={text.takeMeasure(words)}
                  onChange={(event) => tick(tickOf(match.at, measure.at), event.target.checked)}
                >
                  <span className="match-tag">{text.added}</span>
                  {words}
                </Checkbox>
                {measure.hold !== null && <span className="ui-quiet">{text.holdsAdding(measure.hold)}</span>}
              </li>
            )
          return (
            <li key={measure.at}>
              <span>
                <span className="match-tag">
                  {measure.changes.length === 0 ? text.rewordedTag : text.changed}
                </span>
                {words}
              </span>
              <span className="ui-quiet">
                {text.inRecord(measure.existingText ?? '')} · {text.likeness[likenessWord(measure.likeness)]}
              </span>
              {isDoubtful(measure) && (
                <Checkbox
                  checked={ticked.has(tickOf(match.at, measure.at))}
                  aria-label={text.takeAsSame(words)}
                  onChange={(event) => tick(tickOf(match.at, measure.at), event.target.checked)}
                >
                  {text.isSameMeasure}
                </Checkbox>
              )}
              {measure.isReworded && (
                <span className="ui-quiet">
                  {isDoubtful(measure) && !ticked.has(tickOf(match.at, measure.at))
                    ? text.rewordedLeft
                    : text.rewordedKept}
                </span>
              )}
              <Changes changes={measure.changes} place={[match.at, measure.at]} {...props} />
            </li>
          )
        })}
      </ul>
      {quiet.length > 0 && <p className="ui-quiet match-quiet">{text.sameMeasures(quiet.length)}</p>}
    </>
  )
}

type ChangesProps = Pick<Props, 'ticked' | 'tick' | 'choices'> & {
  readonly changes: readonly FieldChangeView[]
  readonly place: readonly [number, number | null]
}

function Changes({ changes, place: [at, measure], ticked, tick, choices }: ChangesProps): ReactNode {
  const text = useIntakeText().match
  const language = useLanguage()
  const words = (value: string | null): string => {
    const timeClass = timeClasses.find((one) => one === value)
    return timeClass === undefined ? (value ?? text.nothing) : timeClassLabels[timeClass][language]
  }
  return changes.map((change) => {
    const { field, from, to, isKnown, hold, changed } = change
    const isSettled = isNameSettled(change, choices)
    return (
      <div key={`${field} ${hold}`} className="match-change">
        <Checkbox
          checked={isTickable(change, isSettled) && ticked.has(tickOf(at, measure, field))}
          disabled={!isTickable(change, isSettled)}
          onChange={(event) => tick(tickOf(at, measure, field), event.target.checked)}
        >
          {text.takeField(text.fields[field], words(from), words(to))}
        </Checkbox>
        {hold === null && !isKnown && !isSettled && <span className="ui-quiet">{text.unknown}</span>}
        {hold !== null && <span className="match-hold">{text.holds(hold, changed)}</span>}
      </div>
    )
  })
}
