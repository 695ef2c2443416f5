import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FirstFiles } from './first-files.ts'

/** What a build leaves for the first page: the page that loads it, and what each page of it needs beside that. */
export type Built = { readonly page: string; readonly firstFiles: readonly FirstFiles[] }

const folder = import.meta.dirname
const loading =
  /[ \t]*<(?:script\b[^>]*\bsrc=[^>]*><\/script|link\b[^>]*\brel="(?:modulepreload|stylesheet)"[^>]*)>\n?/g

/**
 * One page from those of two builds: a script in its head asks what the browser can do and loads the files of one of
 * them, or of none, with all that the page at the address needs. What is older than both sees what stands in the page:
 * which browsers do. The others see the outlines of a page until theirs is there.
 */
export function pageOf(builds: { modern: Built; older: Built; builtIns: string }): string {
  const [modern, older] = [filesOf(builds.modern.page), filesOf(builds.older.page)]
  if (modern === '' || older === '') throw new Error('a page loads no files')
  const gate = readFileSync(join(folder, 'gate.js'), 'utf8')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '')
    .replace('MODERN', () => inScript({ markup: modern, pages: builds.modern.firstFiles.map(namedOnce) }))
    .replace('OLDER', () =>
      inScript({
        markup: `<script src="${builds.builtIns}"></script>${older}`,
        pages: builds.older.firstFiles.map(namedOnce),
      }),
    )
  const style = ['../src/ui/skeleton.css', 'first.css'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  )
  const words = ['first.html', 'too-old.html'].map((name) => readFileSync(join(folder, name), 'utf8'))
  return builds.modern.page
    .replace(loading, '')
    .replace('</head>', () => `<style>${smaller(style)}</style>\n<script>${gate}</script>\n</head>`)
    .replace('<div id="root"></div>', () => `<div id="root">\n${words.join('')}</div>`)
}

function filesOf(page: string): string {
  return [...page.matchAll(loading)].map(([tag]) => tag.trim()).join('')
}

/** The files of a page as they are sent to everybody: what it needs in either language is named once. */
function namedOnce({ scripts: { zh, en }, ...page }: FirstFiles): object {
  const both = zh.filter((name) => en.includes(name))
  const isOwn = (name: string): boolean => !both.includes(name)
  return { ...page, scripts: { both, zh: zh.filter(isOwn), en: en.filter(isOwn) } }
}

function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('</', '<\\/')
}

function smaller(styles: readonly string[]): string {
  return styles
    .join('')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
