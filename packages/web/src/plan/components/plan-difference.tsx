import { timeClasses, timeClassLabels } from '@bihuan/core/measures/labels.ts'
import { differenceLabels } from '@bihuan/core/plan/differences.ts'
import type { DifferenceView } from '@bihuan/core/plan/plans.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { dayHere } from '../../ui/zone.ts'
import { usePlanText } from '../plan.text.ts'

type Props = { readonly rectificationId: string; readonly difference: DifferenceView }

/** What has become of one finding or measure: what it said and says, and why it was changed and by whose decision. */
export function PlanDifference({ rectificationId, difference }: Props): ReactNode {
  const text = usePlanText()
  const language = useLanguage()
  const { kind, item, id, number, words, fields, others, said } = difference
  return (
    <li>
      <header>
        <b>{differenceLabels[kind][language]}</b>
        {others.length > 0 && <span>{text.others(others)}</span>}
        <Link
          to="/rectifications/$id/ledger"
          params={{ id: rectificationId }}
          search={item === 'measure' ? { measure: id } : { finding: id }}
        >
          {text.item[item](number, words)}
        </Link>
      </header>
      {fields.length > 0 && (
        <dl>
          {fields.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{fieldIn(text.fields, field)}</dt>
              <dd>
                <del>{valueOf(field, before) ?? text.nothing}</del>
                <span aria-hidden="true"> → </span>
                <ins>{valueOf(field, after) ?? text.nothing}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {said.map(({ reason, decidedBy, at }) => (
        <p key={at}>{text.said(reason, decidedBy, dayHere(new Date(at)))}</p>
      ))}
    </li>
  )

  function valueOf(field: string, value: string | null): string | null {
    if (value === null || value === '') return null
    const timeClass = field === 'timeClass' ? timeClasses.find((one) => one === value) : undefined
    return timeClass === undefined ? value : timeClassLabels[timeClass][language]
  }
}

function fieldIn(words: Readonly<Record<string, string>>, field: string): string {
  return words[field] ?? field
}
