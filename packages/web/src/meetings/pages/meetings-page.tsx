import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Meetings } from '../components/meetings.tsx'

/** The meetings of the rectification at the address. */
export function MeetingsPage(): ReactNode {
  const { id: rectificationId } = useParams({ from: '/signed-in/rectifications/$id/meetings' })
  return <Meetings rectificationId={rectificationId} />
}
