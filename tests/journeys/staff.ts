import type { Page } from 'playwright-core'
import { randomUUID } from 'node:crypto'
import type { RunningApp } from './app.ts'

/** How somebody signs in. */
export type Credentials = { readonly username: string; readonly password: string }

/** The people of one small body, each in one role, and a way to ask the API as its coordinator. */
export type Staff = Readonly<
  Record<'coordinator' | 'head' | 'handler' | 'leader' | 'inspector', Credentials>
> & {
  readonly ownerId: string
  readonly ask: Ask
}

/** Sends JSON as one signed-in person; throws on anything but success. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>

const roles = [
  { role: 'head', username: 'qin.head', name: '秦立' },
  { role: 'handler', username: 'tao.handler', name: '陶然' },
  { role: 'leader', username: 'lu.leader', name: '陆川' },
  { role: 'inspector', username: 'fan.inspector', name: '范正' },
] as const

/** Sets up a new system and appoints somebody to each role that a closure needs. */
export async function appoint(app: RunningApp): Promise<Staff> {
  const coordinator = { username: 'he.coordinator', password: 'a-long-first-password' }
  const ask = await firstCoordinator(app, coordinator)
  const ownerId = text(
    await ask('POST', '/api/organizations', {
      name: '规划建设局',
      kind: 'department',
      parentId: null,
      commandId: randomUUID(),
    }),
    'id',
  )
  const passwords = new Map<string, string>()
  for (const { role, username, name } of roles) {
    const appointments = [{ organizationId: ownerId, role }]
    const added = await ask('POST', '/api/persons', { name, username, appointments, commandId: randomUUID() })
    const given = { username, password: text(added, 'initialPassword') }
    passwords.set(role, await ownPassword(app, given))
  }
  const of = (role: (typeof roles)[number]['role']): Credentials => ({
    username: roles.find((one) => one.role === role)?.username ?? '',
    password: passwords.get(role) ?? '',
  })
  return {
    coordinator,
    head: of('head'),
    handler: of('handler'),
    leader: of('leader'),
    inspector: of('inspector'),
    ownerId,
    ask,
  }
}

/** Sets up a new system with one person, who coordinates and administers, and asks the API as them. */
export async function firstCoordinator(app: RunningApp, credentials: Credentials): Promise<Ask> {
  const token = new URL(app.setupLink ?? '').searchParams.get('token')
  const person = { organizationName: '云溪新区管委会', name: '何平', isCoordinator: true }
  await askAs(app, '')('POST', '/api/setup', { token, ...person, ...credentials })
  return askAs(app, await cookieOf(app, credentials))
}

/** Adds an organization at the top and says which. */
export async function organize(ask: Ask, name: string, kind: 'body' | 'department'): Promise<string> {
  const added = await ask('POST', '/api/organizations', {
    name,
    parentId: null,
    kind,
    commandId: randomUUID(),
  })
  return text(added, 'id')
}

/** Adds a person with one post and an account whose password is their own, and says who it is. */
export async function hire(
  app: RunningApp,
  ask: Ask,
  person: {
    readonly name: string
    readonly username: string
    readonly organizationId: string
    readonly role: string
  },
): Promise<Credentials & { readonly id: string }> {
  const { name, username, organizationId, role } = person
  const appointments = [{ organizationId, role }]
  const added = await ask('POST', '/api/persons', { name, username, appointments, commandId: randomUUID() })
  const given = { username, password: text(added, 'initialPassword') }
  return { id: text(added, 'id'), username, password: await ownPassword(app, given) }
}

/** Who somebody is by name. */
export async function personCalled(ask: Ask, name: string): Promise<string> {
  const persons: unknown = await ask('GET', '/api/persons')
  const all: readonly unknown[] = Array.isArray(persons) ? persons : []
  for (const person of all) if (text(person, 'name') === name) return text(person, 'id')
  throw new Error(`nobody is called ${name}`)
}

