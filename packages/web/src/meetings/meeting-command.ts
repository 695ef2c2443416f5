import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { api, orpc } from '../api.ts'
import { useFormCommand } from '../commands/form-command.ts'
import type { CommandStamp, VersionedCommand } from '../commands/versioned-command.ts'

/** A command on a meeting, or the one that records it: afterwards meetings and journal are read again. */
export function useMeetingCommand<Values>(options: {
  /** Null while it is not recorded yet. */
  readonly meeting: MeetingView | null
  readonly said: string
  readonly send: (values: Values, stamp: CommandStamp) => Promise<MeetingView>
  readonly onClose: () => void
}): VersionedCommand<Values> {
  const { meeting, ...rest } = options
  return useFormCommand({
    ...rest,
    record: meeting?.id ?? null,
    version: meeting?.version ?? 1,
    refresh: async () => {
      if (meeting === null) return 1
      const { rectificationId, id: meetingId } = meeting
      return (await api.meetings.get({ rectificationId, meetingId })).version
    },
    changes: [orpc.meetings.key(), orpc.rectifications.key()],
  })
}
