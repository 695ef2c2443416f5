import { ORPCError } from '@orpc/client'

/** What came of a sign-in: in, wrong, or too many guesses. */
export type SignInOutcome =
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }

const waitWhenUnsaid = 60

/** Signs a person in; the session comes back as a cookie. Throws when the server cannot answer. */
export async function signIn(credentials: { username: string; password: string }): Promise<SignInOutcome> {
  const response = await fetch('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      username: credentials.username.trim().toLowerCase(),
      password: credentials.password,
    }),
  })
  if (response.ok) return { kind: 'signedIn' }
  if (response.status === 429) return { kind: 'wait', seconds: secondsToWait(response.headers) }
  if (response.status < 500) return { kind: 'wrong' }
  throw new ORPCError('SERVER_ERROR', { status: response.status })
}

function secondsToWait(headers: Headers): number {
  const seconds = Number(headers.get('x-retry-after') ?? headers.get('retry-after') ?? waitWhenUnsaid)
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : waitWhenUnsaid
}
