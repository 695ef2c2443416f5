import type { LeftBehind } from '@bihuan/core/findings/left-behind.ts'
import { ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import { Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { useMeasuresText } from '../../measures.text.ts'

/** Which findings go along with an assignment: as ticked, else those none of whose open measures stays. */
export function useFindingsAlong(left: readonly LeftBehind[]): {
  readonly along: readonly { readonly id: LeftBehind['finding']['id']; readonly version: number }[]
  readonly isAlong: (one: LeftBehind) => boolean
  readonly tick: (one: LeftBehind, isTicked: boolean) => void
} {
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isAlong = (one: LeftBehind): boolean =>
    one.canMove && (ticked.get(one.finding.id) ?? one.others === 0)
  return {
    along: left.filter(isAlong).map(({ finding: { id, version } }) => ({ id, version })),
    isAlong,
    tick: (one, isTicked) => setTicked(new Map(ticked).set(one.finding.id, isTicked)),
  }
}

/** Before measures are assigned: which findings go on naming somebody else, with the offer to move them along. */
export function FindingsAlong(props: {
  left: readonly LeftBehind[]
  choice: ReturnType<typeof useFindingsAlong>
}): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  if (props.left.length === 0) return null
  return (
    <div className="measures-along" role="status">
      <p>{text.leftBehind(props.left.length)}</p>
      {props.left.map((one) => (
        <Checkbox
          key={one.finding.id}
          checked={props.choice.isAlong(one)}
          disabled={!one.canMove}
          onChange={(event) => props.choice.tick(one, event.target.checked)}
        >
          {text.moveAlong(`${one.finding.ordinal} ${one.finding.title ?? one.finding.number}`)}
          <span className="ui-quiet">
            {[
              ...one.fields.map(({ field, now }) =>
                text.stillNames(ledgerLooks[field].heading[language], now.name),
              ),
              ...(one.others > 0 ? [text.othersStay(one.others)] : []),
              ...(one.canMove ? [] : [text.cannotMove]),
            ].join(text.clauseComma)}
          </span>
        </Checkbox>
      ))}
    </div>
  )
}
