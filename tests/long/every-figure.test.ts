import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { editedKeys } from '@bihuan/core/documents/catalogue.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '../../bench/demo.ts'
import { launchBrowser } from '../journeys/browser.ts'
import { openedBy, readersOf, rowsOf, sentOf } from '../journeys/figures-opened.ts'
import { askAs, cookieOf } from '../journeys/staff.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-every-figure-'))
let demo: Demo
let app: { readonly address: string }
let browser: Browser
let readers: Awaited<ReturnType<typeof readersOf>>

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([
    startDemo(path.resolve(import.meta.dirname, '../..'), folder),
    launchBrowser(),
  ])
  app = { address: demo.origin }
  readers = await readersOf(app, demo)
})

afterAll(async () => {
  await browser?.close()
  if (demo !== undefined) {
    demo.child.kill('SIGTERM')
    await once(demo.child, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
})

test('the coordinator of the demo has two rectifications', () =>
  expect(readers.rectifications).toHaveLength(2))

const wishes = editedKeys.flatMap((document) => [0, 1].map((at) => ({ document, at })))

describe.each(wishes)(
  'each figure of a document of the sample, clicked in a browser: $document of rectification $at',
  ({ document, at }) => {
    test('it opens as many records as it says, for whoever sees all', async () => {
      const { rectifications, coordinator, coordinating } = readers
      const sample = rectifications[at] ?? ''
      const { figures } = await sentOf(coordinating, sample, document)
      console.log(JSON.stringify({ document, at, reader: 'whole', figures: figures.length }))
      expect(figures.length).toBeGreaterThan(2)
      expect(figures.filter((one) => rowsOf(one).hidden > 0)).toEqual([])
      await openedBy({ browser, app, sample }, coordinator, { document, figures })
    })

    test('it tells whoever sees a part how many of its records are hidden', async () => {
      const { rectifications, reviewer } = readers
      const sample = rectifications[at] ?? ''
      const { figures } = await sentOf(askAs(app, await cookieOf(app, reviewer)), sample, document)
      console.log(JSON.stringify({ document, at, reader: 'part', figures: figures.length }))
      expect(figures.length).toBeGreaterThan(2)
      await openedBy({ browser, app, sample }, reviewer, { document, figures })
    })
  },
)
