import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { isReading, type Route } from './exchange.ts'
import { type KeptAnswer, keepAnswer, sendKept } from './kept-answer.ts'
import type { Described } from './openapi-document.ts'

/** `/api/openapi.json`, and a page at `/api/docs` to read it by, with nothing fetched from elsewhere. */
export function openApiRoute(described: Described): Route {
  const writers: Readonly<Record<string, () => Promise<KeptAnswer>>> = {
    '/api/openapi.json': async () => {
      // Heavy and seldom asked for.
      const { describeApi } = await import('./openapi-document.ts')
      return keepAnswer('application/json; charset=utf-8', JSON.stringify(await describeApi(described)))
    },
    '/api/docs': async () => keepAnswer('text/html; charset=utf-8', page),
    '/api/docs/start.js': async () => keepAnswer('text/javascript; charset=utf-8', start),
    '/api/docs/swagger-ui.css': async () => keepPart('text/css; charset=utf-8', 'swagger-ui.css'),
    '/api/docs/swagger-ui-bundle.js': async () =>
      keepPart('text/javascript; charset=utf-8', 'swagger-ui-bundle.js'),
    '/api/docs/favicon-32x32.png': async () => keepPart('image/png', 'favicon-32x32.png'),
  }
  const kept = new Map<string, Promise<KeptAnswer>>()
  return async (exchange) => {
    const { pathname } = exchange.url
    const write = writers[pathname]
    if (!write || !isReading(exchange.request)) return false
    const answer = kept.get(pathname) ?? write()
    kept.set(pathname, answer)
    sendKept(exchange, await answer)
    return true
  }
}

async function keepPart(type: string, name: string): Promise<KeptAnswer> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  return keepAnswer(type, await readFile(path.join(folder, name)))
}

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>闭环接口 Bihuan API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

const start = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  validatorUrl: null,
  docExpansion: 'none',
})
`
