import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const dist = resolve(import.meta.dirname, '../../packages/web/dist')

const pageSchema = z.object({
  pattern: z.string(),
  scripts: z.object({ both: z.array(z.string()), zh: z.array(z.string()), en: z.array(z.string()) }),
  styles: z.array(z.string()),
})
const buildSchema = z.object({ markup: z.string(), pages: z.array(pageSchema) })

/** Kilobytes as they are sent and requests, until a page has all but its data. Who makes one smaller lowers its line. */
const budgets = [
  { path: '/sign-in', kilobytes: 182, requests: 5 },
  // With the names of the files that show a paper page by page, and the number by which a finding is called.
  { path: '/', kilobytes: 226, requests: 8 },
  // The names of files alone, which change with whatever changes in them, make a page a fifth of one larger or smaller: a bound
  // that is met to the last byte would hold by luck.
  // With the colours of notices, and the same number.
  { path: '/rectifications/1/ledger', kilobytes: 230, requests: 8 },
  // What few claims ask for besides words, with their lists and questions, comes behind it.
  { path: '/closures', kilobytes: 237, requests: 15 },
  // With the word of a source for the state, which the events of a measure tell apart from progress; and with the page that says that
  // one is not open to its reader, and where what is typed lies.
  { path: '/rectifications', kilobytes: 225, requests: 8 },
  // Without what asks beside a button, and without the dialogs: these come behind it.
  { path: '/people', kilobytes: 232, requests: 11 },
  // With the words and the playing of what objects, extensions of late measures and editions tell, what documents are called, and what
  // each entry is about besides: words of requests, files, parts, lists, stages; and with the same number. It was met to the last byte.
  { path: '/rectifications/1/journal', kilobytes: 251, requests: 10 },
  // The form of a row, with its calendar and lists of names, comes behind it; what is left is the desk itself and what it edits by.
  { path: '/intake/1', kilobytes: 276, requests: 11 },
] as const

test.each(budgets)('$path is begun with no more than it is allowed', ({ path, kilobytes, requests }) => {
  const { markup, pages } = builtForToday()
  const page = pages.find(({ pattern }) => new RegExp(pattern).test(path))
  if (page === undefined) throw new Error(`${path} is no page that the first one knows`)
  const first = [...markup.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
  for (const language of ['zh', 'en'] as const) {
    const files = ['/index.html', ...first, ...page.styles, ...page.scripts.both, ...page.scripts[language]]
    const bytes = files.map(sentBytes).reduce((sum, one) => sum + one, 0)
    expect({ language, kilobytes: Math.max(kilobytes, Math.ceil(bytes / 1_000)) }).toEqual({
      language,
      kilobytes,
    })
    expect(files.length).toBeLessThanOrEqual(requests)
  }
})

test.each([
  '/sign-in',
  '/',
  '/rectifications/1/ledger',
  '/rectifications',
  '/closures',
  '/people',
  '/intake/1',
])('%s is begun without schemas, choosers, forms and what opens over it', (path) => {
  const { markup, pages } = builtForToday()
  const first = [...markup.matchAll(/src="([^"]+)"/g)].map((match) => match[1] ?? '')
  const { scripts } = pages.find(({ pattern }) => new RegExp(pattern).test(path)) ?? {}
  const files = [...first, ...(scripts?.both ?? []), ...(scripts?.zh ?? []), ...(scripts?.en ?? [])]
  expect(files.length).toBeGreaterThan(2)
  expect(files.filter((file) => laterFiles.test(file))).toEqual([])
  const words = files.map((file) => readFileSync(join(dist, file), 'utf8'))
  expect(words.filter((text) => /ZodError|_zod\b/.test(text))).toEqual([])
})

/** Groups of vite.config.ts that are there for what comes later. */
const laterFiles = /\/(?:schemas|choices|dates|form|over|beside|later|told|seldom)[-.]/

/** What the script in the first page is given for browsers of today. */
function builtForToday(): z.infer<typeof buildSchema> {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error('packages/web/dist is missing: run npm run build')
  const given = /\}\)\((\{"markup".*?\}),\s*\{"markup"/s.exec(readFileSync(join(dist, 'index.html'), 'utf8'))
  return buildSchema.parse(JSON.parse(given?.[1] ?? 'null'))
}

function sentBytes(address: string): number {
  const file = join(dist, address)
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size
}
