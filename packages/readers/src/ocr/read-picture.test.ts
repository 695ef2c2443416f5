import { readText } from '@bihuan/core/reading/read-text.ts'
import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type GreyPicture, resized, turned } from '../pages/grey-picture.ts'
import { line, printedPdf } from '../pdf/pdf.testing.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { documentOf, noticeParagraphs, progressOf, refusalOf } from '../pdf/read-pdf.testing.ts'
import { canPrint, fileOf, picturesOf, tiffOf, withOrientation } from './print.testing.ts'
import { readPicture } from './read-picture.ts'

const slip = 'width: 120mm, height: 36mm, margin: 8mm'

test(`fonts to print with ${canPrint ? 'lie' : 'do not lie'} beside the project`, () => {
  expect(typeof canPrint).toBe('boolean')
})

test.runIf(canPrint)('a printed page as a picture gives the same findings', async () => {
  const paragraphs = noticeParagraphs.slice(4, 16)
  const [page] = await picturesOf(paragraphs, { size: 14 })
  const read = await documentOf(readPicture, fileOf(pageOf(page), 'png'))
  expect(read).toMatchObject({ form: 'scan', encoding: 'png', pages: 1 })
  const [found, wanted] = [readText(read.text), readText(paragraphs.join('\n'))]
  expect(found.findings).toHaveLength(wanted.findings.length)
  expect(found.findings.map(({ measures }) => measures.length)).toEqual(
    wanted.findings.map(({ measures }) => measures.length),
  )
})

test.runIf(canPrint)('what is hard to read is marked, in places of the text itself', async () => {
  const [page] = await picturesOf(['对十二个在建工程逐一排查，限期组织验收。'], { page: slip })
  const clean = await documentOf(readPicture, fileOf(pageOf(page), 'png'))
  const faint = await documentOf(readPicture, fileOf(blurred(pageOf(page)), 'png'))
  expect(marked(clean)).toBeLessThan(marked(faint))
  const length = Array.from(faint.text).length
  expect(faint.doubts.every(({ start, end }) => start >= 0 && start < end && end <= length)).toBe(true)
})

test.runIf(canPrint)('a PDF of text and scanned pages is read in the order of its pages', async () => {
  const [scan] = await picturesOf(['第二页是扫描件，文字要识别。'], { page: slip })
  const picture = pageOf(scan)
  const pdf = printedPdf([
    { prints: [line('第一页是文字。', [111, 120])] },
    // The layer of characters under this picture is broken.
    {
      prints: [{ kind: 'picture', picture }, line('\ue001\ue002\ue003\ue004\ue005\ue006\ue007', [20, 40])],
      width: 340,
      height: 102,
    },
    { prints: [line('第三页又是文字。', [111, 120])] },
  ])
  const read = await documentOf(readPdf, pdf)
  expect(read).toMatchObject({ form: 'scan', pages: 3 })
  expect(read.text.split('\n')).toEqual([
    '第一页是文字。',
    '第二页是扫描件，文字要识别。',
    '第三页又是文字。',
  ])
  expect(await progressOf(readPdf, pdf)).toContainEqual({ phase: 'recognising', done: 1, total: 1 })
})

test.runIf(canPrint)('two columns of a picture are read one after the other', async () => {
  const page = 'width: 150mm, height: 90mm, margin: 8mm, columns: 2'
  const paragraphs = [noticeParagraphs[7] ?? '', noticeParagraphs[10] ?? '']
  const [picture] = await picturesOf(paragraphs, { page, size: 12 })
  const { text } = await documentOf(readPicture, fileOf(pageOf(picture), 'jpeg'))
  expect(text.split('\n')).toHaveLength(2)
  expect(text.indexOf('约谈镇级河长')).toBeLessThan(text.indexOf('修订工程验收管理办法'))
})

test.runIf(canPrint)('a scanned table with lines becomes rows of cells', async () => {
  const cells = [
    '问题',
    '整改措施',
    '责任单位',
    '台账登记不全',
    '逐条核对全部台账，补齐缺漏的记录。',
    '办公室',
  ]
  const table = `#table(columns: (32mm, 52mm, 26mm), inset: 8pt, ${cells.map((cell) => `[${cell}]`).join(', ')})`
  const [page] = await picturesOf([], {
    page: 'width: 130mm, height: 60mm, margin: 8mm',
    after: table,
    size: 14,
  })
  const { text } = await documentOf(readPicture, fileOf(pageOf(page), 'png'))
  expect(text.split('\n')).toEqual([cells.slice(0, 3).join('\t'), cells.slice(3).join('\t')])
})

test.runIf(canPrint)('a page that lies on its head or its side is turned', async () => {
  const [page] = await picturesOf(['对全区三十六条河道逐条核对。', '考核办法已经修订印发。'], { page: slip })
  const lines = ['对全区三十六条河道逐条核对。', '考核办法已经修订印发。']
  for (const quarters of [2, 1]) {
    const { text } = await documentOf(readPicture, fileOf(turned(pageOf(page), quarters), 'webp'))
    expect(text.split('\n')).toEqual(lines)
  }
  const sideways = withOrientation(fileOf(turned(pageOf(page), 3), 'jpeg'), 6)
  expect((await documentOf(readPicture, sideways)).text.split('\n')).toEqual(lines)
})

