import { Readable } from 'node:stream'
import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import type { Context } from '../kernel/context.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import { actorOf } from '../people/actor.queries.ts'
import { keepUpload } from '../told/files.store.ts'
import { commandsCarriedOut } from './world.queries.ts'
import { uuidOf, type WorldCommands } from './world-commands.ts'

/** The client of this process: the operations in the context of a person and a moment. */
export type ClientHere = (context: Context) => ReturnType<WorldCommands['as']>

/** Plays the world within this process, on its database and its evidence files; its journal lies in these chains. */
export async function worldHere(
  parts: { readonly context: Omit<Context, 'actor'>; readonly files: FileStore },
  clientOf: ClientHere,
  chains: readonly ChainId[] = [sampleRectificationId],
): Promise<WorldCommands> {
  const { database } = parts.context
  const done = await commandsCarriedOut(database.kysely, chains)
  // A load that goes on where another was cut short makes other ids than that one.
  let made = done.size * 10
  const at = (instant: Date): Pick<Context, 'now' | 'newId'> => ({
    now: () => instant,
    newId: () => idOfAge(instant, (made += 1)),
  })
  return {
    done,
    actor: async (personId) => {
      const actor = await actorOf(database, personId)
      if (actor === null) throw new Error(`${personId} has no part in the world`)
      // Of those whose sign-in is not shown nobody learns the first password, which nobody has to change then.
      const { mustChangePassword: _, ...rest } = actor
      return rest
    },
    as: (actor, instant) => clientOf({ ...parts.context, ...at(instant), actor }),
    upload: async ({ personId }, instant, { name, bytes }) => {
      const stored = await parts.files.storeFile({ stream: Readable.from([Buffer.from(bytes)]), name })
      if (!stored.ok) throw new Error(`the evidence ${name} was refused: ${stored.refusal.code}`)
      const { hash, size, mediaType } = stored.value
      const fileId = id<'file'>(idOfAge(instant, (made += 1)))
      const file = {
        id: fileId,
        sha256: hash,
        name,
        size,
        mediaType,
        uploadedBy: personId,
        uploadedAt: instant,
      }
      const keeping = { db: parts.context.database.kysely, files: parts.files }
      if (!(await keepUpload(keeping, file))) throw new Error(`the evidence ${name} vanished`)
      return fileId
    },
  }
}

/** An id that sorts by age like every other, and that the same load gives again. */
function idOfAge(instant: Date, number: number): string {
  const age = instant.getTime().toString(16).padStart(12, '0')
  const rest = uuidOf(`world id ${number}`)
  return `${age.slice(0, 8)}-${age.slice(8)}-7${rest.slice(15)}`
}
