import { type Block, sentence } from '@bihuan/core/documents/document.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { expect, test } from 'vitest'

/** How high a table is on its page whose last column is narrow and holds these. */
async function heightWith(said: readonly string[], across: boolean): Promise<number> {
  const table: Block = {
    kind: 'table',
    columns: [
      { heading: '措施', width: 20 },
      { heading: '责任部门', width: 20 },
      { heading: '日', width: 2 },
    ],
    rows: said.map((one) => [
      { runs: sentence`修订办法` },
      { runs: sentence`综合行政执法局` },
      { runs: sentence`${one}` },
    ]),
  }
  const page: Block = { kind: 'page', page: { paper: 'a4', across } }
  const model = { title: '通报', language: 'zh', blocks: [page, table] } as const
  const pdf = await officialPdf(model, { at: new Date('2026-11-28T00:00:00Z') })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const opened = await openPdf(pdf.value)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const read = opened.value.readPage(0)
  const [found] = read.kind === 'picture' ? [] : read.page.tables
  if (found === undefined) throw new Error('the page has no table')
  return Math.round(found.bottom - found.top)
}

test.each([false, true])(
  'no day breaks within a cell of a PDF, however narrow its column was given: across %s',
  async (across) => {
    const days = ['2026年11月16日', '2026年11月26日汇报', '2026-11-16']
    expect(await heightWith(days, across)).toBe(await heightWith(['一', '二', '三'], across))
  },
)
