import type { CommandId } from '@bihuan/core/kernel/id.ts'
import type { PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { orpc } from '../api.ts'
import type { SentForm } from '../commands/versioned-command.ts'
import { useCommandId } from '../ui/command-id.ts'
import { codeOf, explain } from '../ui/explain.ts'
import { useLanguage } from '../ui/language.tsx'

/** Accepting days, or undoing what was accepted, as its part of the page uses it. */
export type ScheduleCommand = {
  readonly send: (planChange?: PlanChangeSaid, said?: SentForm) => void
  readonly isPending: boolean
  /** Why it was refused, but for its reason. */
  readonly error: unknown
  /** Why the reason was refused; null where it was not. */
  readonly ofReason: string | null
}

type Wish = { readonly planChange: PlanChangeSaid | undefined; readonly said: SentForm | undefined }

/** Sends one command about many measures, and reads what it changed. */
export function useScheduleCommand<Done>(
  carryOut: (commandId: CommandId, planChange?: PlanChangeSaid) => Promise<Done>,
  onDone: (done: Done) => void,
): ScheduleCommand {
  const language = useLanguage()
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  // A double click is one command: buttons that are drawn as busy come too late for its second half.
  const isUnderWay = useRef(false)
  const sending = useMutation({
    mutationFn: ({ planChange }: Wish) => carryOut(commandId, planChange),
    onSettled: () => {
      isUnderWay.current = false
    },
    onSuccess: async (done, { said }) => {
      said?.done()
      renew()
      onDone(done)
      const read = [orpc.schedules.key(), orpc.rectifications.key(), orpc.measures.key()]
      await Promise.all(read.map((queryKey) => client.invalidateQueries({ queryKey })))
    },
  })
  const { error } = sending
  const isOfReason = error !== null && codeOf(error) === 'REASON_MISSING'
  return {
    send: (planChange, said) => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      sending.mutate({ planChange, said })
    },
    isPending: sending.isPending,
    error: isOfReason ? null : error,
    ofReason: isOfReason ? explain(error, language).message : null,
  }
}
