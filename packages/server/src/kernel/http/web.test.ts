import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryLog } from '../../testing/memory-log.ts'
import { type HttpServer, listen } from './server.ts'
import { webRoute } from './web.ts'

// `printf "alert(1)" | openssl dgst -sha256 -binary | base64`
const hash = 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='
let folder = ''
let server: HttpServer

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-web-'))
  await writeFile(path.join(folder, 'index.html'), '<script>alert(1)</script><script src="/a.js"></script>')
  const surroundings = { publicOrigin: null, isBehindProxy: false }
  server = await listen({
    host: '127.0.0.1',
    port: 0,
    routes: [webRoute(folder)],
    surroundings,
    log: memoryLog(),
  })
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function scriptsAllowed(where: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(server.address + where, { headers })
  await response.arrayBuffer()
  const policy = response.headers.get('content-security-policy') ?? ''
  return { status: response.status, scripts: /script-src ([^;]*)/.exec(policy)?.[1] }
}

test('the one script in the first page may run, and no other', async () => {
  const allowed = { status: 200, scripts: `'self' '${hash}'` }
  expect(await scriptsAllowed('/')).toEqual(allowed)
  expect(await scriptsAllowed('/rectifications')).toEqual(allowed)
  expect(await scriptsAllowed('/api/health')).toEqual({ status: 404, scripts: "'self'" })
})

test('and also when the browser has the page already', async () => {
  const first = await fetch(server.address)
  await first.arrayBuffer()
  const etag = first.headers.get('etag') ?? ''
  expect(await scriptsAllowed('/', { 'if-none-match': etag })).toEqual({
    status: 304,
    scripts: `'self' '${hash}'`,
  })
})

test('pages that are built anew under the running server are served, and the old files are not there any more', async () => {
  await mkdir(path.join(folder, 'assets'))
  await writeFile(path.join(folder, 'assets/a-1.js'), 'old')
  await writeFile(path.join(folder, 'next.html'), '<script>alert(2)</script>')
  await rename(path.join(folder, 'next.html'), path.join(folder, 'index.html'))
  expect(await (await fetch(`${server.address}/assets/a-1.js`)).text()).toBe('old')
  await rm(path.join(folder, 'assets'), { recursive: true })
  await writeFile(path.join(folder, 'next.html'), '<script>alert(1)</script><p>new</p>')
  await rename(path.join(folder, 'next.html'), path.join(folder, 'index.html'))
  expect((await fetch(`${server.address}/assets/a-1.js`)).status).toBe(404)
  expect(await (await fetch(server.address)).text()).toContain('new')
  expect(await scriptsAllowed('/')).toEqual({ status: 200, scripts: `'self' '${hash}'` })
})

test('an address below the files that never change leads to such a file or to nothing, and never to the first page', async () => {
  for (const where of ['/assets/..%2fpeople', '/assets/gone', '/assets/'])
    expect((await fetch(server.address + where)).status).toBe(404)
})
