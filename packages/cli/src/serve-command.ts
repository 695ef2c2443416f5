import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bilingualLine, type Terminal } from './terminal.ts'

/**
 * Starts the server as a process of its own and waits until it ends.
 *
 * A shell never imports another shell, so the server is reached by its path; its signals are passed on.
 */
export async function runServe(words: readonly string[], terminal: Terminal): Promise<number> {
  const path = fileURLToPath(new URL('../../server/src/main/serve.ts', import.meta.url))
  if (!existsSync(path)) {
    terminal.error(bilingualLine('没有安装服务端。', 'The server is not installed.'))
    return 1
  }
  const child = spawn(process.execPath, [path, ...words], { stdio: 'inherit' })
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.on('SIGINT', forward)
  process.on('SIGTERM', forward)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })
}
