import { lackingLabels } from '@bihuan/core/templates/lacking.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { usePlanText } from '../plan.text.ts'

type Props = {
  readonly rectificationId: string
  /** Whether no version is approved yet. */
  readonly isFirst: boolean
}

/** So many are shown before somebody asks for all. */
const shownFirst = 10

/** Everything that is missing before the plan is approved, each with where it is put right. */
export function PlanMissing({ rectificationId, isFirst }: Props): ReactNode {
  const text = usePlanText()
  const language = useLanguage()
  const [isWhole, setIsWhole] = useState(false)
  const { data, error, refetch } = useQuery(orpc.plans.missing.queryOptions({ input: { rectificationId } }))
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null
  if (data.total === 0) return <p role="status">{text.nothingMissing}</p>
  const shown = isWhole ? data.missing : data.missing.slice(0, shownFirst)
  return (
    <section className="plan-missing" aria-label={text.missing(data.total)}>
      <h2>{text.missing(data.total)}</h2>
      {isFirst && <p className="ui-quiet">{text.paperMayLack}</p>}
      <ul>
        {shown.map(({ what, findingId, measureId, number }) => (
          <li key={`${what} ${measureId ?? findingId ?? ''}`}>
            {findingId === null ? (
              lackingLabels[what][language]
            ) : (
              <Link
                to="/rectifications/$id/ledger"
                params={{ id: rectificationId }}
                search={measureId === null ? { finding: findingId } : { measure: measureId }}
              >
                {text.missingAt(number, lackingLabels[what][language])}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {!isWhole && data.missing.length > shownFirst && (
        <Button size="small" type="link" onClick={() => setIsWhole(true)}>
          {text.allMissing(data.missing.length)}
        </Button>
      )}
      {isWhole && data.missing.length < data.total && <p>{text.missingCut(data.missing.length)}</p>}
    </section>
  )
}
