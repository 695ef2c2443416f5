import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

export type Account = { readonly username: string; readonly password: string }

/** The demo of a copy of the product, in a process of its own. */
export type Demo = {
  readonly origin: string
  readonly child: ChildProcess
  readonly coordinator: Account
  readonly administrator: Account
  readonly handler: Account
  readonly head: Account
}

/** Starts the demo, whose sign-ins it prints. */
export async function startDemo(root: string, data: string): Promise<Demo> {
  const program = path.join(root, 'packages/server/src/main/demo.ts')
  // As `npm run demo` starts it.
  const child = spawn(process.execPath, ['--max-semi-space-size=8', program], {
    env: { ...process.env, BIHUAN_DATA: data, PORT: '0', BIHUAN_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const part of child.stdout ?? []) {
    said += String(part)
    if (!/Administrator[^\n]*\n/.test(said)) continue
    child.stdout?.resume()
    const origin = /is running: (\S+)/.exec(said)?.[1] ?? ''
    return {
      origin,
      child,
      coordinator: accountIn(said, 'Coordinator'),
      administrator: accountIn(said, 'Administrator'),
      handler: accountIn(said, 'Handler'),
      head: accountIn(said, 'Head of department'),
    }
  }
  throw new Error(`the server ended: ${said}`)
}

function accountIn(said: string, role: string): Account {
  const [, username = '', password = ''] = new RegExp(`${role} +(\\S+) +(\\S+)`).exec(said) ?? []
  return { username, password }
}

/** The cookie of somebody who has just signed in. */
export async function signIn(origin: string, account: Account): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(account)
  const answer = await fetch(`${origin}/api/auth/sign-in/username`, { method: 'POST', headers, body })
  const [cookie = ''] = answer.headers.getSetCookie()
  return cookie.split(';')[0] ?? ''
}