/** A rectification with one finding and so many measures. */
export async function aRectification(
  ask: Ask,
  content: { readonly name: string; readonly title: string; readonly measures: readonly string[] },
): Promise<{ id: string; findingId: string; measureIds: string[] }> {
  const head = { name: content.name, inspectingBody: null, feedbackOn: null }
  const id = text(await ask('POST', '/api/rectifications', { ...head, commandId: randomUUID() }), 'id')
  const finding = { category: null, number: '1', title: content.title }
  const findingId = text(
    await ask('POST', `/api/rectifications/${id}/findings`, { ...finding, commandId: randomUUID() }),
    'id',
  )
  const measureIds: string[] = []
  for (const words of content.measures) {
    const path = `/api/rectifications/${id}/findings/${findingId}/measures`
    measureIds.push(text(await ask('POST', path, { text: words, commandId: randomUUID() }), 'id'))
  }
  return { id, findingId, measureIds }
}

/** Where a running product answers. */
export type Address = Pick<RunningApp, 'address'>

/** Changes a password that the administrator gave to one of the person's own, and says which. */
export async function ownPassword(app: Address, given: Credentials): Promise<string> {
  const newPassword = `own ${randomUUID()}`
  const passwords = { currentPassword: given.password, newPassword }
  await askAs(app, await cookieOf(app, given))('POST', '/api/auth/change-password', passwords)
  return newPassword
}

/** On a connection of its own: one that was kept may be ended by the server in the moment in which it is used again. */
export const alone = { connection: 'close' } as const

/** The cookies of somebody who has just signed in. */
export async function cookieOf(app: Address, credentials: Credentials): Promise<string> {
  const response = await fetch(`${app.address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { ...alone, 'content-type': 'application/json', origin: app.address },
    body: JSON.stringify(credentials),
  })
  if (!response.ok) throw new Error(`signing in answered ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Asks the API with these cookies. */
export function askAs(app: Address, cookie: string): Ask {
  return async (method, path, body) => {
    const response = await fetch(app.address + path, {
      method,
      headers: { ...alone, 'content-type': 'application/json', origin: app.address, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
}

/** The id of what was added. */
export function idOf(answer: unknown): string {
  return text(answer, 'id')
}

/** A text in an answer; throws where there is none. */
export function text(answer: unknown, key: string): string {
  const value =
    typeof answer === 'object' && answer !== null
      ? Object.entries(answer).find(([name]) => name === key)?.[1]
      : null
  if (typeof value !== 'string') throw new Error(`the answer has no ${key}`)
  return value
}

/** The list that an answer is, or holds under a name. */
export function listIn(answer: unknown, key?: string): readonly unknown[] {
  const found =
    key === undefined || typeof answer !== 'object' || answer === null
      ? answer
      : Object.entries(answer).find(([name]) => name === key)?.[1]
  if (!Array.isArray(found)) throw new Error(`the answer has no list ${key ?? ''}`)
  return found
}

/** A rectification of one finding and one measure, which the leader and the handler of the staff have until a day far away. */
export async function anAssignedMeasure(
  { ask, ownerId }: Staff,
  { name, title, measure }: { readonly name: string; readonly title: string; readonly measure: string },
): Promise<{ readonly id: string; readonly measureId: string }> {
  const { id, measureIds } = await aRectification(ask, { name, title, measures: [measure] })
  const measureId = measureIds[0] ?? ''
  const [leaderId, handlerId] = [await personCalled(ask, '陆川'), await personCalled(ask, '陶然')]
  const changes = { leaderId, ownerId, handlerId, dueOn: '2030-06-30' }
  const path = `/api/rectifications/${id}/measures/${measureId}/assignment`
  await ask('PATCH', path, { commandId: randomUUID(), version: 1, changes })
  return { id, measureId }
}

/** Gives the measure in the open drawer to the leader and the handler of the staff, with a day far away. */
export async function assignInDrawer(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '分派' }).click()
  for (const [label, words] of [
    ['牵头领导', '陆川'],
    ['责任部门', '规划建设局'],
    ['承办人', '陶然'],
  ] as const) {
    await dialog.getByRole('combobox', { name: label }).click()
    await page.keyboard.type(words)
    const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    await open.locator('.ant-select-item-option-active').getByText(words).waitFor()
    await page.keyboard.press('Enter')
  }
  await dialog.getByRole('textbox', { name: '时限' }).fill('2030-06-30')
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('已分派').waitFor()
}
