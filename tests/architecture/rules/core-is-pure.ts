import type { Module, Use } from '../module.ts'
import type { Rule, Violation } from '../rule.ts'

/** Packages without I/O that core stands on. Anything else needs a decision record first. */
const packages = ['zod', '@orpc/contract', '@noble/hashes', 'canonicalize', 'pinyin-match']

/** What reaches outside or answers differently tomorrow. */
const outside = new Set([
  'Date.now',
  'new Date()',
  'Math.random',
  'performance',
  'performance.now',
  'crypto',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'process',
  'console',
  'globalThis',
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'navigator',
  'Buffer',
  'require',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
])

/** Core runs in Node and in the browser, and a test can replay it: so it has no I/O, clock, chance or waiting. */
export const coreIsPure: Rule = {
  name: 'core has no I/O, no clock, no chance and nothing asynchronous',
  check: ({ modules }) =>
    modules.filter(isCoreSource).flatMap((module) => [...wrongImports(module), ...wrongUses(module)]),
  planted: [
    plant("import { readFileSync } from 'node:fs'\nexport const text = readFileSync('x')\n"),
    plant("import fc from 'fast-check'\nexport const drawn = fc.nat()\n"),
    plant("import pg from 'pg'\nexport const pool = new pg.Pool()\n"),
    plant('export const now = (): number => Date.now()\n'),
    plant('export const today = (): Date => new Date()\n'),
    plant('export const luck = (): number => Math.random()\n'),
    plant('export const key = (): string => crypto.randomUUID()\n'),
    plant('export const zone = process.env.TZ\n'),
    plant("console.log('closed')\n"),
    plant("export const answer = fetch('/api')\n"),
    plant('export async function close(): Promise<void> {}\n'),
    plant("import { x } from '../../../server/src/x.ts'\nexport const y = x\n"),
  ],
  allowed: {
    'packages/core/src/measures/measure.ts':
      "import { z } from 'zod'\nimport { y } from './y.ts'\nexport const at = (text: string): Date => new Date(text)\nexport const a = (document: { process: string }): string => document.process + z + y\n",
    'packages/core/src/measures/y.ts': "export const y = 'console'\n",
    'packages/core/src/measures/measures.testing.ts':
      "import fc from 'fast-check'\nexport const drawn = fc.nat()\n",
    'packages/core/src/measures/measure.test.ts':
      "import { readFileSync } from 'node:fs'\nreadFileSync('x')\n",
    'packages/server/src/kernel/clock.ts': 'export const now = (): number => Date.now()\n',
  },
}

function plant(text: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/core/src/measures/measure.ts'
  return { files: { [path]: text }, reportedAt: path }
}

function isCoreSource(module: Module): boolean {
  return module.path.startsWith('packages/core/src/') && !module.path.endsWith('.test.ts')
}

function wrongImports(module: Module): Violation[] {
  // What several tests share may draw as they do; it is as pure otherwise.
  const known = module.path.endsWith('.testing.ts') ? [...packages, 'fast-check'] : packages
  return module.imports
    .filter(({ path, specifier }) =>
      path === null
        ? !known.some((name) => specifier === name || specifier.startsWith(`${name}/`))
        : !path.startsWith('packages/core/src/'),
    )
    .map(({ specifier, line }) => ({
      at: `${module.path}:${line}`,
      message: `core may not import ${specifier}`,
    }))
}

function wrongUses(module: Module): Violation[] {
  const isOutside = ({ name }: Use): boolean => outside.has(name) || outside.has(name.split('.')[0] ?? '')
  return [...module.globals.filter(isOutside), ...module.asyncAt].map(({ name, line }) => ({
    at: `${module.path}:${line}`,
    message: `core may not use ${name}: it has to come in as an argument or happen in a shell`,
  }))
}
