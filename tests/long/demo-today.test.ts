import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

// The demo of an earlier day, started again: whether its story leads up to today once more, and what becomes of what people did.

const program = path.join(import.meta.dirname, '../../packages/server/src/main/demo.ts')
const parent = await mkdtemp(path.join(tmpdir(), 'bihuan-demo-today-'))
const folder = path.join(parent, 'demo')

afterAll(() => rm(parent, { recursive: true, force: true }))

type Started = { readonly child: ChildProcess; readonly said: string; readonly origin: string }

async function start(): Promise<Started> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, BIHUAN_DATA: folder, PORT: '0', BIHUAN_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const part of child.stdout) {
    said += String(part)
    if (!/Administrator[^\n]*\n/.test(said)) continue
    child.stdout.resume()
    return { child, said, origin: /is running: (\S+)/.exec(said)?.[1] ?? '' }
  }
  throw new Error(`the demo ended: ${said}`)
}

async function stop({ child }: Started): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Lets the demo believe that it was prepared on an earlier day; gives how much it held then. */
async function date(on: string): Promise<void> {
  const file = path.join(folder, 'demo.json')
  const text = await readFile(file, 'utf8')
  expect(text).toMatch(/"on": "\d{4}-\d{2}-\d{2}"/)
  await writeFile(file, text.replace(/"on": "[^"]+"/, `"on": "${on}"`))
}

const passwordOf = ({ said }: Started): string => /Coordinator +\S+ +(\S+)/.exec(said)?.[1] ?? ''

test('it is prepared anew where nobody has changed it, and set aside whole where somebody has', async () => {
  const first = await start()
  await stop(first)
  const same = await start()
  expect(passwordOf(same)).toBe(passwordOf(first))
  await stop(same)
  await date('2026-01-05')
  const anew = await start()
  expect(anew.said).toContain('nobody has changed it: it is prepared anew for today')
  expect(passwordOf(anew)).not.toBe(passwordOf(first))
  expect(await readdir(parent)).toEqual(['demo'])
  await changeSomething(anew)
  await stop(anew)
  await date('2026-01-06')
  const aside = await start()
  expect(aside.said).toContain(`is kept whole in ${folder}-2026-01-06`)
  await stop(aside)
  expect((await readdir(parent)).toSorted()).toEqual(['demo', 'demo-2026-01-06'])
  expect(await readFile(path.join(`${folder}-2026-01-06`, 'demo.json'), 'utf8')).toContain(passwordOf(anew))
}, 300_000)

async function changeSomething(demo: Started): Promise<void> {
  const [, username, password] = /Coordinator +(\S+) +(\S+)/.exec(demo.said) ?? []
  const headers = { 'content-type': 'application/json', origin: demo.origin }
  const signIn = { method: 'POST', headers, body: JSON.stringify({ username, password }) }
  const signedIn = await fetch(`${demo.origin}/api/auth/sign-in/username`, signIn)
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const commandId = crypto.randomUUID()
  const body = JSON.stringify({ commandId, name: '我自己建的专项', inspectingBody: null, feedbackOn: null })
  const made = await fetch(`${demo.origin}/api/rectifications`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body,
  })
  expect(made.status).toBe(200)
}
