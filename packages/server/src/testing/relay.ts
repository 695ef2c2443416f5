import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { DatabaseAddress } from '../kernel/db.ts'

/** A way to a database that can be cut and mended, as when a cable is pulled. */
export type Relay = {
  readonly address: DatabaseAddress
  cut(): void
  /** From now on whoever connects is not answered, as by a machine that is too busy; who is connected goes on. */
  stall(): void
  /** Mends it, and tells how often somebody tried to get through meanwhile. */
  mend(): number
  close(): void
}

/** Puts a relay in front of a database. */
export async function relayTo(database: DatabaseAddress): Promise<Relay> {
  const sockets = new Set<Socket>()
  let [isCut, isStalled] = [false, false]
  let tries = 0
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    keep(client)
    if (isCut) {
      tries += 1
      client.destroy()
      return
    }
    if (isStalled) return
    const target = connectTo(database)
    keep(target)
    client.pipe(target).pipe(client)
    client.on('close', () => target.destroy())
    target.on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const dropAll = (): void => sockets.forEach((socket) => socket.destroy())
  return {
    address: throughPort(database, portOf(server.address())),
    cut: () => {
      isCut = true
      tries = 0
      dropAll()
    },
    stall: () => {
      isStalled = true
    },
    mend: () => {
      isCut = false
      return tries
    },
    close: () => {
      server.close()
      dropAll()
    },
  }
}

function connectTo(database: DatabaseAddress): Socket {
  if (!('connectionString' in database)) {
    const { host, port } = database
    return host.startsWith('/') ? connect(path.join(host, `.s.PGSQL.${port}`)) : connect(port, host)
  }
  const { hostname, port } = new URL(database.connectionString)
  return connect(Number(port || 5432), hostname)
}

function throughPort(database: DatabaseAddress, port: number): DatabaseAddress {
  if (!('connectionString' in database)) return { ...database, host: '127.0.0.1', port }
  const url = new URL(database.connectionString)
  url.host = `127.0.0.1:${port}`
  return { connectionString: url.href }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('a relay listens on a port')
  return address.port
}
