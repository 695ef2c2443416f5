import { soonReason } from '@bihuan/core/measures/soon-reason.ts'
import type { WaitingForFew } from '@bihuan/core/measures/workbench.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, Suspense, useState } from 'react'
import { orpc } from '../../api.ts'
import { queueRows } from '../../closure/queue-rows.ts'
import { useCan, useSession } from '../../session/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { useIsIdle } from '../../ui/idle.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { LedgerWays } from '../components/ledger-ways.tsx'
import { MeasureRow } from '../components/measure-row.tsx'
import { OwnObjects, OwnObjectsRow, urgencyOf } from '../components/own-objects.tsx'
import { OpenParts } from '../components/open-parts.tsx'
import { OpenWork } from '../components/open-work.tsx'
import { Supports } from '../components/supports.tsx'
import { WaitingClaims } from '../components/waiting-claims.tsx'
import { WaitingExtensions } from '../components/waiting-extensions.tsx'
import { WaitingObjects } from '../components/waiting-objects.tsx'
import { WorkList } from '../components/work-list.tsx'
import { useWhose } from '../whose.ts'
import { useWorkbenchText } from '../workbench.text.ts'
import '../workbench.css'

const FewLists = lazyPart(() => import('../components/few-lists.tsx'), 'FewLists')

/** What the signed-in person has to do: late, soon, waiting for their check, and all that is open. */
export function WorkbenchPage(): ReactNode {
  const text = useWorkbenchText()
  const canRead = useCan('records.read')
  const { roles } = useSession()
  if (canRead && roles.length === 0)
    return (
      <Page title={text.title}>
        <Reviewing />
      </Page>
    )
  return <Page title={text.title}>{canRead ? <Waiting /> : <NothingToRead />}</Page>
}

function Waiting(): ReactNode {
  const ahead = useAhead()
  // The first rows come with two answers. All else is asked for when these are drawn.
  const isDrawn = useIsIdle()
  const coming = ahead.map((what) => <PageSkeleton key={what} rows={2} isLater />)
  return (
    <>
      {isDrawn && ahead.length > 0 ? (
        <Suspense fallback={coming}>
          <FewLists ahead={ahead} />
        </Suspense>
      ) : (
        coming
      )}
      <Lists isDrawn={isDrawn} />
    </>
  )
}

/** What of that which waits for few waits for this person. What did once stays while the page is open: a dialog in it closes by itself. */
function useAhead(): readonly WaitingForFew[] {
  const { data } = useQuery(orpc.measures.mine.queryOptions())
  const [ahead, setAhead] = useState<readonly WaitingForFew[]>([])
  const more = (data?.ahead ?? []).filter((what) => !ahead.includes(what))
  if (more.length > 0) setAhead([...ahead, ...more])
  return ahead
}

function Lists({ isDrawn }: { readonly isDrawn: boolean }): ReactNode {
  const text = useWorkbenchText()
  const whose = useWhose()
  const canCheck = useCan('closure.queue')
  const work = useQuery(orpc.measures.mine.queryOptions())
  const queue = useQuery(orpc.closure.queue.queryOptions({ input: queueRows.workbench, enabled: canCheck }))
  const error = work.error ?? queue.error
  if (!work.data || (canCheck && !queue.data)) {
    if (!error) return <PageSkeleton />
    return <PageError error={error} onRetry={() => void Promise.all([work.refetch(), queue.refetch()])} />
  }
  const {
    today,
    late,
    counts,
    supports,
    parts,
    extensions,
    objects,
    ownObjects,
    rectifications,
    hasMoreRectifications,
    waiting: toCheck,
  } = work.data
  const places = { rectifications, hasMore: hasMoreRectifications }
  const claims = queue.data ?? []
  const waits = supports.open + parts.open + extensions.length + objects.length + ownObjects.length
  if (counts.open + waits + claims.length === 0) return <NothingToDo />
  const listsThatAre = (urgency: ReturnType<typeof urgencyOf>) =>
    ownObjects.filter((one) => urgencyOf(one) === urgency)
  const [lateLists, soonLists] = [listsThatAre('late'), listsThatAre('soon')]
  // One number over two kinds of things says how many there are of each.
  const countsOf = (measures: number, lists: number) =>
    lists === 0 ? undefined : text.measuresAndLists(text.counted(measures), lists)
  const waiting = <WaitingClaims claims={claims} waiting={toCheck} />
  return (
    <div className="workbench">
      {/* What others wait for comes first: on a phone the lists stand below each other. */}
      {claims.length > 0 && waiting}
      <WaitingExtensions extensions={extensions} />
      <WaitingObjects lists={objects} />
      <WorkList
        title={text.late}
        light="red"
        count={counts.late + lateLists.length}
        counts={countsOf(counts.late, lateLists.length)}
        whenEmpty={text.lateEmpty(whose)}
        foot={
          <>
            <FirstOf shown={late.length} total={counts.late} />
            <LedgerWays {...places} count="late" search={{ light: ['red'] }} />
          </>
        }
      >
        {lateLists.map((one) => (
          <OwnObjectsRow key={one.measure.id} list={one} />
        ))}
        {late.map((measure) => (
          <MeasureRow key={measure.id} measure={measure} />
        ))}
      </WorkList>
      <WorkList
        title={text.today}
        light="yellow"
        count={counts.today + soonLists.length}
        counts={countsOf(counts.today, soonLists.length)}
        note={text.todayIs}
        whenEmpty={text.todayEmpty(whose)}
        foot={<FirstOf shown={today.length} total={counts.today} />}
      >
        {soonLists.map((one) => (
          <OwnObjectsRow key={one.measure.id} list={one} />
        ))}
        {today.map((measure) => (
          <MeasureRow key={measure.id} measure={measure} why={soonReason(measure)} />
        ))}
      </WorkList>
      <OwnObjects lists={listsThatAre('left')} />
      <OpenParts parts={parts} />
      <Supports supports={supports} />
      {canCheck && claims.length === 0 && waiting}
      <OpenWork {...places} isAsked={isDrawn} />
    </div>
  )
}

function FirstOf({ shown, total }: { shown: number; total: number }): ReactNode {
  const text = useWorkbenchText()
  return shown < total ? <p className="workbench-foot">{text.firstOf(shown, total)}</p> : null
}

function NothingToDo(): ReactNode {
  const text = useWorkbenchText()
  const canBegin = useCan('rectification.create')
  const rectifications = useQuery(orpc.rectifications.list.queryOptions({ input: { limit: 1 } }))
  const isEmpty = rectifications.data?.rectifications.length === 0
  const whose = useWhose()
  return (
    <EmptyState
      title={text.nothing}
      action={
        isEmpty && canBegin ? (
          <Link to="/begin">{text.begin}</Link>
        ) : (
          <Link to="/rectifications">{text.toRectifications}</Link>
        )
      }
    >
      {text.nothingText(whose)}
    </EmptyState>
  )
}

function Reviewing(): ReactNode {
  const text = useWorkbenchText()
  return (
    <EmptyState title={text.reviewing} action={<Link to="/rectifications">{text.toRectifications}</Link>}>
      {text.reviewingText}
    </EmptyState>
  )
}

function NothingToRead(): ReactNode {
  const text = useWorkbenchText()
  const canManage = useCan('people.manage')
  return (
    <EmptyState title={text.administrator} action={canManage && <Link to="/people">{text.toPeople}</Link>}>
      {text.administratorText}
    </EmptyState>
  )
}
