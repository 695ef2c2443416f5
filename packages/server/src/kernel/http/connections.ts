import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Bounds the connections of a server. Past the limit the address that holds the most loses one that has asked nothing so
 * far or waits to ask again, so that whoever opens connections without end shuts out nobody else.
 */
export function boundConnections(
  server: Server,
  { most, isIdle }: { most: number; isIdle: (socket: Socket) => boolean },
): void {
  const open = new Map<Socket, string>()
  server.on('connection', (socket: Socket) => {
    open.set(socket, socket.remoteAddress ?? '')
    socket.once('close', () => open.delete(socket))
    if (open.size > most) giveUpOne(open, socket, isIdle)
  })
}

function giveUpOne(
  open: ReadonlyMap<Socket, string>,
  newest: Socket,
  isIdle: (socket: Socket) => boolean,
): void {
  const held = new Map<string, number>()
  for (const address of open.values()) held.set(address, (held.get(address) ?? 0) + 1)
  const greedy = Math.max(...held.values())
  for (const [socket, address] of open) {
    if (held.get(address) !== greedy || !isIdle(socket)) continue
    socket.destroy()
    return
  }
  newest.destroy()
}
