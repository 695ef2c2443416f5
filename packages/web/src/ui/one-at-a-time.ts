import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'

/** How the values of a form are sent, and what happens when they have arrived. */
type Options<Values, Result> = {
  readonly send: (values: Values) => Promise<Result>
  readonly onSent: (result: Result) => Promise<unknown> | void
}

/** What a form sends, as it uses it. */
export type OneAtATime<Values> = {
  readonly send: (values: Values) => void
  readonly isSending: boolean
  readonly error: unknown
}

/**
 * Sends the values of a form, and nothing more until it is known how that went: a double click is one command, and so is Enter in
 * a field meanwhile. A form that is drawn as busy comes too late for them, as checking its fields takes a moment.
 */
export function useOneAtATime<Values, Result>(options: Options<Values, Result>): OneAtATime<Values> {
  const isBusy = useRef(false)
  const sending = useMutation({
    mutationFn: options.send,
    // Not handed on as it is: it would be given what was typed as well, such as a password.
    onSuccess: (result) => options.onSent(result),
    onSettled: () => {
      isBusy.current = false
    },
  })
  const send = (values: Values): void => {
    if (isBusy.current) return
    isBusy.current = true
    sending.mutate(values)
  }
  return { send, isSending: sending.isPending, error: sending.error }
}
