import { randomUUID } from 'node:crypto'
import type { RecordEvent, UnsealedEntry } from '@bihuan/core/kernel/entry.ts'
import type { AnyKind } from '@bihuan/core/kernel/kind.ts'
import { type FileId, id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { Records } from '@bihuan/core/kernel/records.ts'
import { applyTo, kindOf } from '@bihuan/core/kernel/replay.ts'
import { kinds } from '@bihuan/core/kinds.ts'
import { createAccount } from '@bihuan/server/kernel/auth/accounts.store.ts'
import { keepCounts } from '@bihuan/server/kernel/counts.store.ts'
import { append, lockHead } from '@bihuan/server/kernel/journal.store.ts'
import { insertRows } from '@bihuan/server/kernel/row-store.ts'
import type { Db, Happened } from '@bihuan/server/kernel/subject-store.ts'
import { stores } from '@bihuan/server/router.ts'
import { chanceFrom } from './chance.ts'
import type { Chapter } from './chapter.ts'
import { type Staff, staffOf } from './people.ts'
import { amounts, writeRectification } from './rectification.ts'

const seed = 20_260_701

/** Those who sign in to be measured, all with this password: the database is on no network and thrown away. */
export const benchPassword = 'measured in the open'

/** How many departments' heads sign in. */
export const signedInHeads = 8

/** Fills an empty, migrated database with all records of the bench, by the machines and stores of the product. */
export async function load(db: Db, tell: (line: string) => void): Promise<void> {
  const chance = chanceFrom(seed)
  const staff = staffOf(chance)
  await write(db, staff.chapter)
  await addAccounts(db, staff)
  const [uploader] = staff.coordinators
  if (uploader === undefined) throw new Error('nobody uploads')
  const file = await addFile(db, chance.id<'file'>(Date.now()), uploader)
  for (let ordinal = 0; ordinal < amounts.rectifications; ordinal += 1) {
    await write(db, writeRectification(chance, ordinal, { staff, file }))
    if ((ordinal + 1) % 20 === 0) tell(`${ordinal + 1} of ${amounts.rectifications} rectifications`)
  }
}

/** One coordinator and the heads of the first departments can sign in. */
async function addAccounts(db: Db, staff: Staff): Promise<void> {
  const heads = staff.departments.slice(0, signedInHeads).map(({ head }) => head)
  for (const userId of [...staff.coordinators.slice(0, 1), ...heads]) {
    const username = staff.usernames.get(userId)
    if (username === undefined) throw new Error(`${userId} has no user name`)
    const account = await createAccount(db, {
      userId,
      username,
      password: benchPassword,
      mustChangePassword: false,
    })
    if (!account.ok) throw new Error(`no account for ${userId}`)
  }
}

/** The one file that is evidence everywhere: the bench reads its name and never its bytes, so there are none. */
async function addFile(db: Db, id: FileId, uploader: PersonId): Promise<FileId> {
  const row = { id, sha256: '0'.repeat(64), name: '佐证.txt', size: 1, media_type: 'text/plain' }
  await insertRows(db, 'files', [{ ...row, uploaded_by: uploader, uploaded_at: new Date().toISOString() }])
  return id
}

/** Writes a chapter in one transaction: the records as they end up, what hangs on them, and the whole journal. */
async function write(db: Db, { chainId, records }: Chapter): Promise<void> {
  const kept = new Records()
  const happened = new Map<AnyKind, Happened<RecordEvent>[]>(kinds.map((kind) => [kind, []]))
  const entries = records.map(({ change, at, by }): UnsealedEntry => {
    const kind = kindOf(kinds, change)
    const { subjectId, event } = change
    happened.get(kind)?.push({ event, at, by, subjectId, chainId })
    const version = applyTo(kept, kind, { ...change, at, by })
    return { chainId, at, by, commandId: null, version, ...change }
  })
  await db.transaction().execute(async (transaction) => {
    for (const store of stores) {
      const states = [...kept.of(store.kind).values()]
      if (states.length === 0) continue
      await store.insert(transaction, states)
      await store.saveDetails(transaction, happened.get(store.kind) ?? [])
    }
    const command = { commandId: id<'command'>(randomUUID()), by: null, chainId, fingerprint: null }
    await append(transaction, await lockHead(transaction, chainId, stores), { command, entries })
    const counts = { chainId, loaded: new Records(), changed: kept, wasPutAway: false }
    await keepCounts(transaction, stores, counts)
  })
}
