import { existsSync } from 'node:fs'
import path from 'node:path'
import sirv from 'sirv'
import type { Route } from './exchange.ts'

/** The pages, with every address that is not a file leading to the first one. */
export function webRoute(folder: string): Route {
  if (!existsSync(path.join(folder, 'index.html'))) return notBuilt
  const serve = sirv(folder, {
    single: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, pathname) => {
      // Files with a hash in their name never change; everything else is asked for anew.
      const isHashed = pathname.startsWith('/assets/')
      response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return async ({ request, response, url }) => {
    if (url.pathname.startsWith('/api/') || (request.method !== 'GET' && request.method !== 'HEAD'))
      return false
    if (response.closed) return true
    return new Promise((resolve) => {
      response.once('close', () => resolve(true))
      serve(request, response, () => resolve(false))
    })
  }
}

const notBuilt: Route = async ({ request, response, url }) => {
  if (url.pathname !== '/' || request.method !== 'GET') return false
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('网页尚未构建，请运行 npm run build。\nThe pages are not built yet; run npm run build.\n')
  return true
}
