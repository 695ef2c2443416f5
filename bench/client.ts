import { Agent, request } from 'node:http'

/** What came, and how many bytes it was. */
export type Answer = { readonly body: unknown; readonly bytes: number }

/** A signed-in person’s way to the server, over connections that stay open. */
export type Client = {
  get(path: string): Promise<Answer>
  post(path: string, body: object): Promise<Answer>
  /** How many bytes a file has; none of them is kept. */
  file(path: string): Promise<number>
  close(): void
}

/** Signs in over HTTP, as the browser does, and keeps the session’s cookie. */
export async function signIn(
  origin: string,
  account: { username: string; password: string },
): Promise<Client> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const answer = await send(
    { agent, origin, cookie: '' },
    { method: 'POST', path: '/api/auth/sign-in/username', body: account },
  )
  const cookie = answer.cookies.map((line) => line.split(';')[0] ?? '').join('; ')
  if (cookie === '') throw new Error('signing in gave no cookie')
  return onLine({ agent, origin, cookie })
}

/** Asks a server that wants nobody signed in. */
export function unsigned(origin: string): Client {
  return onLine({ agent: new Agent({ keepAlive: true, maxSockets: 64 }), origin, cookie: '' })
}

function onLine(line: Line): Client {
  const { agent } = line
  return {
    get: (path) => send(line, { method: 'GET', path: `/api${path}` }),
    post: (path, body) => send(line, { method: 'POST', path: `/api${path}`, body }),
    file: (path) => bytesOf(line, `/api${path}`),
    close: () => agent.destroy(),
  }
}

type Line = { readonly agent: Agent; readonly origin: string; readonly cookie: string }
type Call = { readonly method: string; readonly path: string; readonly body?: object }

function bytesOf({ agent, origin, cookie }: Line, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, origin), { agent, headers: { cookie } }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
      })
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes)
        else reject(new Error(`GET ${path} answered ${response.statusCode}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

function send(line: Line, call: Call): Promise<Answer & { cookies: readonly string[] }> {
  const text = call.body === undefined ? undefined : JSON.stringify(call.body)
  const headers = {
    cookie: line.cookie,
    origin: line.origin,
    ...(text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(call.path, line.origin),
      { agent: line.agent, method: call.method, headers },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(parts)
          const answer = bytes.toString('utf8')
          if (response.statusCode !== 200) {
            reject(
              new Error(
                `${call.method} ${call.path} answered ${response.statusCode}: ${answer.slice(0, 500)}`,
              ),
            )
            return
          }
          const body: unknown = answer === '' ? null : JSON.parse(answer)
          resolve({ body, bytes: bytes.length, cookies: response.headers['set-cookie'] ?? [] })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(text)
  })
}
