import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../testing/test-database.ts'
import { createAccount, hasAccounts, resetPassword } from './accounts.store.ts'
import { cookiePrefix } from './cookies.ts'
import { buildAuth } from './library.ts'
import { sessionSecret } from './secret.ts'
import { sessionOf } from './session.ts'
import { consumeSetupToken, issueSetupToken } from './setup-token.store.ts'
import { createSignIn, type SignInRequest } from './sign-in.ts'
import { countWithin, longestWait, mostRows, throttleKey } from './throttle.store.ts'

const database = await testDatabase()
const { kysely } = database
const secret = 'a secret of the tests, long enough for all'
const password = 'correct horse battery'

const freshSignIn = (): ReturnType<typeof createSignIn> =>
  createSignIn({
    database,
    secret,
    isSecure: false,
    loadLibrary: async () =>
      buildAuth({ kysely, secret, publicOrigin: null, isEnded: async (userId) => ended.has(userId) }),
  })
const ended = new Set<string>()
const signIn = freshSignIn()

beforeEach(async () => {
  await sql`truncate sign_in_user, sign_in_throttle, setup_token cascade`.execute(kysely)
})

async function anAccount(username: string): Promise<string> {
  const userId = randomUUID()
  const account = { userId, username, password, mustChangePassword: false }
  expect(await createAccount(kysely, account)).toEqual({ ok: true, value: undefined })
  return userId
}

const here = '192.0.2.1'
const elsewhere = '198.51.100.9'

function request(path: string, body: unknown, cookie?: string): SignInRequest {
  const origin = 'http://127.0.0.1:8080'
  return { path, body, cookie, origin, userAgent: 'tests', address: here }
}

type From = { readonly cookie?: string | undefined; readonly address?: string }

/** What comes of a try: `in`, or the code of the refusal. */
async function outcomeOf(username: string, tried: string, from: From = {}): Promise<string> {
  const { cookie, address = here } = from
  const asked = request('/sign-in/username', { username, password: tried }, cookie)
  const answer = await signIn.handle({ ...asked, address })
  return answer.ok ? 'in' : answer.refusal.code
}

async function guess(times: number, username: string, from: From = {}): Promise<string[]> {
  const outcomes: string[] = []
  for (let time = 0; time < times; time += 1) outcomes.push(await outcomeOf(username, `guess ${time}`, from))
  return outcomes
}

/** The cookies that a browser holds after this person has signed in with it. */
async function browserOf(username: string, cookie?: string): Promise<string> {
  const answer = await signIn.handle(request('/sign-in/username', { username, password }, cookie))
  if (!answer.ok) throw new Error(answer.refusal.code)
  const set = answer.value.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return set.join('; ')
}

async function rowsOfThrottle(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from sign_in_throttle`.execute(
    kysely,
  )
  return rows[0]?.count ?? -1
}

/** Makes whoever waits go on waiting, so that a slow machine sees what a fast one does. */
async function hold(): Promise<void> {
  await sql`update sign_in_throttle set waits_until = clock_timestamp() + interval '10 minutes'
    where waits_until > tried_at`.execute(kysely)
}

/** The wait that the last failed try has set, in seconds. */
async function waitSet(): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select round(extract(epoch from waits_until - tried_at))::integer as seconds
    from sign_in_throttle order by tries desc, waits_until - tried_at limit 1`.execute(kysely)
  return rows[0]?.seconds ?? -1
}

/** Lets time pass for everything that is counted. */
async function pass(seconds: number): Promise<void> {
  await sql`update sign_in_throttle set waits_until = waits_until - make_interval(secs => ${seconds}),
    tried_at = tried_at - make_interval(secs => ${seconds})`.execute(kysely)
}

async function cookieOf(username: string): Promise<string> {
  const answer = await signIn.handle(request('/sign-in/username', { username, password }))
  if (!answer.ok) throw new Error(answer.refusal.code)
  const [cookie = ''] = answer.value.headers.getSetCookie()
  return cookie
}

test('the right password opens a session, in a cookie that scripts cannot read', async () => {
  const userId = await anAccount('zhou.min')
  const cookie = await cookieOf('Zhou.Min')
  expect(cookie).toMatch(/^bihuan-[0-9a-f]{10}\.session_token=.*HttpOnly.*SameSite=Lax/)
  expect(await sessionOf({ cookie }, { database, secret })).toEqual({ userId })
})

