import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { api, orpc } from '../api.ts'
import {
  type CommandStamp,
  useVersionedCommand,
  type VersionedCommand,
} from '../commands/versioned-command.ts'

/** A command on a meeting, or the one that records it: afterwards meetings and journal are read again. */
export function useMeetingCommand<Values>(options: {
  /** Null while it is not recorded yet. */
  readonly meeting: MeetingView | null
  readonly said: string
  readonly send: (values: Values, stamp: CommandStamp) => Promise<MeetingView>
  readonly onClose: () => void
}): VersionedCommand<Values> {
  const client = useQueryClient()
  const { message } = App.useApp()
  const { meeting } = options
  return useVersionedCommand({
    record: meeting?.id ?? null,
    version: meeting?.version ?? 1,
    send: options.send,
    refresh: async () => {
      if (meeting === null) return 1
      const { rectificationId, id: meetingId } = meeting
      return (await api.meetings.get({ rectificationId, meetingId })).version
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: orpc.meetings.key() })
      void client.invalidateQueries({ queryKey: orpc.rectifications.key() })
      void message.success(options.said)
      options.onClose()
    },
  })
}
