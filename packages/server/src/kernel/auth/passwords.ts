import { hashPassword as hash, verifyPassword as verify } from 'better-auth/crypto'

/**
 * Passwords are hashed on the four threads that also read files and shake hands with the database. Half of them stay
 * free, so that whoever makes the server hash without end holds up nobody but others who sign in.
 */
const mostAtOnce = 2

const waiting: (() => void)[] = []
let hashing = 0

/** What is kept of a password. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(async () => hash(password))
}

/**
 * The accounts of a list with what is kept of their passwords. Each waits for its turn only when the one before it is done, so
 * that whoever signs in meanwhile waits for one of them and not for the list.
 */
export async function withHashes<Account extends { readonly password: string }>(
  accounts: readonly Account[],
): Promise<(Account & { readonly hash: string })[]> {
  const hashed: (Account & { readonly hash: string })[] = []
  const left = accounts.entries()
  const hashLeft = async (): Promise<void> => {
    for (const [place, account] of left)
      hashed[place] = { ...account, hash: await hashPassword(account.password) }
  }
  await Promise.all(Array.from({ length: mostAtOnce }, hashLeft))
  return hashed
}

/** Whether a password is the one of which this was kept. */
export async function verifyPassword(kept: { hash: string; password: string }): Promise<boolean> {
  return inTurn(async () => verify(kept))
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
