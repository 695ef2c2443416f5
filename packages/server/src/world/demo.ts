import { mkdir } from 'node:fs/promises'
import type { Actor } from '@bihuan/core/people/role.ts'
import { hasAccounts, keepPasswords, resetPassword } from '../kernel/auth/accounts.store.ts'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import { type Context, todayIn } from '../kernel/context.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import { initialPassword } from '../people/initial-password.ts'
import { readPersons } from '../people/people.queries.ts'
import { type DemoAccount, readDemoRecord, writeDemoRecord } from './demo-record.ts'
import { heldByPeople } from './demo-held.queries.ts'
import { districtRoot } from './district-cast.ts'
import { organizationIdOf } from './district-stage.ts'
import { chainsOfDistrict, loadBodies, loadDistrict } from './load-district.ts'
import type { AddedPerson } from './load-people.ts'
import { loadWorld } from './load-world.ts'
import { worldAccounts } from './persons.ts'
import { instantOf } from './stage.ts'
import { type ClientHere, worldHere } from './world-here.ts'

/** What the demo is prepared on. */
export type DemoParts = {
  readonly dataFolder: string
  readonly context: Omit<Context, 'actor'>
  readonly files: FileStore
  readonly clientOf: ClientHere
  /** Done with the load, and not at starts after it: what a demo that is served has beside its records. */
  readonly beforeLoaded?: () => Promise<void>
}

/**
 * Makes sure that the world is in, and gives its sign-ins; null when the database holds records of another origin,
 * which the demo must not mix with its own. A load that was cut short goes on.
 */
export async function prepareDemo(parts: DemoParts): Promise<readonly DemoAccount[] | null> {
  const { dataFolder, context } = parts
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const record = await readDemoRecord(dataFolder)
  const isSetUp = await hasAccounts(context.database.kysely)
  if (isSetUp && record === null) return null
  if (isSetUp && record?.state === 'loaded') return record.accounts
  const administrator = record?.state === 'loading' ? record.administrator : newAdministrator()
  await writeDemoRecord(dataFolder, { state: 'loading', administrator })
  if (!isSetUp) await setUp(parts, administrator)
  const accounts = [...(await load(parts, administrator)), administrator]
  await keepPasswords(
    context.database.kysely,
    accounts.map(({ username }) => username),
  )
  await parts.beforeLoaded?.()
  const loaded = { on: todayIn(context), held: await heldByPeople(context.database.kysely) }
  await writeDemoRecord(dataFolder, { state: 'loaded', accounts, loaded })
  return accounts
}

/** The first people come two days before anything is read in. */
const firstDay = -95

function beginning(context: DemoParts['context']): Date {
  return instantOf({ today: todayIn(context), zone: context.zone }, { day: firstDay })
}

function newAdministrator(): DemoAccount {
  const administrator = worldAccounts.find(({ appointments }) => appointments[0].role === 'administrator')
  if (administrator === undefined) throw new Error('the world has no administrator')
  const { name, username } = administrator
  return { role: 'administrator', name, username, password: initialPassword() }
}

async function setUp(
  { context, clientOf }: DemoParts,
  { name, username, password }: DemoAccount,
): Promise<void> {
  const token = await issueSetupToken(context.database.kysely)
  if (token === null) throw new Error('the demo can only be set up once')
  const nobody = clientOf({ ...context, now: () => beginning(context), actor: null })
  await nobody.setup.run({
    token,
    organizationName: districtRoot.name,
    name,
    username,
    password,
    isCoordinator: false,
  })
}

async function load(
  { context, files, clientOf }: DemoParts,
  { username }: DemoAccount,
): Promise<DemoAccount[]> {
  const person = (await readPersons(context.database.kysely)).find((one) => one.username === username)
  const post = person?.appointments[0]
  if (person === undefined || post === undefined) throw new Error('set-up appointed nobody')
  const administrator: Actor = { personId: person.id, appointments: person.appointments }
  const commands = await worldHere({ context, files }, clientOf, chainsOfDistrict)
  const when = { today: todayIn(context), zone: context.zone }
  const stage = { commands, administrator, plan: [], ...when }
  await loadBodies(stage, { rootId: post.organizationId, at: { day: firstDay } })
  const zoneId = organizationIdOf('zone')
  const people = { administrator, at: beginning(context), rootId: zoneId, bodyId: zoneId, withAccounts: true }
  const { persons } = await loadWorld(commands, { ...people, ...when })
  const others = await loadDistrict(stage, { day: firstDay })
  const accounts: DemoAccount[] = []
  for (const one of [...persons.values(), ...others]) accounts.push(...(await accountOf(one, context)))
  return accounts
}

/** The password of somebody who was added before the load was cut short was never shown: they get one that is. */
async function accountOf(
  { personId, appointments, username, password, name }: AddedPerson,
  context: DemoParts['context'],
): Promise<DemoAccount[]> {
  if (username === null) return []
  const role = appointments[0]?.role ?? null
  if (password !== null) return [{ role, username, password, name }]
  const shown = initialPassword()
  const reset = await context.database.kysely
    .transaction()
    .execute((transaction) => resetPassword(transaction, { userId: personId, password: shown }))
  if (!reset.ok) throw new Error(`the demo made a password that was refused: ${reset.refusal.code}`)
  return [{ role, username, password: shown, name }]
}
