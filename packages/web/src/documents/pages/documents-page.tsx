import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DocumentDesk } from '../components/document-desk.tsx'

/** The documents of the rectification at the address. */
export function DocumentsPage(): ReactNode {
  const { id: rectificationId } = useParams({ from: '/signed-in/rectifications/$id/documents' })
  return <DocumentDesk rectificationId={rectificationId} />
}
