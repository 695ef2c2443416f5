import { day, daysBetween } from '@bihuan/core/kernel/day.ts'
import type { ItemAction, ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { EvidenceList } from '../../../told/components/evidence-list.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { RefusalMessage } from '../../../ui/refusal-message.tsx'
import { dayHere } from '../../../ui/zone.ts'
import { useObjectsText } from '../objects.text.ts'
import { useCrossingOff } from '../use-crossing-off.ts'
import { PhotoButton } from './photo-button.tsx'

/** The list that an object is on, and how what needs words is begun. */
export type ObjectMoves = {
  readonly of: { readonly rectificationId: string; readonly measureId: string; readonly objectListId: string }
  /** Whether whoever says that objects are done says why their measure is late: then a photograph alone is not enough. */
  readonly asksWhy: boolean
  readonly begin: (action: ItemAction, items: readonly ListItemView[]) => void
  /** Says of which objects something was done. */
  readonly onDone: (items: readonly Pick<ListItemView, 'id'>[]) => void
}

type Props = { readonly item: ListItemView; readonly moves: ObjectMoves }

/** What was said of an object and who crossed it off, and what can be done with it: in one more touch where nothing is to be written. */
export function ObjectDetail({ item, moves }: Props): ReactNode {
  return (
    <div className="objects-detail">
      <Told item={item} rectificationId={moves.of.rectificationId} />
      <Acts item={item} moves={moves} />
    </div>
  )
}

function Told({
  item,
  rectificationId,
}: {
  readonly item: ListItemView
  readonly rectificationId: string
}): ReactNode {
  const text = useObjectsText()
  const language = useLanguage()
  const on = (at: string): string => dayHere(new Date(at))
  const { said, signed, waitsFor, status, back } = item
  const isBack = status === 'returned' || status === 'voided'
  return (
    <>
      {item.reason !== null && <p>{text.because(item.reason)}</p>}
      {isBack && back !== null && (
        <p className="ui-quiet">{text.backBy[back.how](on(back.at), back.by.name)}</p>
      )}
      {!isBack && back !== null && (
        <p>
          {text.backBefore(text.backBy[back.how](on(back.at), back.by.name))}
          {back.reason}
        </p>
      )}
      {said !== null && (
        <>
          {said.words !== '' && <p>{said.words}</p>}
          <p className="ui-quiet">
            {text.saidBy(on(said.at), said.by.name)}
            <AfterItsDay dueOn={item.dueOn} saidOn={on(said.at)} />
          </p>
          {said.lateReason !== null && <p>{text.whyLate(said.lateReason)}</p>}
          {said.evidence.length > 0 && (
            <EvidenceList rectificationId={rectificationId} evidence={said.evidence} />
          )}
        </>
      )}
      {signed.map(({ rung, at, by }) => (
        <p key={rung} className="ui-quiet">
          {text.signedBy(on(at), by.name)}
        </p>
      ))}
      {waitsFor !== null && <p className="ui-quiet">{text.waitsFor(roleLabels[waitsFor][language])}</p>}
    </>
  )
}

/** How late an object was said to be done, where it has a day and that had gone by. */
function AfterItsDay(props: { readonly dueOn: string | null; readonly saidOn: string }): ReactNode {
  const text = useObjectsText()
  if (props.dueOn === null || props.saidOn <= props.dueOn) return null
  return text.afterItsDay(props.dueOn, daysBetween(day(props.dueOn), day(props.saidOn)))
}

function Acts({ item, moves }: Props): ReactNode {
  const text = useObjectsText()
  const crossing = useCrossingOff(moves.of, moves.onDone)
  const can = (action: ItemAction): boolean => item.can.includes(action)
  const words = (['sayDone', 'return', 'change', 'reopen', 'void'] as const).filter(can)
  return (
    <>
      <div className="objects-acts">
        {can('sayDone') && !moves.asksWhy && <PhotoButton item={item} of={moves.of} onDone={moves.onDone} />}
        {can('crossOff') && (
          <Popconfirm
            title={text.crossOffAsk(item.number)}
            description={text.crossOffMeans}
            okText={text.actions.crossOff}
            cancelText={text.notYet}
            onConfirm={() => crossing.send([item])}
          >
            <Button type="primary" loading={crossing.isSending}>
              {text.actions.crossOff}
            </Button>
          </Popconfirm>
        )}
        {words.map((action) => (
          <Button
            key={action}
            {...(action === 'sayDone' && moves.asksWhy && { type: 'primary' as const })}
            onClick={() => moves.begin(action, [item])}
          >
            {action === 'sayDone' && !moves.asksWhy ? text.withWords : text.actions[action]}
          </Button>
        ))}
      </div>
      <RefusalMessage error={crossing.error} />
    </>
  )
}
