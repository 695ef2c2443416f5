import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../testing/test-database.ts'
import { createAccount, hasAccounts, resetPassword } from './accounts.store.ts'
import { buildAuth } from './library.ts'
import { sessionSecret } from './secret.ts'
import { sessionOf } from './session.ts'
import { consumeSetupToken, issueSetupToken } from './setup-token.store.ts'
import { createSignIn, type SignInRequest } from './sign-in.ts'

const database = await testDatabase<unknown>()
const { kysely } = database
const secret = 'a secret of the tests, long enough for all'
const password = 'correct horse battery'

const freshSignIn = (): ReturnType<typeof createSignIn> =>
  createSignIn({ kysely, loadLibrary: async () => buildAuth({ kysely, secret, publicOrigin: null }) })
const signIn = freshSignIn()

beforeEach(async () => {
  await sql`truncate sign_in_user, sign_in_throttle, sign_in_rate_limit, setup_token cascade`.execute(kysely)
})

async function anAccount(username: string): Promise<string> {
  const userId = randomUUID()
  expect(await createAccount(kysely, { userId, username, password })).toEqual({ ok: true, value: undefined })
  return userId
}

function request(path: string, body: unknown, cookie?: string): SignInRequest {
  return { path, body, cookie, origin: 'http://127.0.0.1:8080', userAgent: 'tests', address: '127.0.0.1' }
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
  expect(cookie).toMatch(/^bihuan\.session_token=.*HttpOnly.*SameSite=Lax/)
  expect(await sessionOf({ cookie }, { database, secret })).toEqual({ userId })
})

test('a cookie with a changed signature, of another secret or of nobody opens nothing', async () => {
  await anAccount('zhou.min')
  const cookie = await cookieOf('zhou.min')
  const forged = cookie.replace(/token=(.)/, (_, first: string) => `token=${first === 'A' ? 'B' : 'A'}`)
  expect(await sessionOf({ cookie: forged }, { database, secret })).toBeNull()
  expect(await sessionOf({ cookie }, { database, secret: 'another secret, also long enough' })).toBeNull()
  expect(await sessionOf({}, { database, secret })).toBeNull()
  expect(await sessionOf({ cookie: 'bihuan.session_token=%E0%A4%A' }, { database, secret })).toBeNull()
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

test('after ten failed tries even the right password has to wait, also after a restart, and many at once do not slip past', async () => {
  await anAccount('zhou.min')
  await anAccount('li.na')
  const guesses = await Promise.all(
    Array.from({ length: 15 }, (_, index) =>
      signIn.handle(
        request('/sign-in/username', { username: 'zhou.min', password: `guess number ${index}` }),
      ),
    ),
  )
  const codes = guesses.map((guess) => (guess.ok ? 'in' : guess.refusal.code)).toSorted()
  expect(codes).toEqual([
    ...Array.from({ length: 5 }, () => 'SIGN_IN_LOCKED'),
    ...Array.from({ length: 10 }, () => 'SIGN_IN_WRONG'),
  ])
  const right = await freshSignIn().handle(request('/sign-in/username', { username: 'zhou.min', password }))
  expect(right).toEqual({ ok: false, refusal: { code: 'SIGN_IN_LOCKED', params: { minutes: 10 } } })
  expect(await cookieOf('li.na')).not.toBe('')
  await sql`update sign_in_throttle set began_at = now() - interval '11 minutes'`.execute(kysely)
  expect(await cookieOf('zhou.min')).not.toBe('')
})

test('one address cannot try without end', async () => {
  const last = { ok: false, refusal: { code: 'TOO_BUSY' } }
  const answers = []
  for (let index = 0; index < 61; index += 1) {
    answers.push(
      await signIn.handle(request('/sign-in/username', { username: `name${index}`, password: 'x' })),
    )
  }
  expect(answers.at(-1)).toEqual(last)
  expect(answers.at(-2)).not.toEqual(last)
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
  expect((await change(password, 'a new password')).ok).toBe(true)
  expect(await sessionOf({ cookie: other }, { database, secret })).toBeNull()
  const stranger = await signIn.handle(
    request('/change-password', { currentPassword: password, newPassword: password }),
  )
  expect(stranger).toEqual({ ok: false, refusal: { code: 'NOT_SIGNED_IN' } })
})

test('a reset password ends all sessions and forgives failed tries', async () => {
  const userId = await anAccount('zhou.min')
  const cookie = await cookieOf('zhou.min')
  await sql`insert into sign_in_throttle values ('zhou.min', 50, now())`.execute(kysely)
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
})

test('a user name is given once', async () => {
  await anAccount('zhou.min')
  const second = await createAccount(kysely, { userId: randomUUID(), username: 'zhou.min', password })
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
