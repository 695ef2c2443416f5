import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

/** What the browser needs before it can draw the page at an address, beside what every page needs. */
export type FirstFiles = {
  /** Which addresses it is, as a regular expression. */
  readonly pattern: string
  /** Scripts in each language, and styles. */
  readonly scripts: Readonly<Record<'zh' | 'en', readonly string[]>>
  readonly styles: readonly string[]
  /** What the page asks the server in any case. */
  readonly asks: string
}

const declared =
  /path: '(?<path>[^']+)',(?:(?!createRoute)[\s\S])*?import\('\.\/(?<page>pages\/[\w-]+\.tsx)'\)/g

/**
 * Finds out while the pages are built which files each of them needs, so that the first page can ask for all of them at
 * once: a browser left alone learns of a file only from the one before it.
 *
 * @param stylesOf the styles that a file needs beside those that every page has
 */
export function firstFilesFinder(stylesOf: (chunk: Rolldown.OutputChunk) => readonly string[]): {
  plugin: Plugin
  found: () => readonly FirstFiles[]
} {
  const found: FirstFiles[] = []
  const plugin: Plugin = {
    name: 'first-files',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const routes = [...this.getModuleIds()].filter((id) => id.endsWith('.routes.tsx'))
        for (const { path, page } of routes.flatMap(pagesOf)) {
          const entries = [...(isOpen(path) ? [] : ['/src/app/signed-in.tsx']), page]
          const own = entries.flatMap((module) => needsOf(chunks, chunkWith(chunks, module)))
          const entry = needsOf(chunks, chunkWith(chunks, '/src/app/main.tsx'))
          const isNew = ({ fileName }: Rolldown.OutputChunk): boolean =>
            !entry.some((one) => one.fileName === fileName)
          const texts = (language: string): Rolldown.OutputChunk[] =>
            [...entry, ...own]
              .flatMap(({ moduleIds }) => moduleIds)
              .flatMap((id) => this.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
              .filter((id) => new RegExp(`/texts/(?:[\\w-]+\\.)?${language}\\.ts$`).test(id))
              .flatMap((id) => needsOf(chunks, chunkWith(chunks, id)))
          const scripts = (language: string): string[] =>
            [
              ...new Set([...own, ...texts(language)].filter(isNew).map(({ fileName }) => `/${fileName}`)),
            ].sort()
          found.push({
            pattern: patternOf(path),
            scripts: { zh: scripts('zh'), en: scripts('en') },
            styles: [...new Set(own.flatMap(stylesOf))].map((name) => `/${name}`),
            asks: isOpen(path) ? '/api/setup' : '/api/session',
          })
        }
      },
    },
  }
  return { plugin, found: () => found }
}

/** Where nobody has to be signed in. */
function isOpen(path: string): boolean {
  return path === '/sign-in' || path === '/setup'
}

function pagesOf(routes: string): { path: string; page: string }[] {
  const declarations = [...readFileSync(routes, 'utf8').matchAll(declared)]
  return declarations.map(({ groups }) => ({
    path: groups?.['path'] ?? '',
    page: join(dirname(routes), groups?.['page'] ?? ''),
  }))
}

function patternOf(path: string): string {
  return `^${path === '/' ? '' : path.replaceAll(/\$\w+/g, '[^/]+')}/?$`
}

function chunkWith(chunks: readonly Rolldown.OutputChunk[], module: string): Rolldown.OutputChunk {
  const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)))
  if (chunk === undefined) throw new Error(`${module} was not built`)
  return chunk
}

/** A file and all that it cannot begin without. */
function needsOf(
  chunks: readonly Rolldown.OutputChunk[],
  chunk: Rolldown.OutputChunk,
): Rolldown.OutputChunk[] {
  const needed = new Set([chunk])
  for (const one of needed)
    for (const name of one.imports) {
      const next = chunks.find(({ fileName }) => fileName === name)
      if (next !== undefined) needed.add(next)
    }
  return [...needed]
}
