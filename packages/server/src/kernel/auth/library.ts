import { type Auth, betterAuth, type BetterAuthOptions } from 'better-auth'
import { APIError } from 'better-auth/api'
import { username } from 'better-auth/plugins/username'
import { v7 as uuid } from 'uuid'
import type { Db } from '../subject-store.ts'
import { longestPassword, shortestPassword } from './accounts.store.ts'
import { cookiePrefix } from './cookies.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

const day = 24 * 60 * 60

/**
 * The library that signs people in, on the tables of migration 0001. Accounts come only from the server's own
 * `createAccount`; which of its paths are open is decided in sign-in.ts.
 */
export function buildAuth(options: {
  kysely: Db
  secret: string
  publicOrigin: string | null
  /** Whether an account has ended: asked after the password was found right, before a session is made. */
  isEnded: (userId: string) => Promise<boolean>
}): Pick<Auth, 'handler'> {
  return betterAuth({
    ...tables,
    database: { db: options.kysely, type: 'postgres' },
    secret: options.secret,
    basePath: '/api/auth',
    ...(options.publicOrigin === null ? {} : { baseURL: options.publicOrigin }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [
      username({
        displayUsername: false,
        maxUsernameLength: 32,
        usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]*$/i.test(name),
      }),
    ],
    // Tries are counted in throttle.store.ts.
    rateLimit: { enabled: false },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            if (await options.isEnded(userId)) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_ENDED' })
          },
        },
      },
    },
    advanced: {
      cookiePrefix: cookiePrefix(options.secret),
      useSecureCookies: options.publicOrigin?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: () => uuid(), validateSchema: false },
      // Where people sit is nothing that a session has to keep.
      ipAddress: { disableIpTracking: true },
      // The origin of every request that changes something is checked in one place, in http.
      disableCSRFCheck: true,
    },
    // Its messages hold user names; what matters of them is logged at our edge.
    logger: { disabled: true },
    telemetry: { enabled: false },
    onAPIError: { throw: true },
  })
}

const dates = { createdAt: 'created_at', updatedAt: 'updated_at' }

const tables = {
  user: { modelName: 'sign_in_user', fields: { ...dates, emailVerified: 'email_verified' } },
  session: {
    modelName: 'sign_in_session',
    fields: {
      ...dates,
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
    expiresIn: 7 * day,
    disableSessionRefresh: true,
    // A changed password asks for the present one, whatever the age of the session.
    freshAge: 0,
  },
  account: {
    modelName: 'sign_in_credential',
    fields: {
      ...dates,
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
} as const satisfies BetterAuthOptions
