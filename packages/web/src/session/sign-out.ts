import { useMutation, useQueryClient } from '@tanstack/react-query'
import { use } from 'react'
import { signOut } from './sign-in.api.ts'
import { KeptFormsContext } from '../ui/kept-forms.ts'
import { useUiText } from '../ui/ui.text.ts'
import { useMessages } from '../ui/use-messages.ts'
import { tellOtherPages } from './session-guard.ts'

/** Ends the session, here and on every other page of this browser, and forgets what was typed and not sent. */
export function useSignOut(): () => void {
  const text = useUiText()
  const client = useQueryClient()
  const forms = use(KeptFormsContext)
  const { modal } = useMessages()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      forms?.forgetAll()
      tellOtherPages()
      client.clear()
      // A full load, so that nothing of this person stays in memory for the next.
      window.location.assign('/sign-in')
    },
  })
  return () => {
    const count = forms?.store.count() ?? 0
    if (count === 0) leave.mutate()
    else
      modal.confirm({
        title: text.leaveTitle,
        content: text.signOutText(count),
        okText: text.signOutAnyway,
        cancelText: text.leaveStay,
        onOk: () => leave.mutate(),
      })
  }
}
