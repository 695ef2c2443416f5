import { createServer } from 'node:http'
import pg from 'pg'
import { statementOf } from './floor-statement.ts'

// The least that a server of this kind takes: node:http, one statement with a name, the text that the database makes of its rows. No sign-in,
// no rights, no contract, no head beyond what there has to be. `DATABASE_URL` says where the database is.
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 16 })
const server = createServer((request, response) => {
  const [rectificationId, measureId] = (request.url ?? '').split('/').slice(-2)
  const text = statementOf.measure
  pool.query<{ said: string }>({ name: 'measure', text, values: [rectificationId, measureId] }).then(
    ({ rows }) => {
      const said = rows[0]?.said ?? 'null'
      response
        .setHeader('content-type', 'application/json')
        .setHeader('content-length', Buffer.byteLength(said))
      response.end(said)
    },
    () => response.writeHead(500).end(),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  process.stdout.write(`the floor is running: http://127.0.0.1:${port}\n`)
})
process.once('SIGTERM', () => process.exit())
