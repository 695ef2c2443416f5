import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { draftSchema } from '@bihuan/core/intake/draft.schema.ts'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outputsFor } from './intake-outputs.ts'
import { main } from './main.ts'

const bin = fileURLToPath(new URL('../bin/bihuan.js', import.meta.url))
const notice = `关于巡察整改情况的通报
二、整改落实情况
（一）关于“台账不清”问题的整改
1.=SUM(A1)不是公式，补录台账37条。（责任单位：资产科；完成时限：2024年5月）
2.每月抽查一次。
已完成整改。
（二）关于“采购不规范”问题的整改
修订采购办法。（正在整改）
`
const silent = { out: () => undefined, error: () => undefined }
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-cli-'))
  writeFileSync(join(folder, 'notice.txt'), notice)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function bihuan(...words: string[]): { status: number | null; out: string; error: string } {
  const run = spawnSync(process.execPath, [bin, ...words], { cwd: folder, encoding: 'utf8' })
  return { status: run.status, out: run.stdout, error: run.stderr }
}

test('a notice becomes a draft in JSON', () => {
  expect(bihuan('intake', 'notice.txt', '--out', 'draft.json')).toMatchObject({ status: 0 })
  const draft = draftSchema.parse(JSON.parse(readFileSync(join(folder, 'draft.json'), 'utf8')))
  expect(draft.findings.map(({ title, status }) => [title, status])).toEqual([
    ['台账不清', 'done'],
    ['采购不规范', 'ongoing'],
  ])
})

test('without --out the draft goes to the screen', () => {
  expect(draftSchema.safeParse(JSON.parse(bihuan('intake', 'notice.txt').out)).success).toBe(true)
})

test('a notice becomes a ledger that a spreadsheet opens', async () => {
  expect(bihuan('intake', 'notice.txt', '--out', 'ledger.xlsx')).toMatchObject({ status: 0 })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(join(folder, 'ledger.xlsx'))
  const sheet = workbook.getWorksheet('台账')
  expect(sheet?.getRow(1).values).toEqual([
    undefined,
    '序号',
    '类别',
    '问题',
    '措施',
    '整改目标',
    '牵头领导',
    '责任部门',
    '配合部门',
    '承办人',
    '时限',
    '进展',
    '指标',
    '佐证',
    '状态',
    '销号日期',
  ])
  expect(sheet?.getCell('C2').value).toBe('台账不清')
  expect(sheet?.getCell('C3').isMerged).toBe(true)
  expect(sheet?.getCell('C4').value).toBe('采购不规范')
  expect(sheet?.getCell('D3').value).toBe('每月抽查一次。')
  expect(sheet?.getCell('N4').value).toBe('推进中')
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  expect(sheet?.getRow(2).height).toBeGreaterThan(15)
})

