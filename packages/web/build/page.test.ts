import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { expect, test } from 'vitest'
import type { FirstFiles } from './first-files.ts'
import { type Built, pageOf } from './page.ts'

const built = (name: string): Built => ({ page: pageThatLoads(name), firstFiles: [ledger(name)] })
const ledger = (name: string): FirstFiles => ({
  pattern: '^/rectifications/[^/]+/ledger/?$',
  asks: '/api/session',
  scripts: { zh: [`/assets/${name}-ledger.js`, `/assets/${name}-zh.js`], en: [`/assets/${name}-ledger.js`] },
  styles: [`/assets/${name}-ledger.css`],
})
const pageThatLoads = (name: string): string =>
  `<html class="bihuan"><head>
    <script type="module" crossorigin src="/assets/${name}.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/${name}-part.js">
    <link rel="stylesheet" crossorigin href="/assets/${name}.css">
  </head><body><div id="root"></div></body></html>`

const page = pageOf({ modern: built('new'), older: built('older/old'), builtIns: '/assets/older/added.js' })
const gate = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''

type Visit = { path?: string; kept?: Readonly<Record<string, string>> }

/** What the script in the head writes, at an address, in a browser that knows these things and keeps those. */
function visit(
  browser: { window: object; Promise?: object; Object?: object; Array?: object },
  { path = '/elsewhere', kept = {} }: Visit = {},
): { files: string[]; scheme: string | undefined } {
  const files: string[] = []
  const attributes = new Map<string, string>()
  const document = {
    documentElement: {
      className: '',
      setAttribute: (name: string, value: string) => void attributes.set(name, value),
    },
    write: (markup: string) =>
      files.push(...[...markup.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')),
  }
  const localStorage = { getItem: (name: string) => kept[name] ?? null }
  const context = vm.createContext({ document, localStorage, location: { pathname: path }, ...browser })
  vm.runInContext(gate, context)
  return { files, scheme: attributes.get('data-scheme') }
}

const written = (browser: Parameters<typeof visit>[0]): string[] => visit(browser).files

const styles = (known: readonly string[]): { supports: (what: string) => boolean } => ({
  supports: (what) => known.includes(what),
})
const newest = { Promise: { withResolvers: true }, Object: { groupBy: true } }

test('a browser of today gets the files of today and nothing more', () => {
  expect(written({ window: newest, ...newest })).toEqual([
    '/assets/new.js',
    '/assets/new-part.js',
    '/assets/new.css',
  ])
})

test('Chromium 88 gets what it lacks first, then the files that were made for it', () => {
  const CSS = styles(['selector(:is(a))', 'content-visibility'])
  const known = { Promise: {}, Object: {}, CSS }
  expect(written({ window: known, ...known })).toEqual([
    '/assets/older/added.js',
    '/assets/older/old.js',
    '/assets/older/old-part.js',
    '/assets/older/old.css',
  ])
})

test('the files of a page and its texts are asked for with the first ones, and who is signed in', () => {
  const path = '/rectifications/01980000/ledger'
  const files = (kept: Readonly<Record<string, string>>): string[] =>
    visit({ window: newest, ...newest }, { path, kept }).files.slice(3)
  const inChinese = ['/api/session', '/assets/new-ledger.css', '/assets/new-ledger.js', '/assets/new-zh.js']
  expect(files({})).toEqual(inChinese)
  expect(files({ 'bihuan.language': 'en' })).toEqual(inChinese.slice(0, 3))
})

test('what is drawn before the page is as light or dark as that', () => {
  const matchMedia = (): { matches: boolean } => ({ matches: true })
  const browser = { window: { ...newest, matchMedia }, ...newest, matchMedia }
  expect(visit(browser).scheme).toBe('dark')
  expect(visit(browser, { kept: { 'bihuan.scheme': 'light' } }).scheme).toBe('light')
  expect(page).toContain('class="ui-skeleton"')
})

test.each([
  ['Internet Explorer 11, which knows neither promises nor how to ask for styles', {}],
  ['Chromium 87, which lacks :is()', { Promise: {}, CSS: styles(['content-visibility']) }],
])('%s, gets no files, and reads in the page which browsers do', (_name, known) => {
  expect(written({ window: known, ...known })).toEqual([])
  expect(page).toContain('Chromium 88')
})

test('the script in the head is written for the oldest of browsers', () => {
  const words = readFileSync(join(import.meta.dirname, 'gate.js'), 'utf8').replace(/^\s*\/\/.*$/gm, '')
  expect(words).not.toMatch(/=>|\blet\b|\bconst\b|\bclass\b|`|\?\.|\?\?|\.\.\.|\basync\b/)
})

test('a page that loads nothing is not built', () => {
  expect(() =>
    pageOf({ modern: { page: '<html></html>', firstFiles: [] }, older: built('old'), builtIns: '/a.js' }),
  ).toThrow('loads no files')
})
