import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Plan } from '../components/plan.tsx'

/** The plan of the rectification at the address. */
export function PlanPage(): ReactNode {
  const { id: rectificationId } = useParams({ from: '/signed-in/rectifications/$id/plan' })
  const search = useSearch({ from: '/signed-in/rectifications/$id/plan' })
  const navigate = useNavigate()
  return (
    <Plan
      rectificationId={rectificationId}
      search={search}
      onSearch={(wanted) =>
        void navigate({
          to: '/rectifications/$id/plan',
          params: { id: rectificationId },
          search: wanted,
          replace: true,
          resetScroll: false,
        })
      }
    />
  )
}
