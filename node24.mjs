#!/usr/bin/env node
/**
 * Runs a command on Node 24, whatever Node ≥ 20 npm itself was started with: `node node24.mjs vitest run`; several with
 * `then` between them. A script that is one command lets the shell give way to it, so that npm's signals get here.
 * The Node that comes as a platform package goes first into the path. npm 10 leaves
 * `node_modules/.bin/node` out when several packages offer it, so it is looked up here.
 */
import { spawn } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
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

/**
 * Runs one command to its end and answers its exit code. A signal is passed on and never ends this process first:
 * whoever waits for it waits for the command. One that npm started ends the command when npm or its shell is gone.
 */
export function runToEnd(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  const forward = (signal) => child.kill(signal)
  for (const signal of stopSignals) process.on(signal, forward)
  const watch = watchNpm(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  }).finally(() => {
    clearInterval(watch)
    for (const signal of stopSignals) process.off(signal, forward)
  })
}

/** Tells when npm, which started this process, is gone without having passed on a signal. */
export function watchNpm(onGone) {
  const parents = parentsUpToNpm()
  const watch = setInterval(() => {
    if (!('npm_lifecycle_event' in process.env) || parentsUpToNpm() === parents) return
    // Said once: what is repeated for seconds counts as insisting.
    clearInterval(watch)
    onGone()
  }, 1000)
  return watch.unref()
}

/** npm itself, or the shell that it started and npm above it: a shell does not notice that npm was killed. */
function parentsUpToNpm() {
  const parent = process.ppid
  try {
    if (realpathSync(`/proc/${parent}/exe`) === realpathSync(process.env.npm_node_execpath))
      return `${parent}`
    return `${parent} ${/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${parent}/status`, 'latin1'))?.[1]}`
  } catch {
    // Only Linux tells; elsewhere the usual shells give way to their one command.
    return `${parent}`
  }
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs commands one after another, as long as they end well and no signal came. */
async function runAll(words) {
  let hasSignal = false
  for (const signal of stopSignals) process.on(signal, () => (hasSignal = true))
  const env = { ...process.env, PATH: dirname(suitableNode()) + delimiter + process.env.PATH }
  let rest = words
  while (rest.length > 0) {
    const end = rest.indexOf('then')
    const [command, ...args] = end < 0 ? rest : rest.slice(0, end)
    const code = await runToEnd(command, args, { env, shell: process.platform === 'win32' })
    if (code !== 0 || hasSignal) return code
    rest = end < 0 ? [] : rest.slice(end + 1)
  }
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await runAll(process.argv.slice(2))
