import { createServer } from 'node:http'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { servePages } from './pages.ts'

test('the program is asked by the address that the browser shows, so that it knows its own pages', async () => {
  const program = createServer((request, answer) => answer.end(request.headers.host)).listen(0, '127.0.0.1')
  onTestFinished(() => void program.close())
  await once(program, 'listening')
  const address = program.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  const pages = await servePages(`http://127.0.0.1:${address.port}`)
  onTestFinished(() => pages.close())
  const shown = new URL(pages.resolvedUrls?.local[0] ?? '')
  const answer = await fetch(new URL('/api/session', shown))
  expect(await answer.text()).toBe(shown.host)
})
