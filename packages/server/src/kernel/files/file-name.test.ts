import { expect, test } from 'vitest'
import { cleanFileName, contentDisposition } from './file-name.ts'

test.each([
  ['../../etc/整改说明.PDF', '整改说明.PDF'],
  ['C:\\我的文档\\台账.xlsx', '台账.xlsx'],
  ['report\u202Efdp.exe', 'reportfdp.exe'],
  ['a\r\nb.txt', 'ab.txt'],
  ['', 'file'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
  [`${'长'.repeat(300)}.PDF`, `${'长'.repeat(196)}.PDF`],
  [`${'长'.repeat(195)}𠮷𠮷.pdf`, `${'长'.repeat(195)}.pdf`],
  [`${'长'.repeat(195)}é后来.pdf`.normalize('NFD'), `${'长'.repeat(195)}é.pdf`],
  [`${'长'.repeat(193)}👍🏽.jpg`, `${'长'.repeat(193)}.jpg`],
  [`${'长'.repeat(194)}🇨🇳.jpg`, `${'长'.repeat(194)}.jpg`],
  ['长'.repeat(300), '长'.repeat(200)],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept)
})

test('a name in Chinese, with quotes and line ends, cannot leave its header', () => {
  expect(contentDisposition('说明"(1)\r\n.pdf')).toBe(
    `attachment; filename="___(1)__.pdf"; filename*=UTF-8''%E8%AF%B4%E6%98%8E%22%281%29%0D%0A.pdf`,
  )
})
