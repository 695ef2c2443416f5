import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { api, orpc } from '../api.ts'
import { useFormCommand } from '../commands/form-command.ts'
import type { CommandStamp, VersionedCommand } from '../commands/versioned-command.ts'

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
  return useFormCommand({
    record: editionId,
    version,
    send: (values: Values, stamp) => send(values, { ...stamp, rectificationId, editionId }),
    refresh: async () => (await api.editions.get({ rectificationId, editionId })).edition.version,
    changes: [orpc.editions.key(), orpc.rectifications.key()],
    said,
    onClose,
  })
}
