import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import sirv from 'sirv'
import type { Route } from './exchange.ts'

/**
 * The pages, with every address that is not a file leading to the first one. They may be built anew while the server
 * runs: what was read of the old ones would name files that are gone, and the stream of one ends the process.
 */
export function webRoute(folder: string): Route {
  let pages = openPages(folder)
  return (exchange) => {
    if (pages.madeAt !== madeAt(folder)) pages = openPages(folder)
    return pages.route(exchange)
  }
}

type Pages = { readonly madeAt: number | null; readonly route: Route }

/** When the first page was written; null where there is none. */
function madeAt(folder: string): number | null {
  return statSync(path.join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? null
}

function openPages(folder: string): Pages {
  const made = madeAt(folder)
  if (made === null) return { madeAt: null, route: notBuilt }
  const ownScripts = scriptHashes(readFileSync(path.join(folder, 'index.html'), 'utf8'))
  const serve = sirv(folder, {
    single: true,
    // What lies there never changes, so that nothing else is answered in its place.
    ignores: '^/assets/',
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, pathname) => {
      // Files with a hash in their name never change; everything else is asked for anew.
      const isHashed = pathname.startsWith('/assets/')
      response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const route: Route = async ({ request, response, url }) => {
    if (url.pathname.startsWith('/api/') || (request.method !== 'GET' && request.method !== 'HEAD'))
      return false
    if (response.closed) return true
    // An answer that nothing changed carries the policy too, and browsers go by that one.
    if (!url.pathname.startsWith('/assets/')) allowScripts(response, ownScripts)
    return new Promise((resolve) => {
      response.once('close', () => resolve(true))
      serve(request, response, () => resolve(false))
    })
  }
  return { madeAt: made, route }
}

/** The first page has a script in line, which asks what the browser can do; one more file would hold up every visit. */
function scriptHashes(page: string): string {
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
  return scripts.map((script) => ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`).join('')
}

function allowScripts(response: ServerResponse, hashes: string): void {
  const policy = String(response.getHeader('content-security-policy') ?? '')
  response.setHeader('content-security-policy', policy.replace("script-src 'self'", `$&${hashes}`))
}

const notBuilt: Route = async ({ request, response, url }) => {
  if (url.pathname !== '/' || request.method !== 'GET') return false
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('网页尚未构建，请运行 npm run build。\nThe pages are not built yet; run npm run build.\n')
  return true
}
