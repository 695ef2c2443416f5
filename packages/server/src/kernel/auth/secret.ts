import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { ownLikeFolder } from '../postgres/runner.ts'
import { StartError } from '../start-error.ts'

/** The secret that signs sessions: made once, readable only by the owner of the data folder. */
export async function sessionSecret(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'secret')
  if (!existsSync(file)) await makeSecret(file)
  const secret = (await readFile(file, 'utf8')).trim()
  if (secret.length < 32) throw new StartError('SECRET_UNUSABLE', { path: file })
  return secret
}

// Written whole under another name and then linked: a kill in between leaves no half secret, and the first of two wins.
async function makeSecret(file: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`
  const handle = await open(unfinished, 'wx', 0o600)
  try {
    await handle.writeFile(randomBytes(48).toString('base64url'))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await ownLikeFolder(unfinished)
  try {
    await link(unfinished, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(unfinished)
  }
}
