import { useMutation, useQueryClient } from '@tanstack/react-query'
import { signOut } from '../people/sign-in.api.ts'
import { tellOtherPages } from './session-guard.ts'

/** Ends the session, here and on every other page of this browser. */
export function useSignOut(): () => void {
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      tellOtherPages()
      client.clear()
      // A full load, so that nothing of this person stays in memory for the next.
      window.location.assign('/sign-in')
    },
  })
  return () => leave.mutate()
}
