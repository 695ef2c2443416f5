import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { servePages } from './pages.ts'

// The program as it is worked on: the server begins again when a file of it changes, the pages change in the browser as they
// are saved, and the sample world is in. Its data lie in `data/dev`, apart from those of `npm start` and `npm run demo`.

const root = new URL('../', import.meta.url)
const port = process.env['PORT'] ?? '8080'

const pages = await servePages(`http://127.0.0.1:${port}`)

const server: ChildProcess = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'dev/serve.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    BIHUAN_DATA: './data/dev',
    ...process.env,
    PORT: port,
    BIHUAN_PAGES: pages.resolvedUrls?.local[0] ?? '',
  },
})

// The terminal tells the server of Ctrl+C as well; whoever tells this process alone means both.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal))

server.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM']
  void pages.close()
})
