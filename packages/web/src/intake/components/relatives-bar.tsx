import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { memo, type ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly draftId: string
  /** Saves what is not saved, and gives the version on the server. */
  readonly settle: () => Promise<number | null>
}

const keepMs = 60_000
const most = 3

/** Rectifications that this document may belong to, and the way to add it to one of them instead. */
export const RelativesBar = memo(function RelativesBar({ draftId, settle }: Props): ReactNode {
  const text = useReviewText()
  const navigate = useNavigate()
  const relatives = useQuery(orpc.intake.relatives.queryOptions({ input: { draftId }, staleTime: keepMs }))
  const going = useMutation({
    mutationFn: async (rectificationId: string) => {
      if ((await settle()) === null) return
      await navigate({ to: '/intake/$draftId/into/$rectificationId', params: { draftId, rectificationId } })
    },
  })
  // A draft goes on without them: whoever cannot read them commits it as one of its own.
  if (relatives.data === undefined || relatives.data.length === 0) return null
  return (
    <ul className="intake-relatives">
      {relatives.data.slice(0, most).map(({ rectificationId, name, alike, of }) => (
        <li key={rectificationId}>
          <span>{text.relatives(name, alike, of)}</span>
          <Button size="small" loading={going.isPending} onClick={() => going.mutate(rectificationId)}>
            {text.addTo}
          </Button>
        </li>
      ))}
    </ul>
  )
})