test.runIf(canPrint)('every page of a TIFF is read', async () => {
  const one = await picturesOf(['第一页的内容已经核对。'], { page: slip })
  const other = await picturesOf(['第二页的内容正在整改。'], { page: slip })
  const tiff = tiffOf([...one, ...other])
  const read = await documentOf(readPicture, tiff)
  expect(read).toMatchObject({ encoding: 'tiff', pages: 2 })
  expect(read.text).toBe('第一页的内容已经核对。\n第二页的内容正在整改。')
  expect(await refusalOf(readPicture, tiff, { scannedPages: 1 })).toBe('TOO_MANY_PAGES')
})

test.runIf(canPrint)('nothing is fetched, not even where everything could be', async () => {
  const [page] = await picturesOf(['没有网络也能识别。'], { page: slip })
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-picture-'))
  writeFileSync(join(folder, 'page.png'), fileOf(pageOf(page), 'png'))
  // Threads of the recogniser are started with the same arguments, so that they have no network either.
  const noNetwork = `import net from 'node:net'; import dns from 'node:dns';
    const fail = () => { process._rawDebug('network!'); throw new Error('network!') };
    net.Socket.prototype.connect = fail; dns.lookup = fail; globalThis.fetch = fail`
  const program = `import { readFileSync } from 'node:fs';
    const { readPicture } = await import(${JSON.stringify(new URL('./read-picture.ts', import.meta.url).href)});
    const { readingLimits } = await import(${JSON.stringify(new URL('../reading-limits.ts', import.meta.url).href)});
    const read = await readPicture(readFileSync('page.png'), { limits: readingLimits, onProgress: () => undefined });
    console.log(read.value.text)`
  writeFileSync(join(folder, 'read.mjs'), program)
  const preload = `data:text/javascript,${encodeURIComponent(noNetwork)}`
  const run = spawnSync(process.execPath, ['--import', preload, 'read.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  expect(run.stderr).toBe('')
  expect(run.stdout).toBe('没有网络也能识别。\n')
})

test('a picture that would fill the memory is refused by its head', async () => {
  const png = Buffer.alloc(64)
  png.write('89504e470d0a1a0a0000000d49484452', 0, 'hex')
  png.writeUInt32BE(30_000, 16)
  png.writeUInt32BE(30_000, 20)
  expect(await refusalOf(readPicture, png)).toBe('FILE_INFLATES')
  const [width, height, dots] = [100_000, 100_000, new Uint8Array(8)]
  expect(await refusalOf(readPicture, tiffOf([{ width, height, dots }]))).toBe('FILE_INFLATES')
})

test('a TIFF whose pages run in a circle is refused', async () => {
  const tiff = Buffer.from(tiffOf([blank(20, 20)]))
  tiff.writeUInt32LE(tiff.readUInt32LE(4), tiff.length - 4)
  expect(await refusalOf(readPicture, tiff)).toBe('FILE_DAMAGED')
})

test('a picture without a word is refused', async () => {
  expect(await refusalOf(readPicture, fileOf(blank(300, 200), 'png'))).toBe('NO_TEXT_FOUND')
})

test('more scanned pages than allowed are refused before the first is recognised', async () => {
  const page = { prints: [{ kind: 'picture' as const, picture: blank(60, 80) }] }
  expect(await refusalOf(readPdf, printedPdf([page, page, page]), { scannedPages: 2 })).toBe('TOO_MANY_PAGES')
})

test('a cut or scrambled picture is refused or read, never thrown', async () => {
  const pictures = [
    fileOf(blank(90, 60), 'png'),
    fileOf(blank(90, 60), 'jpeg'),
    fileOf(blank(90, 60), 'webp'),
    tiffOf([blank(90, 60)]),
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...pictures),
      fc.double({ min: 0.02, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 4 }),
      async (picture, share, flips) => {
        const bytes = picture.slice(0, Math.ceil(share * picture.length))
        for (const [at, value] of flips) bytes[Math.floor(at * bytes.length)] = value
        await expect(refusalOf(readPicture, bytes)).resolves.toBeTypeOf('string')
      },
    ),
    { numRuns: 15 },
  )
})

function pageOf(picture: GreyPicture | undefined): GreyPicture {
  if (picture === undefined) throw new Error('nothing was printed')
  return picture
}

function blank(width: number, height: number): GreyPicture {
  return { width, height, dots: new Uint8Array(width * height).fill(255) }
}

function blurred(picture: GreyPicture): GreyPicture {
  return resized(resized(picture, 0.22), 1 / 0.22)
}

function marked({ doubts }: { doubts: readonly { start: number; end: number }[] }): number {
  return doubts.reduce((sum, { start, end }) => sum + end - start, 0)
}
