import type { AnyRouter } from '@orpc/server'
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sendJson } from './answer.ts'
import { type Exchange, isReading, type Route } from './exchange.ts'
import { handWrittenPaths } from './hand-written-paths.ts'

/** `/api/openapi.json`, and a page at `/api/docs` to read it by, with nothing fetched from elsewhere. */
export function openApiRoute(router: AnyRouter): Route {
  let document: Promise<object> | undefined
  return async (exchange) => {
    const { pathname } = exchange.url
    if (!isReading(exchange.request)) return false
    if (pathname === '/api/openapi.json') {
      document ??= describe(router)
      sendJson(exchange, 200, await document)
      return true
    }
    if (pathname === '/api/docs') {
      sendText(exchange, 'text/html', page)
      return true
    }
    if (pathname === '/api/docs/start.js') {
      sendText(exchange, 'text/javascript', start)
      return true
    }
    return sendPart(exchange)
  }
}

async function describe(router: AnyRouter): Promise<object> {
  // Heavy and seldom asked for.
  const { OpenAPIGenerator } = await import('@orpc/openapi')
  const { ZodToJsonSchemaConverter } = await import('@orpc/zod/zod4')
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(router, {
    info: {
      title: '闭环 Bihuan',
      version: '1',
      description:
        '整改闭环管理接口。先登录，之后的请求带会话 Cookie。\n\nSign in first; the session cookie travels with later requests.',
    },
    servers: [{ url: '/api' }],
  })
  return { ...document, paths: { ...handWrittenPaths, ...document.paths } }
}

const parts: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
}

async function sendPart({ response, url }: Exchange): Promise<boolean> {
  const name = url.pathname.startsWith('/api/docs/') ? url.pathname.slice('/api/docs/'.length) : ''
  const type = parts[name]
  if (type === undefined) return false
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  response.writeHead(200, { 'content-type': type, 'cache-control': 'public, max-age=86400' })
  await pipeline(createReadStream(path.join(folder, name)), response).catch(() => response.destroy())
  return true
}

function sendText({ response }: Exchange, type: string, text: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` })
  response.end(text)
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
