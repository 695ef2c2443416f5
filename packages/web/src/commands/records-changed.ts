import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { orpc } from '../api.ts'

/** Has everything read again that a change of a measure or finding can show in. */
export function useRecordsChanged(): () => void {
  const client = useQueryClient()
  return useCallback(() => {
    const keys = [orpc.rectifications.key(), orpc.measures.key(), orpc.findings.key(), orpc.closure.key()]
    for (const queryKey of keys) void client.invalidateQueries({ queryKey })
  }, [client])
}
