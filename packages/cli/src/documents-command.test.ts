import { createServer, type IncomingMessage, type Server } from 'node:http'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsOrder, writeDocuments } from './documents-command.ts'
import { bytesOf, orderingServer } from './outputs.testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-documents-'))
const refusal = { data: { message: { zh: '没有这个专项。', en: 'There is no such rectification.' } } }
let server: Server
let url = ''
let total = 1
const serving = orderingServer({ looks: 0 })
const names: Record<string, string> = { r1: '巡察/整改', r1twin: '巡察:整改', r1up: '..' }
const isOrdering = (path: string): boolean => path.startsWith('/api/outputs')

function heard(asked: IncomingMessage, then: (body: string) => void): void {
  let body = ''
  asked.on('data', (part) => (body += String(part)))
  asked.on('end', () => then(body))
}

beforeAll(async () => {
  server = createServer((asked, answer) => {
    const path = asked.url ?? ''
    const isKnown = asked.headers.authorization === 'Bearer bh_1' && path.startsWith('/api/rectifications/r1')
    if (isOrdering(path)) return heard(asked, (body) => void serving.handle(asked, body, answer))
    if (!isKnown) return answer.writeHead(404).end(JSON.stringify(refusal))
    const name = names[path.split('/')[3] ?? '']
    if (name !== undefined && path.split('/').length === 4) return answer.end(JSON.stringify({ name }))
    const measures = [{ id: 'm1', findingId: 'f1' }]
    const anEdition = {
      id: '00000000-0000-4000-8000-0000000000e1',
      document: 'notice',
      number: null,
      files: [],
    }
    const editions = [
      {
        ...anEdition,
        status: 'published',
        number: 1,
        options: {},
        files: [{ format: 'ledger.xlsx', sha256: '0' }],
      },
      {
        ...anEdition,
        status: 'checked',
        options: { form: 'abridged', redactions: '某公司｜涉及商业秘密' },
      },
    ]
    if (path.endsWith('/editions')) return answer.end(JSON.stringify({ editions }))
    if (path.endsWith('/ledger?limit=1')) return answer.end(JSON.stringify({ measures, total }))
    return heard(asked, (wish) => void answer.end(`${asked.method} ${path}${wish && ` ${wish}`}`))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('from a running installation every document is written in every format, and a refusal stops no other', async () => {
  const said: string[] = []
  const terminal = { out: () => {}, error: (text: string) => void said.push(text), isWatched: false }
  const order = {
    kind: 'installation',
    out: folder,
    url,
    token: 'bh_1',
    rectifications: ['none', 'r1'],
  } as const
  expect(await writeDocuments(order, terminal)).toBe(1)
  const files = readdirSync(join(folder, '巡察_整改'))
  expect(files).toEqual(
    expect.arrayContaining(['整改情况通报.docx', '整改情况通报.pdf', '督查通报.docx', '工作简报.pdf']),
  )
  expect(readFileSync(join(folder, '巡察_整改', '督查通报.pdf'), 'utf8')).toBe(
    'POST /api/rectifications/r1/documents/circular/file {"format":"pdf"}',
  )
  const read = (name: string): string => readFileSync(join(folder, '巡察_整改', name), 'utf8')
  expect(read('问题清单.xlsx')).toBe(
    'POST /api/rectifications/r1/documents/findingsList/file {"format":"xlsx"}',
  )
  expect(read('台账.csv')).toBe('GET /api/rectifications/r1/ledger.xlsx?format=csv')
  expect(read('会议材料.pdf')).toBe('GET /api/rectifications/r1/meeting-papers')
  expect(read('台账（A3）.pdf')).toBe('GET /api/rectifications/r1/ledger.xlsx?format=pdf&paper=a3')
  expect(read('整改情况通报（公布稿）.docx')).toBe(
    'POST /api/rectifications/r1/documents/notice/file {"format":"docx","options":{"form":"published"}}',
  )
  expect(read('整改情况通报（删节稿）.pdf')).toBe(
    'POST /api/rectifications/r1/documents/notice/file {"format":"pdf","options":{"form":"abridged","redactions":"某公司｜涉及商业秘密"}}',
  )
  expect(read('整改情况通报第1版附件（整改台账）.xlsx')).toBe(
    'GET /api/rectifications/r1/editions/00000000-0000-4000-8000-0000000000e1/file?format=ledger.xlsx',
  )
  const whole = { kind: 'archive', rectificationId: 'r1' } as const
  expect(read('全套档案.zip')).toBe(bytesOf(whole).toString())
  expect(serving.orders.map(({ output }) => output.kind)).toEqual(['bundle', 'bundle', 'archive'])
  expect(read('销号审批表（问题）.pdf')).toBe(
    'POST /api/rectifications/r1/documents/closureForm/file {"format":"pdf","options":{"findingId":"f1"}}',
  )
  expect(said[0]).toContain('none：没有写出。没有这个专项。')
})

test('of a ledger of 5,000 rows all is ordered that takes long: spreadsheet, printed lists, papers of a meeting', async () => {
  total = 5_000
  const terminal = { out: () => {}, error: () => {}, isWatched: false }
  const before = serving.orders.length
  const order = { kind: 'installation', out: folder, url, token: 'bh_1', rectifications: ['r1'] } as const
  expect(await writeDocuments(order, terminal)).toBe(0)
  const asked = serving.orders.slice(before).map((one) => one.asked)
  const r1 = { rectificationId: 'r1' }
  const aList = (format: string) => ({
    ...r1,
    file: { kind: 'document', query: { document: 'measuresList', format } },
  })
  expect(asked).toEqual(expect.arrayContaining([aList('docx'), aList('pdf'), aList('xlsx')]))
  expect(asked).toEqual(
    expect.arrayContaining([
      { ...r1, file: { kind: 'ledger', format: 'xlsx', query: {} } },
      { ...r1, file: { kind: 'ledger', format: 'pdf', query: {} } },
      { ...r1, file: { kind: 'meeting', query: {} } },
    ]),
  )
  expect(readFileSync(join(folder, '巡察_整改', '台账.csv'), 'utf8')).toContain('format=csv')
  total = 1
})

test('a folder has a name that leads nowhere else, and two rectifications of one name have one each', async () => {
  const out = join(folder, 'several')
  const terminal = { out: () => {}, error: () => {}, isWatched: false }
  const rectifications = ['r1', 'r1twin', 'r1up', 'r1']
  expect(
    await writeDocuments({ kind: 'installation', out, url, token: 'bh_1', rectifications }, terminal),
  ).toBe(0)
  expect(readdirSync(out).toSorted()).toEqual(['_', '巡察_整改', '巡察_整改 (2)'])
  expect(readFileSync(join(out, '巡察_整改 (2)', '台账.csv'), 'utf8')).toBe(
    'GET /api/rectifications/r1twin/ledger.xlsx?format=csv',
  )
})

test('address and token come from the words or the environment', () => {
  const environment = { BIHUAN_URL: 'http://127.0.0.1:8080/', BIHUAN_TOKEN: 'bh_2' }
  expect(documentsOrder(['r1', '--out', 'd'], environment)).toEqual({
    kind: 'installation',
    out: 'd',
    url: 'http://127.0.0.1:8080',
    token: 'bh_2',
    rectifications: ['r1'],
  })
  expect(documentsOrder(['--sample', '--out', 'd'], {})).toEqual({ kind: 'sample', out: 'd' })
})

test.each([
  [['r1', '--out', 'd']],
  [['--sample']],
  [['--sample', 'r1', '--out', 'd']],
  [['--out', 'd', '--what']],
])('what is not understood is no order: %j', (words) => expect(documentsOrder(words, {})).toBeNull())
