import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PhotonImage } from '@silvia-odwyer/photon-node'
import { expect, test } from 'vitest'
import { showPageInProcess } from '../read-in-process.ts'
import { printedPdf } from './pdf.testing.ts'
import { showPage } from './show-page.ts'

const stroke = { kind: 'rule', from: [72, 90], to: [400, 90] } as const
const two = printedPdf([{ prints: [stroke] }, { prints: [] }])

function dotsOf(jpeg: string | null): { width: number; height: number; dark: number } {
  if (jpeg === null) throw new Error('there is no picture')
  const image = PhotonImage.new_from_byteslice(Buffer.from(jpeg, 'base64'))
  const rgba = image.get_raw_pixels()
  const [width, height] = [image.get_width(), image.get_height()]
  image.free()
  return { width, height, dark: rgba.filter((value, at) => at % 4 === 0 && value < 100).length }
}

test('a page of a PDF is drawn as it looks, and the file says how many there are', async () => {
  const first = await showPageInProcess({ bytes: two, name: '签批表.pdf' }, { page: 1 })
  if (!first.ok) throw new Error(first.refusal.code)
  expect(first.value.pages).toBe(2)
  const { width, height, dark } = dotsOf(first.value.jpeg)
  expect(width).toBeGreaterThan(1000)
  expect(height).toBeGreaterThan(width)
  expect(dark).toBeGreaterThan(200)
  const second = await showPage(two, 2)
  expect(second.ok && dotsOf(second.value.jpeg).dark).toBe(0)
})

test('a page that is not there is none, and what is no PDF, or a locked one, is refused by name', async () => {
  expect(await showPage(two, 3)).toEqual({ ok: true, value: { pages: 2, jpeg: null } })
  const own = readFileSync(fileURLToPath(import.meta.url))
  expect(await showPage(own, 1)).toMatchObject({ ok: false, refusal: { code: 'FILE_DAMAGED' } })
  const locked = printedPdf([{ prints: [] }], { isLocked: true })
  expect(await showPage(locked, 1)).toMatchObject({ ok: false, refusal: { code: 'FILE_LOCKED' } })
})
