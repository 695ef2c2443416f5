import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { documentSearchOf } from '../document-search.ts'
import { DocumentDesk } from '../components/document-desk.tsx'

/** The documents of the rectification at the address. */
export function DocumentsPage(): ReactNode {
  const { id: rectificationId } = useParams({ from: '/signed-in/rectifications/$id/documents' })
  const search = useSearch({ from: '/signed-in/rectifications/$id/documents' })
  const navigate = useNavigate()
  return (
    <DocumentDesk
      rectificationId={rectificationId}
      search={documentSearchOf(search)}
      onSearch={(wanted) =>
        void navigate({
          to: '/rectifications/$id/documents',
          params: { id: rectificationId },
          search: wanted,
          replace: true,
          resetScroll: false,
        })
      }
    />
  )
}
