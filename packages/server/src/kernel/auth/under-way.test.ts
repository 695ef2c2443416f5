import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../testing/test-database.ts'
import { createAccount, resetPassword } from './accounts.store.ts'
import { buildAuth } from './library.ts'
import { createSignIn, type SignInRequest } from './sign-in.ts'

const database = await testDatabase()
const { kysely } = database
const secret = 'a secret of the tests, long enough for all'
const password = 'correct horse battery'
const signIn = createSignIn({
  database,
  secret,
  isSecure: false,
  loadLibrary: async () => buildAuth({ kysely, secret, publicOrigin: null, isEnded: async () => false }),
})

beforeEach(async () => {
  await sql`truncate sign_in_user, sign_in_throttle cascade`.execute(kysely)
})

async function anAccount(username: string): Promise<string> {
  const userId = randomUUID()
  await createAccount(kysely, { userId, username, password, mustChangePassword: false })
  return userId
}

function request(path: string, body: unknown, cookie?: string): SignInRequest {
  const origin = 'http://127.0.0.1:8080'
  return { path, body, cookie, origin, userAgent: 'tests', address: '192.0.2.1' }
}

async function cookieOf(username: string): Promise<string> {
  const answer = await signIn.handle(request('/sign-in/username', { username, password }))
  if (!answer.ok) throw new Error(answer.refusal.code)
  const [cookie = ''] = answer.value.headers.getSetCookie()
  return cookie
}

test('a reset holds against a change of the password and a sign-in that are under way', async () => {
  const userId = await anAccount('zhou.min')
  const cookie = await cookieOf('zhou.min')
  const fresh = 'fresh from the administrator'
  const passwords = { currentPassword: password, newPassword: 'chosen by a thief' }
  const { change, opening } = await kysely.transaction().execute(async (transaction) => {
    await resetPassword(transaction, { userId, password: fresh })
    // Both find the old password right before the reset is over.
    const attempts = {
      change: signIn.handle(request('/change-password', passwords, cookie)),
      opening: signIn.handle(request('/sign-in/username', { username: 'zhou.min', password })),
    }
    const areThere = async (): Promise<boolean> =>
      (await waiters()) === ((await isOver(attempts.opening)) ? 1 : 2)
    await expect.poll(areThere).toBe(true)
    return attempts
  })
  expect(await change).toEqual({ ok: false, refusal: { code: 'NOT_SIGNED_IN' } })
  expect(await opening).toEqual({ ok: false, refusal: { code: 'SIGN_IN_WRONG' } })
  const { rows } = await sql`select from sign_in_session`.execute(kysely)
  expect(rows).toEqual([])
  const known = await signIn.handle(request('/sign-in/username', { username: 'zhou.min', password: fresh }))
  expect(known.ok).toBe(true)
  const { rows: users } = await sql`select must_change_password as must from sign_in_user`.execute(kysely)
  expect(users).toEqual([{ must: true }])
})

test('of two changes of one password at once the first holds, and its session is the only one', async () => {
  await anAccount('zhou.min')
  const cookies = [await cookieOf('zhou.min'), await cookieOf('zhou.min')]
  const changes = await Promise.all(
    cookies.map((cookie, index) => {
      const passwords = { currentPassword: password, newPassword: `chosen by number ${index}` }
      return signIn.handle(request('/change-password', passwords, cookie))
    }),
  )
  expect(changes.filter(({ ok }) => ok)).toHaveLength(1)
  const { rows } = await sql`select from sign_in_session`.execute(kysely)
  expect(rows).toHaveLength(1)
})

/** How many wait for somebody else's lock in this database. */
async function waiters(): Promise<number> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    kysely,
  )
  return rows.length
}

async function isOver(work: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending')
  return (await Promise.race([work, Promise.resolve(pending)])) !== pending
}
