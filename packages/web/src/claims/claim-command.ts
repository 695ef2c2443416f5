import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { useRecordsChanged } from '../commands/records-changed.ts'
import {
  type CommandStamp,
  useVersionedCommand,
  type VersionedCommand,
} from '../commands/versioned-command.ts'
import { codeOf } from '../ui/explain.ts'
import { useMessages } from '../ui/use-messages.ts'
import { useClaimsText } from './claims.text.ts'

/** What each step on a claim is given. */
export type ClaimForm = {
  readonly request: ClosureRequestView
  /** Reads the claim again after a refusal; null where it waits no more, or not for this person. */
  readonly refresh: () => Promise<ClosureRequestView | null>
  readonly onDone: () => void
}

type StampedClaim = CommandStamp & { readonly rectificationId: string; readonly closureRequestId: string }

/**
 * A command on a claim. Where it is refused the page around it is read anew, so that whoever decides sees what others have prepared or
 * signed meanwhile. A claim that was withdrawn, sent back or signed by another cannot be decided on top of that: they are told so.
 */
export function useClaimCommand<Values>(
  { request, refresh, onDone }: ClaimForm,
  send: (values: Values, stamped: StampedClaim) => Promise<ClosureRequestView>,
): VersionedCommand<Values> {
  const { id: closureRequestId, rectificationId, version } = request
  const text = useClaimsText()
  const { message } = useMessages()
  const changed = useRecordsChanged()
  return useVersionedCommand({
    record: closureRequestId,
    version,
    send: async (values: Values, stamp) => {
      try {
        return await send(values, { rectificationId, closureRequestId, ...stamp })
      } catch (error) {
        if (codeOf(error) !== 'UNEXPECTED') {
          if ((await refresh()) === null) message.warning(text.waitsNoMore)
          changed()
        }
        throw error
      }
    },
    refresh: async () => (await refresh())?.version ?? version,
    onDone,
  })
}