test('a cookie with a changed signature, of another secret or of nobody opens nothing', async () => {
  await anAccount('zhou.min')
  const cookie = await cookieOf('zhou.min')
  const forged = cookie.replace(/token=(.)/, (_, first: string) => `token=${first === 'A' ? 'B' : 'A'}`)
  expect(await sessionOf({ cookie: forged }, { database, secret })).toBeNull()
  expect(await sessionOf({ cookie }, { database, secret: 'another secret, also long enough' })).toBeNull()
  expect(await sessionOf({}, { database, secret })).toBeNull()
  expect(
    await sessionOf({ cookie: `${cookiePrefix(secret)}.session_token=%E0%A4%A` }, { database, secret }),
  ).toBeNull()
})

test('signing out ends the session', async () => {
  await anAccount('zhou.min')
  const cookie = await cookieOf('zhou.min')
  expect((await signIn.handle(request('/sign-out', {}, cookie))).ok).toBe(true)
  expect(await sessionOf({ cookie }, { database, secret })).toBeNull()
})

test('a wrong password and an unknown name are refused in the same words', async () => {
  await anAccount('zhou.min')
  const wrong = await signIn.handle(
    request('/sign-in/username', { username: 'zhou.min', password: 'x'.repeat(12) }),
  )
  const unknown = await signIn.handle(request('/sign-in/username', { username: 'nobody', password }))
  const odd = await signIn.handle(request('/sign-in/username', { username: 'a b@c', password }))
  expect([wrong, unknown, odd]).toEqual(
    Array.from({ length: 3 }, () => ({ ok: false, refusal: { code: 'SIGN_IN_WRONG' } })),
  )
})

test('after some failed tries the next has to wait, also after a restart, and many at once do not slip past', async () => {
  await anAccount('zhou.min')
  await anAccount('li.na')
  expect(await guess(1, 'zhou.min')).toEqual(['SIGN_IN_WRONG'])
  await sql`update sign_in_throttle set tries = 20`.execute(kysely)
  const guesses = await Promise.all(
    Array.from({ length: 15 }, (_, index) => outcomeOf('zhou.min', `guess number ${index}`)),
  )
  expect(guesses.toSorted()).toEqual([...Array.from({ length: 14 }, () => 'SIGN_IN_WAIT'), 'SIGN_IN_WRONG'])
  await sql`update sign_in_throttle set waits_until = clock_timestamp() + interval '115 seconds'`.execute(
    kysely,
  )
  const right = await freshSignIn().handle(request('/sign-in/username', { username: 'zhou.min', password }))
  expect(right).toEqual({
    ok: false,
    refusal: {
      code: 'SIGN_IN_WAIT',
      params: { wait: '2 分钟', waitEn: '2 minutes', seconds: expect.any(Number) },
    },
  })
  expect(await outcomeOf('li.na', password)).toBe('in')
  await pass(115)
  expect(await outcomeOf('zhou.min', password)).toBe('in')
})

test('each further failure doubles the wait, up to some minutes', async () => {
  await anAccount('zhou.min')
  const waits: number[] = []
  await guess(4, 'zhou.min')
  for (let step = 0; step < 10; step += 1) {
    expect(await outcomeOf('zhou.min', 'wrong again')).toBe('SIGN_IN_WRONG')
    await sql`delete from sign_in_throttle where tries < 5`.execute(kysely)
    waits.push(await waitSet())
    await pass(longestWait + 1)
  }
  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
})

test('tries during a wait are refused and do not lengthen it', async () => {
  await anAccount('zhou.min')
  await guess(5, 'zhou.min')
  await hold()
  const rows = sql`select * from sign_in_throttle order by key`
  const before = await rows.execute(kysely)
  expect(new Set(await guess(3, 'zhou.min'))).toEqual(new Set(['SIGN_IN_WAIT']))
  expect((await rows.execute(kysely)).rows).toEqual(before.rows)
})

