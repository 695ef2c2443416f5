import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { orpc } from '../api.ts'
import { useIsConnectionLost } from '../ui/connection.tsx'
import { useAppText } from './app.text.ts'

/** A calm line while server or database cannot be reached; it asks by itself until they answer again. */
export function ConnectionBanner(): ReactNode {
  const text = useAppText()
  const isLost = useIsConnectionLost()
  // Its own key: while it fails it retries, and its success reports that the connection is back.
  useQuery({
    ...orpc.setup.status.queryOptions(),
    queryKey: ['connection'],
    enabled: isLost,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 3000,
  })
  return (
    <div role="status">
      {isLost && (
        <p className="app-lost" style={{ margin: 0 }}>
          {text.lost}
        </p>
      )}
    </div>
  )
}
