#!/usr/bin/env node
/**
 * Runs a command on Node 24, whatever Node ≥ 20 npm itself was started with: `node node24.mjs vitest run`.
 * The Node that comes as a platform package goes first into the path. npm 10 leaves
 * `node_modules/.bin/node` out when several packages offer it, so it is looked up here.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const platformPackages = [
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  `node-bin-${process.platform}-${process.arch}`,
]

/** The Node to run on: this one when it is new enough, else the one of the platform package. */
export function suitableNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  for (const name of platformPackages) {
    try {
      return require.resolve(`${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`)
    } catch {
      // The other package name is tried next.
    }
  }
  console.error(
    `本机 Node 版本为 ${process.versions.node}，且没有适合本平台的 Node 24 安装包。请安装 Node 24 后重试。\n` +
      `This machine has Node ${process.versions.node} and there is no packaged Node 24 for it. Install Node 24 and try again.`,
  )
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command = 'node', ...rest] = process.argv.slice(2)
  const child = spawn(command, rest, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: dirname(suitableNode()) + delimiter + process.env.PATH },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
