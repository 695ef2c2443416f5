import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { expect, test } from 'vitest'
import { pageOf } from './page.ts'

const built = (name: string): string =>
  `<html class="bihuan"><head>
    <script type="module" crossorigin src="/assets/${name}.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/${name}-part.js">
    <link rel="stylesheet" crossorigin href="/assets/${name}.css">
  </head><body><div id="root"></div></body></html>`

const page = pageOf({ modern: built('new'), older: built('older/old'), builtIns: '/assets/older/added.js' })
const gate = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''

/** What the script in the head writes in a browser that knows these things. */
function written(browser: { window: object; Promise?: object; Object?: object; Array?: object }): string[] {
  const files: string[] = []
  const document = {
    documentElement: { className: '' },
    write: (markup: string) =>
      files.push(...[...markup.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')),
  }
  const context = vm.createContext({ document, ...browser })
  vm.runInContext(gate, context)
  return files
}

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
  expect(() => pageOf({ modern: '<html></html>', older: built('old'), builtIns: '/a.js' })).toThrow(
    'loads no files',
  )
})
