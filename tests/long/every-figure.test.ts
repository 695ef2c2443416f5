import { editedKeys } from '@bihuan/core/documents/catalogue.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../journeys/app.ts'
import { launchBrowser } from '../journeys/browser.ts'
import { openedBy, rowsOf, sampleReaders, type SampleReaders, sentOf } from '../journeys/figures-opened.ts'
import { askAs, cookieOf } from '../journeys/staff.ts'

let app: RunningApp
let browser: Browser
let readers: SampleReaders

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  readers = await sampleReaders(app)
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

describe.each(editedKeys)('each figure of a document of the sample, clicked in a browser: %s', (document) => {
  test('it opens as many records as it says, for whoever sees all', async () => {
    const { sample, coordinator, coordinating } = readers
    const { figures } = await sentOf(coordinating, sample, document)
    console.log(JSON.stringify({ document, reader: 'whole', figures: figures.length }))
    expect(figures.length).toBeGreaterThan(3)
    expect(figures.filter((one) => rowsOf(one).hidden > 0)).toEqual([])
    await openedBy({ browser, app, sample }, coordinator, { document, figures })
  })

  test('it tells whoever sees a part how many of its records are hidden', async () => {
    const { sample, reviewer } = readers
    const { figures } = await sentOf(askAs(app, await cookieOf(app, reviewer)), sample, document)
    console.log(JSON.stringify({ document, reader: 'part', figures: figures.length }))
    expect(figures.length).toBeGreaterThan(3)
    await openedBy({ browser, app, sample }, reviewer, { document, figures })
  })
})
