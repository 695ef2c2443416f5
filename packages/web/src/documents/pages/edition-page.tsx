import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EditionDesk } from '../components/edition-desk.tsx'

/** The edition at the address. */
export function EditionPage(): ReactNode {
  const { id: rectificationId, editionId } = useParams({
    from: '/signed-in/rectifications/$id/documents/$editionId',
  })
  return <EditionDesk key={editionId} {...{ rectificationId, editionId }} />
}
