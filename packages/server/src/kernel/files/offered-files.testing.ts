import { zipOf } from '@bihuan/readers/zip.testing.ts'

type Offered = readonly [name: string, bytes: Buffer, mediaType: string]

const base64 = (text: string): Buffer => Buffer.from(text, 'base64')
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A box of the container that MP4, MOV and HEIF share. */
function box(type: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(content.length + 8)
  return Buffer.concat([size, latin1(type), content])
}

function movie(brand: string): Buffer {
  const type = box('ftyp', latin1(`${brand}\0\0\0\0${brand}`))
  return Buffer.concat([type, box('mdat', latin1('frame')), box('moov', box('mvhd', Buffer.alloc(100)))])
}

const jpeg = base64(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
)
const png = base64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
)
// 16 × 16 grey points, as libheif writes them.
const heic = base64(
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAABAAEAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAHAACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFluqumubgQEDAgAAAAwCAAAADAIQiAAEABkQBwXPBiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAEAAAABAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAACRtZGF0AAAAGCgBrwQSONz4laCSMKznLzyhXt7gkfCKgA==',
)
const heif = Buffer.concat([heic.subarray(0, 8), latin1('mif1'), heic.subarray(12)])

const sevenZip = base64(
  'N3q8ryccAATbOK9dCwAAAAAAAABSAAAAAAAAAOnjJT0BAAbmlbTmlLkKAAEEBgABCQsABwsBAAEhIQEADAcACAoBUJcsiQAABQEZDAAAAAAAAAAAAAAAABENAGEALgB0AHgAdAAAABQKAQAdbFxCaH3dARUGAQAggKSBAAA=',
)
const [rar4, rar5] = [
  base64('UmFyIRoHAM+QcwAADQAAAAAAAAA9dHQAgCUABgAAAAYAAAACtcDW8AAAAFwUMAUAIAAAAGEudHh05pW05pS5xD17AEAHAA=='),
  base64('UmFyIRoHAQDFGjMyAwEAAKSnKYYSAgIGBAYgtcDW8AABBWEudHh05pW05pS5GbI6NQMFAAA='),
]

const ofd = Buffer.from(
  zipOf([
    {
      name: 'OFD.xml',
      data: '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    },
    { name: 'Doc_0/Document.xml', data: '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"/>' },
  ]),
)

const riff = (form: string): Buffer => {
  const content = Buffer.concat([latin1(form), Buffer.alloc(32)])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  return Buffer.concat([latin1('RIFF'), size, content])
}
// The header object of ASF and the stream properties of a video in it.
const asf = Buffer.concat([
  Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'),
  Buffer.from('66000000000000000100000001 02'.replace(' ', ''), 'hex'),
  Buffer.from('9107dcb7b7a9cf118ee600c00c205365', 'hex'),
  Buffer.from('4800000000000000', 'hex'),
  Buffer.from('c0ef19bc4d5bcf11a8fd00805f5c442b', 'hex'),
  Buffer.alloc(32),
])

/** What phones, cameras and offices hand in: small files, the name as it comes, and what each is by its content. */
export const offeredFiles: readonly Offered[] = [
  ['公文.ofd', ofd, 'application/ofd'],
  ['材料.zip', Buffer.from(zipOf([{ name: 'a.txt', data: '整改' }])), 'application/zip'],
  ['旧材料.rar', rar4, 'application/x-rar-compressed'],
  ['材料.RAR', rar5, 'application/x-rar-compressed'],
  ['材料.7z', sevenZip, 'application/x-7z-compressed'],
  ['照片.jfif', jpeg, 'image/jpeg'],
  ['照片.HEIC', heic, 'image/heic'],
  ['照片.heif', heic, 'image/heic'],
  ['照片.heif', heif, 'image/heif'],
  ['照片.heic', heif, 'image/heif'],
  ['截图.png', png, 'image/png'],
  ['动图.gif', base64('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), 'image/gif'],
  ['图.webp', base64('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'), 'image/webp'],
  ['图.bmp', Buffer.concat([latin1('BM'), Buffer.alloc(56)]), 'image/bmp'],
  ['扫描.tif', Buffer.concat([Buffer.from('49492a0008000000000000000000', 'hex')]), 'image/tiff'],
  ['视频.MOV', movie('qt  '), 'video/quicktime'],
  ['旧视频.mov', Buffer.concat([box('wide', Buffer.alloc(0)), movie('qt  ')]), 'video/quicktime'],
  ['视频.mp4', movie('isom'), 'video/mp4'],
  ['视频.mov', movie('isom'), 'video/mp4'],
  ['视频.m4v', movie('M4V '), 'video/x-m4v'],
  ['视频.3gp', movie('3gp4'), 'video/3gpp'],
  ['视频.avi', riff('AVI LIST'), 'video/vnd.avi'],
  ['视频.wmv', asf, 'video/x-ms-asf'],
  [
    '录音.mp3',
    Buffer.concat([latin1('ID3\x03\0\0\0\0\0\0'), Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)]),
    'audio/mpeg',
  ],
  ['录音.m4a', movie('M4A '), 'audio/x-m4a'],
  ['录音.wav', riff('WAVEfmt '), 'audio/wav'],
]
