import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { api, orpc } from '../api.ts'
import { useFormCommand } from '../commands/form-command.ts'
import type { CommandStamp, VersionedCommand } from '../commands/versioned-command.ts'
import { codeOf } from '../ui/explain.ts'

/** What every command on an edition carries. */
export type EditionStamp = CommandStamp & {
  readonly rectificationId: EditionView['rectificationId']
  readonly editionId: EditionView['id']
}

/** A command on an edition: afterwards editions and journal are read again. */
export function useEditionCommand<Values>({
  edition: { id: editionId, rectificationId, version },
  send,
  said,
  onClose,
}: {
  readonly edition: EditionView
  readonly said: string
  readonly send: (values: Values, stamp: EditionStamp) => Promise<EditionView>
  readonly onClose: () => void
}): VersionedCommand<Values> {
  const client = useQueryClient()
  return useFormCommand({
    record: editionId,
    version,
    send: async (values: Values, stamp) => {
      try {
        return await send(values, { ...stamp, rectificationId, editionId })
      } catch (error) {
        // The page still says that it may leave: it is read again, and tells beside the refusal what changed.
        if (codeOf(error) === 'EDITION_OUTDATED')
          for (const queryKey of [orpc.editions.key(), orpc.rectifications.key()])
            void client.invalidateQueries({ queryKey })
        throw error
      }
    },
    refresh: async () => (await api.editions.get({ rectificationId, editionId })).edition.version,
    changes: [orpc.editions.key(), orpc.rectifications.key()],
    said,
    onClose,
  })
}
