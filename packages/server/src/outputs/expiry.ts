import { isId } from '@bihuan/core/kernel/id.ts'
import type { Db } from '../kernel/subject-store.ts'
import type { OutputFiles } from './output-files.ts'
import { dropExpired, outputsWithFile } from './outputs.store.ts'

const idLength = 36

/** Removes what nobody fetched in time, and whatever a program that was killed left lying; gives how many orders are gone. */
export async function expireOutputs(
  { db, files }: { readonly db: Db; readonly files: OutputFiles },
  now: Date,
): Promise<number> {
  const expired = await dropExpired(db, now)
  const lying = (await files.names()).filter((name) => isId<'output'>(name.slice(0, idLength)))
  if (lying.length === 0) return expired
  const wanted = await outputsWithFile(
    db,
    lying.map((name) => name.slice(0, idLength)),
  )
  for (const name of lying) if (!wanted.has(name.slice(0, idLength))) await files.removeNamed(name)
  return expired
}
