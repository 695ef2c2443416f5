import { day } from '@bihuan/core/kernel/day.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../../api.ts'
import { LabelledDay } from '../../../ui/labelled-day.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { useObjectsText } from '../objects.text.ts'

/** What a claim says of objects that are not crossed off yet. */
export type OpenObjects = { readonly count: number; readonly until: ReturnType<typeof day> }

type Props = {
  readonly rectificationId: string
  readonly measureId: string
  /** The form of the claim, given what it has to say besides; nothing where nothing is open, or no day was named. */
  readonly children: (rest: OpenObjects | undefined) => ReactNode
}

/** Asks a claim until when the objects will be crossed off that its measure leaves open, and tells how many these are. */
export function ClaimWithRest({ rectificationId, measureId, children }: Props): ReactNode {
  const text = useObjectsText()
  const [until, setUntil] = useState('')
  const { data, isPending } = useQuery(
    orpc.objects.list.queryOptions({ input: { rectificationId, measureId, limit: 1 } }),
  )
  if (isPending) return <PageSkeleton rows={3} />
  const list = data?.list ?? null
  if (list === null || list.open === 0) return children(undefined)
  return (
    <>
      <div className="ui-messages" role="note">
        <p>{text.rest(list)}</p>
        <LabelledDay label={text.restUntil} value={until} onChange={setUntil} />
      </div>
      {children(until === '' ? undefined : { count: list.open, until: day(until) })}
    </>
  )
}
