/** What the head of a picture says about it, before a dot is unpacked. */
export type PictureHeader = {
  readonly kind: 'png' | 'jpeg' | 'webp' | 'bmp' | 'tiff'
  readonly width: number
  readonly height: number
  /** Quarters that the paper has to be turned clockwise, as the camera noted. */
  readonly turn: 0 | 1 | 2 | 3
  /** Colours of a dot. */
  readonly components: number
}

/** Reads the head of a picture; null where it is none or its head is damaged. TIFF says its size page by page. */
export function pictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return pngHeader(view) ?? jpegHeader(view) ?? webpHeader(view) ?? bmpHeader(view) ?? tiffHeader(view)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function pngHeader(view: DataView): PictureHeader | null {
  if (view.getUint32(0) !== 0x89504e47) return null
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), turn: 0, components: 3 }
}

function bmpHeader(view: DataView): PictureHeader | null {
  if (view.getUint16(0) !== 0x424d) return null
  return {
    kind: 'bmp',
    width: Math.abs(view.getInt32(18, true)),
    height: Math.abs(view.getInt32(22, true)),
    turn: 0,
    components: 3,
  }
}

function tiffHeader(view: DataView): PictureHeader | null {
  const order = view.getUint16(0)
  const isTiff =
    (order === 0x4949 && view.getUint16(2, true) === 42) || (order === 0x4d4d && view.getUint16(2) === 42)
  return isTiff ? { kind: 'tiff', width: 0, height: 0, turn: 0, components: 3 } : null
}

function webpHeader(view: DataView): PictureHeader | null {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null
  const chunk = view.getUint32(12)
  const size24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (chunk === 0x56503858)
    return { kind: 'webp', width: size24(24) + 1, height: size24(27) + 1, turn: 0, components: 3 }
  if (chunk === 0x5650384c) {
    const packed = view.getUint32(21, true)
    return {
      kind: 'webp',
      width: (packed & 0x3fff) + 1,
      height: ((packed >>> 14) & 0x3fff) + 1,
      turn: 0,
      components: 3,
    }
  }
  if (chunk !== 0x56503820) return null
  const [width, height] = [view.getUint16(26, true), view.getUint16(28, true)]
  return { kind: 'webp', width: width & 0x3fff, height: height & 0x3fff, turn: 0, components: 3 }
}

function jpegHeader(view: DataView): PictureHeader | null {
  if (view.getUint16(0) !== 0xffd8) return null
  let turn: PictureHeader['turn'] = 0
  for (let at = 2; at + 4 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) turn = turnIn(view, at + 10)
    // The frames that hold the size; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return {
        kind: 'jpeg',
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        turn,
        components: view.getUint8(at + 9),
      }
    }
    at += 2 + length
  }
  return null
}

/** The orientation that a camera wrote into the EXIF data that starts at a place. */
function turnIn(view: DataView, start: number): PictureHeader['turn'] {
  const isLittle = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, isLittle)
  const entries = view.getUint16(directory, isLittle)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (view.getUint16(at, isLittle) !== 0x0112) continue
    return quartersOf[view.getUint16(at + 8, isLittle)] ?? 0
  }
  return 0
}

const quartersOf: Readonly<Record<number, PictureHeader['turn']>> = { 3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3 }
