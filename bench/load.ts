import { randomUUID } from 'node:crypto'
import type { SubjectType, UnsealedEntry } from '@bihuan/core/journal/entry.ts'
import { type FileId, id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { createAccount } from '@bihuan/server/kernel/auth/accounts.store.ts'
import { append, lockHead } from '@bihuan/server/kernel/journal.store.ts'
import { insertRows } from '@bihuan/server/kernel/row-store.ts'
import {
  type ChangeOf,
  type Db,
  type Events,
  type Happened,
  type States,
  subjectTypesInOrder,
} from '@bihuan/server/kernel/subject-store.ts'
import { stores } from '@bihuan/server/stores.ts'
import { chanceFrom } from './chance.ts'
import type { Chapter, Happening } from './chapter.ts'
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
    const person = staff.chapter.records.find(({ change }) => change.subjectId === userId)?.change.event
    if (person?.type !== 'person.added' || person.username === null)
      throw new Error(`${userId} has no user name`)
    const account = await createAccount(db, {
      userId,
      username: person.username,
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
  const kept = empty()
  const entries = records.map(({ change, at, by }): UnsealedEntry => {
    const version = evolve(kept, { change, at, by }, chainId)
    return { chainId, at, by, commandId: null, version, ...change }
  })
  await db.transaction().execute(async (transaction) => {
    for (const subjectType of subjectTypesInOrder) await save(transaction, kept, subjectType)
    const command = { commandId: id<'command'>(randomUUID()), by: null, chainId, fingerprint: null }
    await append(transaction, await lockHead(transaction, chainId), { command, entries })
  })
}

type Kept = {
  readonly [T in SubjectType]: {
    readonly states: Map<string, States[T]>
    readonly happened: Happened<Events[T]>[]
  }
}

function empty(): Kept {
  return {
    organization: { states: new Map(), happened: [] },
    person: { states: new Map(), happened: [] },
    rectification: { states: new Map(), happened: [] },
    category: { states: new Map(), happened: [] },
    finding: { states: new Map(), happened: [] },
    measure: { states: new Map(), happened: [] },
    closureRequest: { states: new Map(), happened: [] },
    takeOver: { states: new Map(), happened: [] },
  }
}

function evolve(kept: Kept, happening: Happening, chainId: Chapter['chainId']): number {
  return evolveOne(kept, happening.change, { at: happening.at, by: happening.by, chainId })
}

function evolveOne<T extends SubjectType>(
  kept: Kept,
  { subjectType, subjectId, event }: ChangeOf<T>,
  envelope: { readonly at: string; readonly by: PersonId | null; readonly chainId: Chapter['chainId'] },
): number {
  const { states, happened } = kept[subjectType]
  const after = stores[subjectType].evolve(states.get(subjectId) ?? null, {
    event,
    at: envelope.at,
    by: envelope.by,
  })
  states.set(subjectId, after)
  happened.push({ event, subjectId, ...envelope })
  return after.version
}

async function save<T extends SubjectType>(db: Db, kept: Kept, subjectType: T): Promise<void> {
  const { states, happened } = kept[subjectType]
  if (states.size === 0) return
  await stores[subjectType].insert(db, [...states.values()])
  await stores[subjectType].saveDetails(db, happened)
}
