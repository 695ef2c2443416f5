import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ObjectsView } from '../components/objects-view.tsx'

const from = '/signed-in/rectifications/$id/measures/$measureId/objects'

/** The page of the list of objects of a measure; which of them are shown stands in its address. */
export function ObjectsPage(): ReactNode {
  const { id: rectificationId, measureId } = useParams({ from })
  const search = useSearch({ from })
  const navigate = useNavigate()
  return (
    <ObjectsView
      rectificationId={rectificationId}
      measureId={measureId}
      search={search}
      onSearch={(wanted) => void navigate({ to: '.', search: wanted, replace: true })}
    />
  )
}
