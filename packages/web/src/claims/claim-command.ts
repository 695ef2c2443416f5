import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import {
  type CommandStamp,
  useVersionedCommand,
  type VersionedCommand,
} from '../commands/versioned-command.ts'

/** What each step on a claim is given. */
export type ClaimForm = {
  readonly request: ClosureRequestView
  /** Reads the claim again after a conflict. */
  readonly refresh: () => Promise<ClosureRequestView | null>
  readonly onDone: () => void
}

type StampedClaim = CommandStamp & { readonly rectificationId: string; readonly closureRequestId: string }

/** A command on a claim. */
export function useClaimCommand<Values>(
  { request, refresh, onDone }: ClaimForm,
  send: (values: Values, stamped: StampedClaim) => Promise<ClosureRequestView>,
): VersionedCommand<Values> {
  const { id: closureRequestId, rectificationId, version } = request
  return useVersionedCommand({
    record: closureRequestId,
    version,
    send: (values: Values, stamp) => send(values, { rectificationId, closureRequestId, ...stamp }),
    refresh: async () => (await refresh())?.version ?? version,
    onDone,
  })
}
