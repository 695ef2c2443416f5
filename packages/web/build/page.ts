import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const loading =
  /[ \t]*<(?:script\b[^>]*\bsrc=[^>]*><\/script|link\b[^>]*\brel="(?:modulepreload|stylesheet)"[^>]*)>\n?/g

/**
 * One page from those of two builds: a script in its head asks what the browser can do and loads the files of one of
 * them, or of none. What is older than both sees what stands in the page: which browsers do.
 */
export function pageOf(pages: { modern: string; older: string; builtIns: string }): string {
  const [modern, older] = [filesOf(pages.modern), filesOf(pages.older)]
  if (modern === '' || older === '') throw new Error('a page loads no files')
  const gate = readFileSync(join(folder, 'gate.js'), 'utf8')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '')
    .replace('MODERN', () => inScript(modern))
    .replace('OLDER', () => inScript(`<script src="${pages.builtIns}"></script>${older}`))
  const style = readFileSync(join(folder, 'too-old.css'), 'utf8').replace(/\s+/g, ' ').trim()
  const words = readFileSync(join(folder, 'too-old.html'), 'utf8')
  return pages.modern
    .replace(loading, '')
    .replace('</head>', () => `<style>${style}</style>\n<script>${gate}</script>\n</head>`)
    .replace('<div id="root"></div>', () => `<div id="root">\n${words}</div>`)
}

function filesOf(page: string): string {
  return [...page.matchAll(loading)].map(([tag]) => tag.trim()).join('')
}

function inScript(markup: string): string {
  return JSON.stringify(markup).replaceAll('</', '<\\/')
}
