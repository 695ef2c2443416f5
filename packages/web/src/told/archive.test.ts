import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readChosen } from './archive.ts'

function archive(
  entries: Record<string, string>,
  change: (bytes: Uint8Array) => void = () => undefined,
): File {
  const bytes = zipSync(
    Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])),
  )
  change(bytes)
  return new File([new Uint8Array(bytes)], '佐证.zip')
}

test('an archive comes as the files in it, by their paths, without what systems add', async () => {
  const zip = archive({
    '佐证/1-1 纪要.txt': '内容',
    '佐证/1-2/照片.jpg': '图',
    '__MACOSX/佐证/._1-1 纪要.txt': 'x',
    '佐证/.DS_Store': 'x',
    '佐证/~$纪要.docx': 'x',
  })
  const { files, unread } = await readChosen([
    zip,
    new File(['a'], '2-1 通知.pdf'),
    new File(['b'], 'Thumbs.db'),
  ])
  expect(files.map(({ path }) => path)).toEqual(['佐证/1-1 纪要.txt', '佐证/1-2/照片.jpg', '2-1 通知.pdf'])
  expect(files[0]?.file.name).toBe('1-1 纪要.txt')
  expect(await files[0]?.file.text()).toBe('内容')
  expect(unread).toEqual([])
})

test('names in the code page of Windows are read', async () => {
  // “1-1纪要.txt” in GB18030, without the mark of UTF-8.
  const name = '1-1\u00bc\u00cd\u00d2\u00aa.txt'
  const zip = archive({ [name]: 'x' }, (bytes) => {
    const [utf8, gb] = [strToU8(name), Uint8Array.from(name, (character) => character.charCodeAt(0))]
    expect(utf8.length).toBe(gb.length + 4)
    rename(bytes, utf8, gb)
  })
  expect((await readChosen([zip])).files.map(({ path }) => path)).toEqual(['1-1纪要.txt    '])
})

test('what is locked or damaged is named, and the rest comes', async () => {
  const zip = archive({ '1-1 开.txt': '开', '1-2 锁.txt': '锁' }, (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const directory = view.getUint32(bytes.length - 6, true)
    const second = directory + 46 + view.getUint16(directory + 28, true)
    view.setUint16(second + 8, view.getUint16(second + 8, true) | 1, true)
  })
  const { files, unread } = await readChosen([zip, new File(['no archive'], '坏.zip')])
  expect(files.map(({ path }) => path)).toEqual(['1-1 开.txt'])
  expect(unread).toEqual([
    { path: '1-2 锁.txt', why: 'locked' },
    { path: '坏.zip', why: 'damaged' },
  ])
})

test('what the server would refuse is named before anything is sent, in an archive as beside one', async () => {
  const zip = archive({ '1-1 开.txt': '开', '1-2 空.txt': '', '1-3 安装.exe': 'MZ' })
  const large = new File(['x'], '1-4 录像.mp4')
  Object.defineProperty(large, 'size', { value: 200 * 1024 * 1024 + 1 })
  const { files, unread } = await readChosen([zip, large, new File(['x'], '1-5 公文.ofd')])
  expect(files.map(({ path }) => path)).toEqual(['1-1 开.txt', '1-5 公文.ofd'])
  expect(unread).toEqual([
    { path: '1-2 空.txt', why: 'empty' },
    { path: '1-3 安装.exe', why: 'otherKind' },
    { path: '1-4 录像.mp4', why: 'tooLarge' },
  ])
})

/** Writes another name of as many bytes into an archive, padded, and takes the mark of UTF-8 away. */
function rename(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const padded = new Uint8Array(from.length).fill(0x20)
  padded.set(to)
  for (let at = 0; at + from.length <= bytes.length; at += 1) {
    if (!from.every((byte, index) => bytes[at + index] === byte)) continue
    bytes.set(padded, at)
  }
  const directory = view.getUint32(bytes.length - 6, true)
  view.setUint16(directory + 8, 0, true)
  view.setUint16(6, 0, true)
}