test('nothing that a stranger does at other addresses stops a person, who is only less patiently heard', async () => {
  await anAccount('zhou.min')
  for (let number = 0; number < 30; number += 1) {
    await guess(1, 'zhou.min', { address: `203.0.113.${number}` })
  }
  expect(await guess(2, 'zhou.min', { address: elsewhere })).toEqual(['SIGN_IN_WRONG', 'SIGN_IN_WAIT'])
  expect(await outcomeOf('zhou.min', password)).toBe('in')
})

test('a known browser gets in while a stranger at the same address keeps guessing', async () => {
  await anAccount('zhou.min')
  const browser = await browserOf('zhou.min')
  await guess(5, 'zhou.min')
  await hold()
  expect(await outcomeOf('zhou.min', password)).toBe('SIGN_IN_WAIT')
  expect(await outcomeOf('zhou.min', password, { cookie: browser })).toBe('in')
  // Counted apart, but counted.
  await guess(5, 'zhou.min', { cookie: browser })
  await hold()
  expect(await outcomeOf('zhou.min', password, { cookie: browser })).toBe('SIGN_IN_WAIT')
})

test('a shared browser knows everybody who signed in with it, and nobody by a mark of others', async () => {
  await anAccount('zhou.min')
  await anAccount('li.na')
  await anAccount('wang.wu')
  const browser = await browserOf('li.na', await browserOf('zhou.min'))
  for (const username of ['zhou.min', 'li.na', 'wang.wu']) await guess(5, username)
  await hold()
  expect(await outcomeOf('zhou.min', password, { cookie: browser })).toBe('in')
  expect(await outcomeOf('li.na', password, { cookie: browser })).toBe('in')
  expect(await outcomeOf('wang.wu', password, { cookie: browser })).toBe('SIGN_IN_WAIT')
})

test('a reset password and another installation do not know the browser any more', async () => {
  const userId = await anAccount('zhou.min')
  const browser = await browserOf('zhou.min')
  await guess(5, 'zhou.min')
  await hold()
  const other = browser.replaceAll(cookiePrefix(secret), cookiePrefix('of another installation'))
  expect(await outcomeOf('zhou.min', password, { cookie: other })).toBe('SIGN_IN_WAIT')
  await resetPassword(kysely, { userId, password })
  expect(await outcomeOf('zhou.min', password, { cookie: browser })).toBe('SIGN_IN_WAIT')
})

test('whatever names and addresses are sent, what is kept of them is bounded', async () => {
  await sql`insert into sign_in_throttle
    select 'invented ' || number, 1, now(), now() - make_interval(secs => number % 3000)
    from generate_series(1, ${mostRows + 500}::integer) as number`.execute(kysely)
  await guess(1, 'an.invented.name')
  expect(await rowsOfThrottle()).toBeLessThanOrEqual(mostRows)
  await pass(4_000)
  await guess(1, 'another.invented.name')
  expect(await rowsOfThrottle()).toBe(3)
})

test('an account that has ended says so after the right password only, and opens no session', async () => {
  const userId = await anAccount('zhou.min')
  ended.add(userId)
  expect(await outcomeOf('zhou.min', 'not the password')).toBe('SIGN_IN_WRONG')
  expect(await outcomeOf('zhou.min', password)).toBe('ACCOUNT_ENDED')
  const { rows } = await sql`select 1 from sign_in_session`.execute(kysely)
  expect(rows).toEqual([])
})

test('one address cannot try without end', async () => {
  const addressKey = throttleKey(secret, 'network', here)
  for (let tried = 0; tried < 59; tried += 1) await countWithin(kysely, addressKey, 60)
  await hold()
  expect(await outcomeOf('name1', 'x')).toBe('SIGN_IN_WRONG')
  expect(await outcomeOf('name2', 'x')).toBe('TOO_BUSY')
})

test('right passwords do not count: an office behind one address comes in at eight, however many they are', async () => {
  await anAccount('lihua')
  const addressKey = throttleKey(secret, 'network', here)
  for (let failed = 0; failed < 58; failed += 1) await countWithin(kysely, addressKey, 60)
  await hold()
  const outcomes = []
  for (let index = 0; index < 5; index += 1) outcomes.push(await outcomeOf('lihua', password))
  expect(outcomes).toEqual(['in', 'in', 'in', 'in', 'in'])
  expect(await guess(3, 'wang')).toEqual(['SIGN_IN_WRONG', 'SIGN_IN_WRONG', 'TOO_BUSY'])
})

