import type { AnsweredFindingView } from '@bihuan/core/answers/answers.contract.ts'
import { answerDuties, answersOfPage, answerStateLabel } from '@bihuan/core/answers/answers.ts'
import { findingStatusLabels } from '@bihuan/core/findings/labels.ts'
import { isBeyondCount } from '@bihuan/core/kernel/counted.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { PageError } from '../../ui/page-error.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { MeasureRow } from '../../workbench/components/measure-row.tsx'
import { PartRow } from '../../workbench/components/part-row.tsx'
import { WorkList } from '../../workbench/components/work-list.tsx'
import { useAnswersText } from '../answers.text.ts'
import type { ItemsSearch } from '../answers.api.ts'
import '../../workbench/workbench.css'

const lights = { open: 'grey', late: 'red', soon: 'yellow', waiting: 'blue', closed: 'blue' } as const

/** The records behind a number of the list, the most urgent first. */
export function AnswerItemsPage(): ReactNode {
  const text = useAnswersText()
  const language = useLanguage()
  const search: ItemsSearch = useSearch({ from: '/signed-in/answers/items' })
  const list = useInfiniteQuery(
    orpc.answers.items.infiniteOptions({
      input: (offset: number) => ({ ...search, offset }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const { total } = last
        const shown = pages.reduce((sum, page) => sum + rowsOf(page), 0)
        const isMore = isBeyondCount(total) ? rowsOf(last) === answersOfPage : shown < total
        return isMore ? shown : undefined
      },
    }),
  )
  if (!list.data) {
    if (!list.error) return <PageSkeleton />
    return (
      <Page title={text.title}>
        <PageError error={list.error} onRetry={() => void list.refetch()} />
      </Page>
    )
  }
  const { pages } = list.data
  const [first] = pages
  const { of, duty, state } = search
  return (
    <Page
      title={first?.whose.name ?? text.title}
      actions={
        <Link to="/answers" search={{ of }}>
          {text.toList}
        </Link>
      }
    >
      <WorkList
        title={`${answerDuties[duty].label[language]} · ${answerStateLabel(duty, state)[language]}`}
        light={lights[state]}
        count={first?.total ?? 0}
        whenEmpty={text.noneLeft}
        isWide
        foot={
          list.hasNextPage && (
            <div className="workbench-foot">
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {text.more}
              </Button>
            </div>
          )
        }
      >
        {pages.flatMap(({ findings, measures, parts }) => [
          ...findings.map((finding) => <FindingRow key={finding.id} finding={finding} />),
          ...measures.map((measure) => (
            <MeasureRow
              key={`${measure.id} ${measure.supporter?.id}`}
              measure={measure}
              {...(measure.supporter !== null && { note: text.supporter(measure.supporter.name) })}
            />
          )),
          ...parts.map((part) => <PartRow key={part.id} part={part} />),
        ])}
      </WorkList>
    </Page>
  )
}

function rowsOf(page: {
  findings: readonly unknown[]
  measures: readonly unknown[]
  parts: readonly unknown[]
}) {
  return page.findings.length + page.measures.length + page.parts.length
}

function FindingRow({ finding }: { finding: AnsweredFindingView }): ReactNode {
  const text = useAnswersText()
  const language = useLanguage()
  const { rectificationName, ownerName, leaderName, status } = finding
  const facts = [findingStatusLabels[status][language], rectificationName, ownerName, leaderName]
  return (
    <li className="workbench-row">
      <div className="workbench-what">
        <p className="workbench-text">
          {finding.number} {finding.title}
        </p>
        <p className="workbench-facts">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      </div>
      <Link
        className="workbench-act"
        to="/rectifications/$id/ledger"
        params={{ id: finding.rectificationId }}
        search={{ finding: finding.id }}
      >
        {text.open}
      </Link>
    </li>
  )
}
