import { Agent, get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'

// Asks for something that costs nothing, again and again, from a thread of its own: when the answer is late, the
// server was doing something else in one piece.
const { address } = z.object({ address: z.string() }).parse(workerData)
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let longest = 0
let asked = performance.now()

parentPort?.on('message', () => {
  parentPort?.postMessage(Math.max(longest, performance.now() - asked))
  longest = 0
})

function ask(): void {
  asked = performance.now()
  get(address, { agent }, (response) => {
    response.resume().on('end', () => {
      longest = Math.max(longest, performance.now() - asked)
      setTimeout(ask, 2)
    })
  }).on('error', () => setTimeout(ask, 50))
}
ask()