test('words that begin with = stay words', async () => {
  bihuan('intake', 'notice.txt', '--out', 'ledger.xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(join(folder, 'ledger.xlsx'))
  const cell = workbook.getWorksheet('台账')?.getCell('D2')
  expect(cell?.type).toBe(ExcelJS.ValueType.String)
  expect(cell?.value).toBe('=SUM(A1)不是公式，补录台账37条。')
})

test.each([
  ['empty.txt', Buffer.alloc(0), /空的[\s\S]*empty/],
  ['picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /picture\.txt：[\s\S]*picture\.txt: /],
  ['huge.txt', Buffer.alloc(20 * 1024 * 1024, 65), /超过 5 MB[\s\S]*larger than 5 MB/],
  ['old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /另存为[\s\S]*save it as \.docx/],
  ['secret.txt', Buffer.from('机密★1年\n关于整改的报告'), /涉密[\s\S]*[Cc]lassified/],
])('%s is refused with a reason in both languages', (name, bytes, reason) => {
  writeFileSync(join(folder, name), bytes)
  const run = bihuan('intake', name, '--out', 'draft.json')
  expect(run.status).toBe(1)
  expect(run.error).toMatch(reason)
})

test('a file that is not there is refused', () => {
  const run = bihuan('intake', 'nowhere.txt')
  expect(run.status).toBe(1)
  expect(run.error).toMatch(/找不到[\s\S]*cannot be found/)
})

test('a folder that cannot be written to is refused', () => {
  expect(bihuan('intake', 'notice.txt', '--out', 'no/such/folder/draft.json')).toMatchObject({ status: 1 })
})

test('help and version', () => {
  expect(bihuan('--help')).toMatchObject({ status: 0, out: expect.stringContaining('bihuan intake') })
  expect(bihuan('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(bihuan()).toMatchObject({ status: 2 })
})

test.each([
  [['intake']],
  [['intake', 'a', 'b']],
  [['intake', 'a', 'b', '--out', 'c.json']],
  [['intake', 'a.txt', '--to', 'xlsx']],
  [['intake', 'a.txt', '--out', 'a.json', '--to', 'xlsx']],
  [['intake', 'a.txt', '--to', 'pdf']],
  [['intake', 'a.txt', '--columns', '问题']],
  [['intake', 'a.txt', '--columns', '问题=what']],
  [['intake', 'a.txt', '--what']],
  [['intake', 'a.txt', '--out', 'x.pdf']],
  [['fly']],
])('what is not understood ends with 2: %j', async (words) => {
  expect(await main(words, { ...silent, isWatched: false })).toBe(2)
})

test('the ending of the output counts in any case', () => {
  const request = { files: ['notice.txt'], to: null }
  const forms = ['台账.XLSX', 'draft.Json'].map((out) => outputsFor({ ...request, out })?.outputs[0]?.form)
  expect(forms).toEqual(['xlsx', 'json'])
})

test('several files become one draft each, and a bad one does not stop the others', () => {
  writeFileSync(join(folder, 'page.html'), `<p>${notice.replaceAll('\n', '</p><p>')}</p>`)
  const run = bihuan('intake', 'notice.txt', 'nowhere.docx', 'page.html', '--out', 'drafts/')
  expect(run.status).toBe(1)
  expect(run.error).toMatch(/找不到或打不开文件：nowhere\.docx/)
  const [typed, page] = ['notice', 'page'].map((name) =>
    draftSchema.parse(JSON.parse(readFileSync(join(folder, 'drafts', `${name}.json`), 'utf8'))),
  )
  expect(page?.findings.map(({ title }) => title)).toEqual(typed?.findings.map(({ title }) => title))
})

test('several files become ledgers, and files of one name stay apart', () => {
  writeFileSync(join(folder, 'notice.html'), `<p>${notice.replaceAll('\n', '</p><p>')}</p>`)
  expect(bihuan('intake', 'notice.txt', 'notice.html', '--out', 'ledgers', '--to', 'xlsx').status).toBe(0)
  expect(readdirSync(join(folder, 'ledgers')).toSorted()).toEqual(['notice.html.xlsx', 'notice.txt.xlsx'])
})

test('a column that no word gives away is named by hand', () => {
  writeFileSync(join(folder, 'ledger.csv'), '编号,具体表现,怎么办\n1,台账不清,补录\n2,采购不规范,修订\n')
  const run = bihuan('intake', 'ledger.csv', '--columns', '具体表现=problem', '--columns', '怎么办=measure')
  const draft = draftSchema.parse(JSON.parse(run.out))
  expect(draft.findings.map(({ title, measures }) => [title, measures[0]?.text])).toEqual([
    ['台账不清', '补录'],
    ['采购不规范', '修订'],
  ])
})

test('a person who looks on sees one line that is written over, and a log sees none', async () => {
  const written: string[] = []
  const words = ['intake', join(folder, 'notice.txt')]
  await main(words, { ...silent, error: (text) => void written.push(text), isWatched: true })
  expect(written.join('')).toContain('\r\u001b[Knotice.txt 正在整理 sorting\r\u001b[K识别到2个问题')
  written.length = 0
  await main(words, { ...silent, error: (text) => void written.push(text), isWatched: false })
  expect(written.join('')).not.toContain('正在整理')
})
