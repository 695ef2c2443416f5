import { limitsOf } from '../kernel/http/limits.ts'
import { type HttpServer, listen } from '../kernel/http/server.ts'
import type { Config } from '../kernel/config.ts'
import type { Log } from '../kernel/log.ts'
import { collectWhenQuiet } from '../kernel/quiet-memory.ts'
import { openIntake, routesOf } from './routes.ts'
import type { Shared } from './shared.ts'
import type { Storage } from './storage.ts'

/** Answers requests in this process: all of them, or its part of them where several do. */
export async function answerHere(parts: {
  config: Config
  log: Log
  storage: Storage
  shared: Shared
}): Promise<HttpServer> {
  const { config, log, shared } = parts
  const limits = limitsOf(config.processes)
  const intake = openIntake(parts)
  const answers = routesOf({ ...parts, intake, arrivals: shared.arrivals, limits })
  const { host, port } = config
  const server = await listen({ host, port, surroundings: config, ...answers, log, limits })
  const stopCollecting = collectWhenQuiet()
  const stop = async (): Promise<void> => {
    stopCollecting()
    await server.stop()
    await intake.longWork.stop()
  }
  return { ...server, stop }
}
