import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

// The program as it is worked on: the server begins again when a file of it changes, the pages change in the browser as they
// are saved, and the sample world is in. Its data lie in `data/dev`, apart from those of `npm start` and `npm run demo`.

const root = new URL('../', import.meta.url)
const port = process.env['PORT'] ?? '8080'

const server: ChildProcess = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'packages/server/src/main/demo.ts'],
  { cwd: root, stdio: 'inherit', env: { BIHUAN_DATA: './data/dev', ...process.env, PORT: port } },
)

process.env['BIHUAN_API'] = `http://127.0.0.1:${port}`
const pages = await createServer({ root: fileURLToPath(new URL('packages/web', root)), logLevel: 'warn' })
await pages.listen()
process.stdout.write(
  `\n网页（保存即更新） / pages, as they are saved: ${pages.resolvedUrls?.local[0] ?? ''}\n\n`,
)

// The terminal tells the server of Ctrl+C as well; whoever tells this process alone means both.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal))

server.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM']
  void pages.close()
})
