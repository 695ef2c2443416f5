import { Button, Checkbox, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Offer } from '../../people/choices.ts'
import type { Passing, Picks } from '../from.ts'
import { useHandOverText } from '../hand-over.text.ts'
import { DutyItems } from './duty-items.tsx'
import { useNameSearch } from '../../ui/name-search.ts'

/** The items of an organization, some of which go to another than the rest. */
export function PickedItems(props: {
  readonly duty: Passing
  readonly options: Offer['options']
  readonly picks: Picks
  readonly onPick: (picks: Picks) => void
}): ReactNode {
  const text = useHandOverText()
  const search = useNameSearch()
  const { duty, options, picks, onPick } = props
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const names = new Map(options.flatMap((one) => ('value' in one ? [[one.value, one.label.trim()]] : [])))
  const tick = (item: string, isTicked: boolean): void =>
    setTicked(new Set(isTicked ? [...ticked, item] : [...ticked].filter((one) => one !== item)))
  const give = (successorId: string): void => {
    onPick(new Map([...picks, ...[...ticked].map((item): [string, string] => [item, successorId])]))
    setTicked(new Set())
  }
  return (
    <>
      {ticked.size > 0 && (
        <div className="hand-over-picked">
          <span>{text.picked(ticked.size)}</span>
          <Select
            aria-label={text.picked(ticked.size)}
            placeholder={text.organization}
            options={options}
            value={null}
            onChange={(chosen: string | null) => chosen !== null && give(chosen)}
            showSearch={search}
          />
        </div>
      )}
      {duty.count > 1 && <p className="hand-over-hint">{text.pickHint}</p>}
      <DutyItems
        duty={duty}
        beside={(item) => {
          const to = picks.get(item.id)
          if (to === undefined)
            return (
              <Checkbox
                aria-label={text.pick(item.name)}
                checked={ticked.has(item.id)}
                onChange={(event) => tick(item.id, event.target.checked)}
              />
            )
          const keep = (): void => onPick(new Map([...picks].filter(([one]) => one !== item.id)))
          return (
            <span className="hand-over-goes">
              {text.goesTo(names.get(to) ?? '')}
              <Button type="link" size="small" onClick={keep}>
                {text.undo}
              </Button>
            </span>
          )
        }}
      />
    </>
  )
}
