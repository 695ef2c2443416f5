import { expect, test } from 'vitest'
import { isScan, evidenceFault, evidenceKindOf, evidenceKindsInWords } from './evidence-kinds.ts'

test.each([
  ['说明.PDF', 1, null],
  ['公文.ofd', 200 * 1024 * 1024, null],
  ['照片.JFIF', 1, null],
  ['录像.MOV', 1, null],
  ['材料.rar  ', 1, null],
  ['录像.mp4', 200 * 1024 * 1024 + 1, 'tooLarge'],
  ['空.txt', 0, 'empty'],
  ['安装.exe', 1, 'otherKind'],
  ['README', 1, 'otherKind'],
])('%s of %d bytes is told before it is sent: %s', (name, size, fault) =>
  expect(evidenceFault({ name, size })).toBe(fault),
)

test('what a kind is called in words is every ending that is taken, each once', () => {
  expect(evidenceKindsInWords.zh).toBe(
    '文档（pdf、ofd、docx、wps、doc、xlsx、et、xls、pptx、dps、ppt、txt、csv）、' +
      '图片（jpg、jpeg、jfif、png、heic、heif、gif、webp、bmp、tif、tiff）、' +
      '压缩包（zip、rar、7z）、视频（mp4、m4v、mov、3gp、avi、wmv）、录音（mp3、m4a、wav）',
  )
  expect(evidenceKindsInWords.en).toContain('archives (zip, rar, 7z)')
})

test('a page and a program are of no kind', () => {
  expect(evidenceKindOf('text/html')).toBeNull()
  expect(evidenceKindOf('application/x-msdownload')).toBeNull()
  expect(evidenceKindOf('image/heif-sequence')?.endings).toEqual(['heic', 'heif'])
})

test.each([
  ['application/pdf', true],
  ['application/ofd', true],
  ['image/jpeg', true],
  ['image/heic', true],
  ['video/mp4', false],
  ['application/zip', false],
  ['application/msword', false],
  ['text/html', false],
])('content %s can be the scan of a signed form: %s', (mediaType, expected) =>
  expect(isScan(mediaType)).toBe(expected),
)
