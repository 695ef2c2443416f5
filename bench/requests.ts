import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../tests/journeys/browser.ts'
import { signIn, startDemo } from './demo.ts'
import { askedBefore, newVisitor } from './page-load.ts'

// What is asked of the server until the frame with what one came for is drawn. See README.md.

const visits = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 3)
/** Says each request as well. */
const isTold = process.env['BIHUAN_BENCH_TOLD'] === '1'

const root = path.join(import.meta.dirname, '..')
if (!existsSync(path.join(root, 'packages/web/dist/index.html'))) throw new Error('the pages are not built')
const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-requests-'))
const demo = await startDemo(root, path.join(folder, 'data'))
const ended = new Promise((resolve) => void demo.child.once('exit', resolve))
const browser = await launchBrowser()
try {
  const roles = ['coordinator', 'head', 'handler'] as const
  for (const role of roles) await tellAll(browser, role, await signIn(demo.origin, demo[role]))
} finally {
  await browser.close()
  demo.child.kill('SIGTERM')
  await ended
  await rm(folder, { recursive: true, force: true })
}

async function tellAll(chromium: Browser, role: string, cookie: string): Promise<void> {
  const listed = await (await fetch(`${demo.origin}/api/rectifications`, { headers: { cookie } })).text()
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(listed)?.[0] ?? ''
  const pages = [
    ['workbench', '/', '.workbench-row'],
    ['ledger', `/rectifications/${id}/ledger`, '.ledger-row'],
    ['documents', `/rectifications/${id}/documents`, '.document-sheet img, .document-paper, .ui-error'],
  ] as const
  for (const [page, address, drawn] of pages) {
    const seen: (readonly string[])[] = []
    for (let visit = 0; visit < visits; visit += 1) {
      const context = await newVisitor(chromium, demo.origin, cookie)
      seen.push(await askedBefore(context, { path: address, drawn }))
      await context.close()
    }
    process.stdout.write(`| ${page} | ${role} | ${seen.map(({ length }) => length).join(', ')} |\n`)
    const first = seen.at(-1) ?? []
    const twice = first.filter((one, at) => first.indexOf(one) !== at)
    for (const one of isTold ? first : twice) process.stdout.write(`  ${one}\n`)
  }
}
