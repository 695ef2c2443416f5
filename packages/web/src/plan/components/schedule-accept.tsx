import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import type { Kept } from '../../ui/kept-forms.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import type { Proposed } from '../proposed.ts'
import { useScheduleText } from '../schedule.text.ts'

type Props = {
  readonly rectificationId: RectificationId
  readonly changed: readonly Proposed[]
  readonly lastAccepted: { readonly scheduleId: CommandId; readonly count: number } | null
  readonly kept: Kept<'finalOn' | 'moves' | 'reason'>
  /** The field for the reason. */
  readonly words: ReactNode
}

/** Accepts the proposals that change a day, all in one step, and undoes what was accepted last. */
export function ScheduleAccept({ rectificationId, changed, lastAccepted, kept, words }: Props): ReactNode {
  const text = useScheduleText()
  const marks = useUiText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  const { reason } = kept.values
  const readAgain = async (): Promise<void> => {
    renew()
    await Promise.all(
      [orpc.schedules.key(), orpc.rectifications.key(), orpc.measures.key()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
  }
  const accepting = useMutation({
    mutationFn: () =>
      api.schedules.accept({
        commandId,
        rectificationId,
        measures: changed.map(({ row, proposal }) => ({
          id: row.id,
          version: row.version,
          dueOn: proposal.due,
        })),
        reason,
      }),
    onSuccess: async ({ count }) => {
      kept.change({ moves: '', reason: '' })
      await readAgain()
      void message.success(text.accepted(count))
    },
  })
  const undoing = useMutation({
    mutationFn: (scheduleId: CommandId) =>
      api.schedules.undo({ commandId, rectificationId, scheduleId, reason }),
    onSuccess: async ({ changedSince }) => {
      await readAgain()
      void message.success(
        changedSince.length === 0
          ? text.undone
          : text.kept(changedSince.map(({ number }) => number).join(marks.comma)),
      )
    },
  })
  const isBusy = accepting.isPending || undoing.isPending
  return (
    <div className="schedule-accept">
      {words}
      <RefusalMessage error={accepting.error ?? undoing.error} />
      <Button
        type="primary"
        loading={accepting.isPending}
        disabled={changed.length === 0 || isBusy}
        onClick={() => accepting.mutate()}
      >
        {text.accept(changed.length)}
      </Button>
      {lastAccepted !== null && (
        <Button
          loading={undoing.isPending}
          disabled={isBusy}
          onClick={() => undoing.mutate(lastAccepted.scheduleId)}
        >
          {text.undo(lastAccepted.count)}
        </Button>
      )}
    </div>
  )
}
