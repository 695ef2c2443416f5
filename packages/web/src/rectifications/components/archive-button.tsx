import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useRectificationsText } from '../rectifications.text.ts'

/** Sets a rectification of which all is closed apart, or takes it out again. */
export function ArchiveButton({ rectification }: { rectification: RectificationView }): ReactNode {
  const text = useRectificationsText()
  const client = useQueryClient()
  const { message } = useMessages()
  const { id: rectificationId, archivedAt, version } = rectification
  const isArchived = archivedAt === null
  const command = useVersionedCommand({
    record: rectificationId,
    version,
    send: (_: null, stamp) => api.rectifications.setArchived({ ...stamp, rectificationId, isArchived }),
    refresh: async () => (await api.rectifications.get({ rectificationId })).version,
    onDone: () => {
      message.success(isArchived ? text.isArchived : text.isUnarchived)
      void client.invalidateQueries()
    },
  })
  return (
    <>
      {isArchived ? (
        <Popconfirm title={text.archiveConfirm} okText={text.archive} onConfirm={() => command.send(null)}>
          <Button type="link" loading={command.isSending}>
            {text.archive}
          </Button>
        </Popconfirm>
      ) : (
        <Button type="link" loading={command.isSending} onClick={() => command.send(null)}>
          {text.unarchive}
        </Button>
      )}
      <CommandOutcome command={command} />
    </>
  )
}
