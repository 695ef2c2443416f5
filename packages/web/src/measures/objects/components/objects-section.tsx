import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../../api.ts'
import { useObjectsText } from '../objects.text.ts'
import { lazyPart } from '../../../ui/lazy-part.tsx'

const BeginListDialog = lazyPart(() => import('./begin-list-dialog.tsx'), 'BeginListDialog')

type Props = { readonly rectificationId: string; readonly measureId: string }

/** How far the list of objects of a measure is, the way to it, and a form to begin one for whoever may. */
export function ObjectsSection({ rectificationId, measureId }: Props): ReactNode {
  const text = useObjectsText()
  const [isBeginning, setIsBeginning] = useState(false)
  const { data } = useQuery(
    orpc.objects.list.queryOptions({ input: { rectificationId, measureId, limit: 1 } }),
  )
  if (data === undefined) return null
  const { list, can } = data
  if (list === null && !can.includes('begin')) return null
  return (
    <section>
      <h3>
        {list?.name ?? text.heading}
        {list === null && (
          <Button type="link" size="small" onClick={() => setIsBeginning(true)}>
            {text.begin}
          </Button>
        )}
      </h3>
      {list !== null && (
        <p>
          {text.counts({ ...list, ...list.counts })}{' '}
          <Link
            to="/rectifications/$id/measures/$measureId/objects"
            params={{ id: rectificationId, measureId }}
          >
            {text.openList}
          </Link>
        </p>
      )}
      {isBeginning && (
        <BeginListDialog
          rectificationId={rectificationId}
          measureId={measureId}
          onClose={() => setIsBeginning(false)}
        />
      )}
    </section>
  )
}
