import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useMeasuresText } from '../../measures.text.ts'

/** What to do with an empty ledger. */
export function EmptyLedger({ canAdd, add }: { canAdd: boolean; add: () => void }): ReactNode {
  const text = useMeasuresText()
  if (!canAdd) return <EmptyState title={text.emptyTitle}>{text.emptyRead}</EmptyState>
  return (
    <EmptyState
      title={text.emptyTitle}
      action={
        <>
          <Button type="primary" onClick={add}>
            {text.addFinding}
          </Button>{' '}
          <Link to="/intake">{text.toIntake}</Link>
        </>
      }
    >
      {text.emptyText}
    </EmptyState>
  )
}
