import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { z } from 'zod'
import type { Config } from '../kernel/config.ts'
import type { DatabaseAddress } from '../kernel/db.ts'

/** What a process that answers is begun with. It comes as a message: an environment could be read by other programs. */
export type WorkerParts = {
  readonly worker: number
  readonly config: Config
  readonly address: DatabaseAddress
  readonly secret: string
}

/** What is said to a process that answers, beside answers to what it asks. */
export const toWorkerSchema = z.union([
  z.object({ type: z.literal('begin'), parts: z.custom<WorkerParts>() }),
  z.object({ type: z.literal('stop') }),
])

/** What it says, beside what it asks. */
export const fromWorkerSchema = z.union([
  z.object({
    type: z.literal('listening'),
    addresses: z.array(z.string()).readonly(),
  }),
  z.object({ type: z.literal('failed'), text: z.custom<Bilingual>() }),
  z.object({ type: z.literal('asked'), signal: z.enum(['SIGINT', 'SIGTERM', 'SIGHUP']) }),
])

export type ToWorker = z.infer<typeof toWorkerSchema>
export type FromWorker = z.infer<typeof fromWorkerSchema>