test('everything else of the library stays shut', async () => {
  for (const path of [
    '/sign-up/email',
    '/sign-in/email',
    '/is-username-available',
    '/update-user',
    '/get-session',
    '/ok',
  ]) {
    expect(await signIn.handle(request(path, {}))).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } })
  }
})

test('changing the password asks for the present one and ends the other sessions', async () => {
  await anAccount('zhou.min')
  const [other, own] = [await cookieOf('zhou.min'), await cookieOf('zhou.min')]
  const change = (currentPassword: string, newPassword: string): ReturnType<typeof signIn.handle> =>
    signIn.handle(request('/change-password', { currentPassword, newPassword }, own))
  expect(await change('not the present one', 'a new password')).toEqual({
    ok: false,
    refusal: { code: 'PASSWORD_WRONG' },
  })
  expect(await change(password, 'short')).toEqual({ ok: false, refusal: { code: 'PASSWORD_TOO_WEAK' } })
  expect(await change(password, ' '.repeat(12))).toMatchObject({ refusal: { code: 'PASSWORD_TOO_WEAK' } })
  expect(await change(password, password)).toEqual({ ok: false, refusal: { code: 'PASSWORD_SAME' } })
  expect((await change(password, 'a new password')).ok).toBe(true)
  expect(await sessionOf({ cookie: other }, { database, secret })).toBeNull()
  const stranger = await signIn.handle(
    request('/change-password', { currentPassword: password, newPassword: password }),
  )
  expect(stranger).toEqual({ ok: false, refusal: { code: 'NOT_SIGNED_IN' } })
})

test('a reset password ends all sessions and has to be changed, which ends that', async () => {
  const userId = await anAccount('zhou.min')
  const cookie = await cookieOf('zhou.min')
  expect(await resetPassword(kysely, { userId, password: 'too short' })).toEqual({
    ok: false,
    refusal: { code: 'PASSWORD_TOO_WEAK' },
  })
  expect((await resetPassword(kysely, { userId, password: 'fresh from the administrator' })).ok).toBe(true)
  expect(await sessionOf({ cookie }, { database, secret })).toBeNull()
  const answer = await signIn.handle(
    request('/sign-in/username', { username: 'zhou.min', password: 'fresh from the administrator' }),
  )
  expect(answer.ok).toBe(true)
  expect(await mustChange(userId)).toBe(true)
  const fresh = answer.ok ? answer.value.headers.getSetCookie().join('; ') : ''
  const passwords = { currentPassword: 'fresh from the administrator', newPassword: 'chosen by myself' }
  expect((await signIn.handle(request('/change-password', passwords, fresh))).ok).toBe(true)
  expect(await mustChange(userId)).toBe(false)
})

async function mustChange(userId: string): Promise<boolean | undefined> {
  const { rows } = await sql<{ must: boolean }>`
    select must_change_password as must from sign_in_user where id = ${userId}`.execute(kysely)
  return rows[0]?.must
}

test('a user name is given once', async () => {
  await anAccount('zhou.min')
  const account = { userId: randomUUID(), username: 'zhou.min', password, mustChangePassword: false }
  const second = await createAccount(kysely, account)
  expect(second).toEqual({ ok: false, refusal: { code: 'USERNAME_TAKEN' } })
})

test('the set-up token works once, and none is issued when there are accounts', async () => {
  const old = await issueSetupToken(kysely)
  const token = await issueSetupToken(kysely)
  expect(await consumeSetupToken(kysely, old ?? '')).toBe(false)
  expect(await consumeSetupToken(kysely, token ?? '')).toBe(true)
  expect(await consumeSetupToken(kysely, token ?? '')).toBe(false)
  await anAccount('zhou.min')
  expect(await hasAccounts(kysely)).toBe(true)
  expect(await issueSetupToken(kysely)).toBeNull()
})

test('the secret is made once and only its owner can read it', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-secret-'))
  const secrets = await Promise.all(Array.from({ length: 20 }, () => sessionSecret(folder)))
  expect(new Set(secrets).size).toBe(1)
  expect(await readdir(folder)).toEqual(['secret'])
  expect((await stat(path.join(folder, 'secret'))).mode & 0o077).toBe(0)
  await rm(folder, { recursive: true })
})
