import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Passwords are hashed on the four threads that also read files and shake hands with the database. Half of them stay
 * free, so that whoever makes the server hash without end holds up nobody but others who sign in.
 */
const mostAtOnce = 2

const waiting: (() => void)[] = []
let hashing = 0

/** What is kept of a password. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(async () => (await slowHashing()).hashPassword(password))
}

/** Comes with the first sign-in, as all that a sign-in needs: sixty modules that a process in which nobody signs in never asks for. */
function slowHashing(): Promise<typeof import('better-auth/crypto')> {
  return import('better-auth/crypto')
}

const madeMark = 'made'

/**
 * What is kept of a password that chance has made: nobody guesses one, so that hashing it slowly, which takes five minutes for
 * the people of a district, makes it no safer.
 */
export function hashMadePassword(password: string): string {
  const salt = randomBytes(16).toString('hex')
  return `${madeMark}:${salt}:${digestOf(salt, password)}`
}

/** Whether a password is the one of which this was kept. */
export async function verifyPassword(kept: { hash: string; password: string }): Promise<boolean> {
  const [mark, salt = '', digest = ''] = kept.hash.split(':')
  if (mark !== madeMark) return inTurn(async () => (await slowHashing()).verifyPassword(kept))
  // It takes as long as for any other, so that nobody learns by the clock whose first password is still in use.
  await hashPassword(kept.password)
  const [given, wanted] = [digestOf(salt, kept.password), digest].map((text) => Buffer.from(text))
  return given?.length === wanted?.length && timingSafeEqual(given ?? Buffer.of(0), wanted ?? Buffer.of(1))
}

function digestOf(salt: string, password: string): string {
  return createHash('sha256').update(`${salt}:${password}`).digest('hex')
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (hashing < mostAtOnce) hashing += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    // Whoever waits takes over the place, so that nobody slips in between.
    const next = waiting.shift()
    if (next === undefined) hashing -= 1
    else next()
  }
}
