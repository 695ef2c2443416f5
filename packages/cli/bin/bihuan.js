#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript. An older one hands over to the Node that npm installed.
import { fileURLToPath } from 'node:url'
import { runToEnd, suitableNode, watchNpm } from '../../../node24.mjs'

const words = process.argv.slice(2)
const node = suitableNode()
if (node === process.execPath) {
  watchNpm(() => process.kill(process.pid, 'SIGTERM'))
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(words)
} else process.exitCode = await runToEnd(node, [fileURLToPath(import.meta.url), ...words])
