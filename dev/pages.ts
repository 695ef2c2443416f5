import { fileURLToPath } from 'node:url'
import { createServer, type ViteDevServer } from 'vite'

/** Serves the pages as they are saved; what they ask is answered by the program at `api`. */
export async function servePages(api: string): Promise<ViteDevServer> {
  process.env['BIHUAN_API'] = api
  const pages = await createServer({
    root: fileURLToPath(new URL('../packages/web', import.meta.url)),
    logLevel: 'warn',
  })
  return pages.listen()
}
