import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { recordedDaySchema } from '@bihuan/core/kernel/contract.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { type Role, roles } from '@bihuan/core/people/role.ts'
import { z } from 'zod'

/** A sign-in of the demo. */
export type DemoAccount = {
  /** Null for somebody from outside. */
  readonly role: Role | null
  readonly username: string
  readonly password: string
  readonly name: string
}

/** What the demo keeps beside its records: how far it got, and its sign-ins. */
export type DemoRecord =
  | { readonly state: 'loading'; readonly administrator: DemoAccount }
  | {
      readonly state: 'loaded'
      readonly accounts: readonly DemoAccount[]
      /** The day that was today for its story, and how much there was then; not said before there was an end to a story's day. */
      readonly loaded?: { readonly on: PlainDay; readonly held: number } | undefined
    }

const accountSchema = z.object({
  role: z.enum(roles).nullable(),
  username: z.string(),
  password: z.string(),
  name: z.string(),
})

const recordSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('loading'), administrator: accountSchema }),
  z.object({
    state: z.literal('loaded'),
    accounts: z.array(accountSchema),
    loaded: z.object({ on: recordedDaySchema, held: z.int() }).optional(),
  }),
])

/** What the demo wrote down in its data folder; null when no demo was ever started there. */
export async function readDemoRecord(dataFolder: string): Promise<DemoRecord | null> {
  const text = await readFile(placeOf(dataFolder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : recordSchema.parse(JSON.parse(text))
}

/** Writes down how far the demo got. The file holds passwords, so only its owner may read it. */
export async function writeDemoRecord(dataFolder: string, record: DemoRecord): Promise<void> {
  const temporary = `${placeOf(dataFolder)}.new`
  await writeFile(temporary, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  await rename(temporary, placeOf(dataFolder))
}

function placeOf(dataFolder: string): string {
  return path.join(dataFolder, 'demo.json')
}
