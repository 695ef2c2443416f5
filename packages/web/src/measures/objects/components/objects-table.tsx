import { itemFields, itemStatusLabels } from '@bihuan/core/objects/list-item.ts'
import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { EvidenceList } from '../../../told/components/evidence-list.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { dayHere } from '../../../ui/zone.ts'
import { useObjectsText } from '../objects.text.ts'

type Props = {
  readonly rectificationId: string
  readonly items: readonly ListItemView[]
  readonly chosen: ReadonlySet<string>
  readonly onTurn: (id: string) => void
}

/** Objects with their state and proof: a row each, on a phone a card each. */
export function ObjectsTable({ rectificationId, items, chosen, onTurn }: Props): ReactNode {
  const text = useObjectsText()
  const language = useLanguage()
  const heading = (name: keyof typeof itemFields): string => itemFields[name].heading[language]
  return (
    <div className="ui-table-frame" tabIndex={0} role="region" aria-label={text.heading}>
      <table className="ui-table ui-table-stacks">
        <thead>
          <tr>
            <th scope="col">{heading('number')}</th>
            <th scope="col">{heading('name')}</th>
            <th scope="col">{heading('place')}</th>
            <th scope="col">{heading('responsibleId')}</th>
            <th scope="col">{heading('dueOn')}</th>
            <th scope="col">{text.status}</th>
            <th scope="col">{text.proof}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="ui-inline">
                {item.can.length > 0 ? (
                  <Checkbox
                    aria-label={text.select(item.number)}
                    checked={chosen.has(item.id)}
                    onChange={() => onTurn(item.id)}
                  >
                    {item.number}
                  </Checkbox>
                ) : (
                  item.number
                )}
              </td>
              <td>{item.name}</td>
              <td>{item.place}</td>
              <td>{item.responsible?.name ?? item.responsibleWords}</td>
              <td className="ui-nowrap ui-inline">{item.dueOn}</td>
              <td className="ui-nowrap ui-inline">
                {itemStatusLabels[item.status][language]} {item.isLate && <b>{text.late}</b>}
              </td>
              <td>
                <Proof rectificationId={rectificationId} item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Proof({
  rectificationId,
  item,
}: Pick<Props, 'rectificationId'> & { item: ListItemView }): ReactNode {
  const text = useObjectsText()
  const on = (at: string): string => dayHere(new Date(at))
  return (
    <>
      {item.reason !== null && <div>{item.reason}</div>}
      {item.said !== null && (
        <>
          <div>{item.said.words}</div>
          <div className="ui-quiet">{text.saidBy(on(item.said.at), item.said.by.name)}</div>
          {item.said.evidence.length > 0 && (
            <EvidenceList rectificationId={rectificationId} evidence={item.said.evidence} />
          )}
        </>
      )}
      {item.signed.map(({ rung, at, by }) => (
        <div key={rung} className="ui-quiet">
          {text.signedBy(on(at), by.name)}
        </div>
      ))}
    </>
  )
}
