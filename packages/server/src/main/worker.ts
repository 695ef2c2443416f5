import type { OtherProcess } from '../kernel/calls.ts'
import { limitsOf } from '../kernel/http/limits.ts'
import { openLog } from '../kernel/log.ts'
import { explainStart } from '../kernel/start-error.ts'
import { stopSignals } from '../kernel/stop-signals.ts'
import { answerHere } from './answering.ts'
import { sharedBy } from './shared.ts'
import { joinStorage } from './storage.ts'
import { type FromWorker, toWorkerSchema, type WorkerParts } from './worker-messages.ts'

// One of several processes that answer requests. It owns nothing: lock, database, log and readings are those of the process
// that started it, and it ends with that one.

const keeper: OtherProcess = {
  send: (message) => process.send?.(message),
  on: (event, listener) => process.on(event, listener),
}
const say = (message: FromWorker): unknown => keeper.send(message)

process.stderr.on('error', () => {})
// Whoever tells one process to end means them all.
for (const signal of stopSignals) process.on(signal, () => say({ type: 'asked', signal }))

const stopped = Promise.withResolvers<void>()
keeper.on('message', (message) => {
  const told = toWorkerSchema.safeParse(message).data
  if (told?.type === 'begin') void run(told.parts)
  if (told?.type === 'stop') stopped.resolve()
})

async function run({ worker, config, address, secret }: WorkerParts): Promise<void> {
  // Whoever started it writes the one log of all.
  const log = openLog({ logTo: 'stdout', logLevel: config.logLevel, base: { worker } })
  const storage = await joinStorage({
    ...config,
    address,
    secret,
    connections: limitsOf(config.processes).database,
  })
  try {
    const shared = sharedBy(keeper)
    const server = await answerHere({ config, log, storage, shared })
    say({ type: 'listening', addresses: server.addresses })
    await stopped.promise
    await server.stop()
  } catch (error) {
    log.error({ err: error }, 'start failed')
    say({ type: 'failed', text: explainStart(error, config) })
  }
  await storage.close()
  await log.close()
  process.disconnect()
}
