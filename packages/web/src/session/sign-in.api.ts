import { createORPCErrorFromJson, isORPCErrorJson, ORPCError } from '@orpc/client'

/** Signs a person in; the session comes back as a cookie. Throws the refusal when it does not work. */
export async function signIn(credentials: { username: string; password: string }): Promise<void> {
  await post('sign-in/username', { username: credentials.username, password: credentials.password })
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await post('sign-out', {})
}

/** Changes the signed-in person's password; their other sessions end. */
export async function changePassword(passwords: {
  currentPassword: string
  newPassword: string
}): Promise<void> {
  await post('change-password', passwords)
}

// These paths belong to the sign-in library and are not in the contract, but refuse in the same form.
async function post(path: string, body: object): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.ok) return
  const answer: unknown = await response.json().catch(() => null)
  throw isORPCErrorJson(answer)
    ? createORPCErrorFromJson(answer)
    : new ORPCError('UNEXPECTED', { status: response.status })
}
