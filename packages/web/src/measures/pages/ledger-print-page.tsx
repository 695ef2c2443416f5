import { layOutLedger } from '@bihuan/core/measures/ledger-layout.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { orpc } from '../../api.ts'
import { PageError } from '../../ui/page-error.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/now.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { dayHere, zoneHere } from '../../ui/zone.ts'
import { type Paper, papers, PrintSheets } from '../ledger/components/print-sheets.tsx'
import { shownColumns } from '../ledger/ledger-columns.ts'
import { useWholeLedger } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import '../ledger/print.css'

const route = getRouteApi('/signed-in/rectifications/$id/ledger/print')

/** All rows of the ledger as it is shown, on sheets of paper. */
export function LedgerPrintPage(): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const today = dayHere(useNow())
  const { id: rectificationId } = route.useParams()
  const search = route.useSearch()
  const [paper, setPaper] = useState<Paper>('A4')
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const ledger = useWholeLedger(rectificationId, search)
  const { group = 'finding', sort = 'ordinal', direction = 'asc' } = search
  const layout = useMemo(
    () => ledger.data && layOutLedger(ledger.data, group, sort === 'ordinal' && direction === 'asc'),
    [ledger.data, group, sort, direction],
  )
  const columns = useMemo(() => shownColumns(), [])
  const words = useMemo(() => ({ language, zone: zoneHere() }), [language])
  const failure = rectification.error ?? ledger.error
  if (failure !== null) {
    return (
      <Page title={text.print}>
        <PageError
          error={failure}
          onRetry={() => void Promise.all([rectification.refetch(), ledger.refetch()])}
        />
      </Page>
    )
  }
  if (rectification.data === undefined || layout === undefined) return <PageSkeleton rows={12} />
  const title = text.printTitle(rectification.data.name)
  return (
    <div className="print-page">
      <Page
        title={title}
        note={text.printHint}
        actions={
          <>
            <Segmented<Paper>
              aria-label={text.paper}
              value={paper}
              options={papers.map((value) => ({ value, label: text.paperAcross(value) }))}
              onChange={setPaper}
            />
            <Button type="primary" onClick={() => window.print()}>
              {text.print}
            </Button>
            <Link
              to="/rectifications/$id/ledger"
              params={{ id: rectificationId }}
              search={search}
              className="ledger-way"
            >
              {text.backToLedger}
            </Link>
          </>
        }
      >
        <PrintSheets
          key={`${paper} ${language}`}
          paper={paper}
          head={{ title, note: today }}
          layout={layout}
          columns={columns}
          words={words}
        />
      </Page>
    </div>
  )
}
