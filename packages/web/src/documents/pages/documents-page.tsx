import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { documentSearchOf, inAddress } from '../document-search.ts'
import { DocumentDesk } from '../components/document-desk.tsx'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What an abridged notice leaves out: kept by the browser with the page, and in no address. */
    redactions?: string | undefined
  }
}

/** The documents of the rectification at the address. */
export function DocumentsPage(): ReactNode {
  const { id: rectificationId } = useParams({ from: '/signed-in/rectifications/$id/documents' })
  const search = useSearch({ from: '/signed-in/rectifications/$id/documents' })
  const redactions = useLocation({ select: ({ state }) => state.redactions })
  const navigate = useNavigate()
  return (
    <DocumentDesk
      rectificationId={rectificationId}
      search={documentSearchOf({ ...search, redactions })}
      onSearch={(wanted) =>
        void navigate({
          to: '/rectifications/$id/documents',
          params: { id: rectificationId },
          search: inAddress(wanted),
          state: { redactions: wanted.redactions },
          replace: true,
          resetScroll: false,
        })
      }
    />
  )
}
