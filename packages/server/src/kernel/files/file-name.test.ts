import { expect, test } from 'vitest'
import { cleanFileName, contentDisposition, extensionOf } from './file-name.ts'

test.each([
  ['../../etc/整改说明.PDF', '整改说明.PDF'],
  ['C:\\我的文档\\台账.xlsx', '台账.xlsx'],
  ['report\u202Efdp.exe', 'reportfdp.exe'],
  ['a\r\nb.txt', 'ab.txt'],
  ['', 'file'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept)
})

test('the ending is in lower case and the last one counts', () => {
  expect(extensionOf('a.pdf.EXE')).toBe('exe')
  expect(extensionOf('README')).toBe('')
})

test('a name in Chinese, with quotes and line ends, cannot leave its header', () => {
  expect(contentDisposition('说明"(1)\r\n.pdf')).toBe(
    `attachment; filename="___(1)__.pdf"; filename*=UTF-8''%E8%AF%B4%E6%98%8E%22%281%29%0D%0A.pdf`,
  )
})
