import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import type { SentForm } from '../../commands/versioned-command.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { codeOf, explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Kept } from '../../ui/kept-forms.ts'
import { useUiText } from '../../ui/ui.text.ts'
import type { Proposed } from '../proposed.ts'
import { useScheduleText } from '../schedule.text.ts'

type Props = {
  readonly rectificationId: RectificationId
  readonly changed: readonly Proposed[]
  readonly lastAccepted: { readonly scheduleId: CommandId; readonly count: number } | null
  readonly kept: Kept<'finalOn' | 'moves' | 'reason'>
  /** The field for the reason, and why what stands in it was refused. */
  readonly words: (refused: string | null) => ReactNode
}

type Wish = { readonly planChange?: PlanChangeSaid; readonly said?: SentForm | undefined }

/** Accepts the proposals that change a day, all in one step, and undoes what was accepted last. */
export function ScheduleAccept({ rectificationId, changed, lastAccepted, kept, words }: Props): ReactNode {
  const text = useScheduleText()
  const marks = useUiText()
  const language = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  const { reason } = kept.values
  // A double click is one command: buttons that are drawn as busy come too late for its second half.
  const isUnderWay = useRef(false)
  const once = (send: () => void): void => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    send()
  }
  const onSettled = (): void => {
    isUnderWay.current = false
  }
  const readAgain = async (): Promise<void> => {
    renew()
    await Promise.all(
      [orpc.schedules.key(), orpc.rectifications.key(), orpc.measures.key()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
  }
  const accepting = useMutation({
    mutationFn: ({ planChange }: Wish) =>
      api.schedules.accept({
        commandId,
        rectificationId,
        measures: changed.map(({ row, proposal }) => ({
          id: row.id,
          version: row.version,
          dueOn: proposal.due,
        })),
        reason,
        ...(planChange && { planChange }),
      }),
    onSettled,
    onSuccess: async ({ count }, { said }) => {
      said?.done()
      kept.change({ moves: '', reason: '' })
      await readAgain()
      void message.success(text.accepted(count))
    },
  })
  const undoing = useMutation({
    mutationFn: ({ scheduleId, planChange }: Wish & { readonly scheduleId: CommandId }) =>
      api.schedules.undo({
        commandId,
        rectificationId,
        scheduleId,
        reason,
        ...(planChange && { planChange }),
      }),
    onSettled,
    onSuccess: async ({ changedSince }, { said }) => {
      kept.change({ reason: '' })
      said?.done()
      await readAgain()
      void message.success(
        changedSince.length === 0
          ? text.undone
          : text.kept(changedSince.map(({ number }) => number).join(marks.comma)),
      )
    },
  })
  const error = accepting.error ?? undoing.error
  const isOfReason = error !== null && codeOf(error) === 'REASON_MISSING'
  const isBusy = accepting.isPending || undoing.isPending
  return (
    <div className="schedule-accept">
      {words(isOfReason ? explain(error, language).message : null)}
      <CommandOutcome
        command={{
          error: isOfReason ? null : error,
          isSending: isBusy,
          hasConflict: false,
          applyOnNewVersion: () => {},
          record: rectificationId,
          sendAgainstPlan: (planChange, said) => {
            if (accepting.error !== null) accepting.mutate({ planChange, said })
            else if (undoing.variables !== undefined)
              undoing.mutate({ ...undoing.variables, planChange, said })
          },
        }}
      />
      <Button
        type="primary"
        loading={accepting.isPending}
        disabled={changed.length === 0 || isBusy}
        onClick={() =>
          once(() => {
            undoing.reset()
            accepting.mutate({})
          })
        }
      >
        {text.accept(changed.length)}
      </Button>
      {lastAccepted !== null && (
        <Button
          loading={undoing.isPending}
          disabled={isBusy}
          onClick={() =>
            once(() => {
              accepting.reset()
              undoing.mutate({ scheduleId: lastAccepted.scheduleId })
            })
          }
        >
          {text.undo(lastAccepted.count)}
        </Button>
      )}
    </div>
  )
}
