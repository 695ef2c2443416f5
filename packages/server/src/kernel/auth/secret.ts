import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { ownLikeFolder } from '../postgres/runner.ts'

/** The secret that signs sessions: made once, readable only by the owner of the data folder. */
export async function sessionSecret(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'secret')
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(randomBytes(48).toString('base64url'))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await ownLikeFolder(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = (await readFile(file, 'utf8')).trim()
  if (secret.length < 32)
    throw new Error(`the secret in ${file} is too short; remove the file to have it made again`)
  return secret
}
