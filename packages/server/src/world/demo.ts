import { mkdir } from 'node:fs/promises'
import { dayOf } from '@bihuan/core/kernel/day.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { hasAccounts } from '../kernel/auth/accounts.store.ts'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import type { Context } from '../kernel/context.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import { initialPassword } from '../people/initial-password.ts'
import { type DemoAccount, readDemoRecord, writeDemoRecord } from './demo-record.ts'
import { loadWorld, type LoadedWorld } from './load-world.ts'
import { worldRoot } from './organizations.ts'
import { worldAccounts } from './persons.ts'
import { instantOf } from './stage.ts'
import { type ClientHere, worldHere } from './world-here.ts'

/** What the demo is prepared on. */
export type DemoParts = {
  readonly dataFolder: string
  readonly context: Omit<Context, 'actor'>
  readonly files: FileStore
  readonly clientOf: ClientHere
}

/**
 * Makes sure that the world is in, and gives its sign-ins; null when the database holds records of another origin,
 * which the demo must not mix with its own.
 */
export async function prepareDemo(parts: DemoParts): Promise<readonly DemoAccount[] | null> {
  await mkdir(parts.dataFolder, { recursive: true, mode: 0o700 })
  const record = await readDemoRecord(parts.dataFolder)
  if (await hasAccounts(parts.context.database.kysely))
    return record?.state === 'loaded' ? record.accounts : null
  await writeDemoRecord(parts.dataFolder, { state: 'loading' })
  const accounts = await load(parts)
  await writeDemoRecord(parts.dataFolder, { state: 'loaded', accounts })
  return accounts
}

/** The first people come two days before anything is read in. */
const firstDay = -95

async function load({ context, files, clientOf }: DemoParts): Promise<readonly DemoAccount[]> {
  const today = dayOf(context.now())
  const at = instantOf(today, { day: firstDay })
  const commands = worldHere({ context, files }, clientOf)
  const token = await issueSetupToken(context.database.kysely)
  if (token === null) throw new Error('the demo can only be set up once')
  const [administrator] = worldAccounts.filter(({ appointments }) => appointments[0].role === 'administrator')
  if (administrator === undefined) throw new Error('the world has no administrator')
  const { name, username } = administrator
  const password = initialPassword()
  const nobody = clientOf({ ...context, now: () => at, actor: null })
  const first = { token, organizationName: worldRoot.name, name, username, password, isCoordinator: false }
  const { personId } = await nobody.setup.run(first)
  const actor = await firstActor(
    clientOf({ ...context, now: () => at, actor: { personId, appointments: [] } }),
    personId,
  )
  const rootId = actor.appointments[0]?.organizationId
  if (rootId === undefined) throw new Error('set-up appointed nobody')
  const world = await loadWorld(commands, { administrator: actor, at, rootId, withAccounts: true, today })
  return [...accountsOf(world), { role: 'administrator', username, password, name }]
}

async function firstActor(client: ReturnType<ClientHere>, personId: Actor['personId']): Promise<Actor> {
  const persons = await client.persons.list()
  const appointments = persons.find(({ id }) => id === personId)?.appointments ?? []
  return { personId, appointments }
}

function accountsOf({ persons }: LoadedWorld): readonly DemoAccount[] {
  return [...persons.values()].flatMap(({ appointments, username, password, name }) => {
    const role = appointments[0]?.role
    return username === null || password === null || role === undefined
      ? []
      : [{ role, username, password, name }]
  })
}
