import { type CommandId, id } from '@bihuan/core/kernel/id.ts'
import { useCallback, useState } from 'react'

/**
 * An id for one command. Made from random bytes, because `crypto.randomUUID` is missing
 * when the page is opened over plain HTTP in a local network. It begins with the time (UUID version 7), since the
 * record that a command adds takes its id, and lists show the newest first by their ids.
 */
export function newCommandId(now: number = Date.now()): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(now / 256 ** (5 - place)) % 256
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x70], 6)
  bytes.set([((bytes[8] ?? 0) & 0x3f) | 0x80], 8)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return id<'command'>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
}

/** The id of the command that a form sends: the same for each retry, renewed after success. */
export function useCommandId(): { readonly commandId: CommandId; readonly renew: () => void } {
  const [commandId, setCommandId] = useState(newCommandId)
  const renew = useCallback(() => setCommandId(newCommandId()), [])
  return { commandId, renew }
}
