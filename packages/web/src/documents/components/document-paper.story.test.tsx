import { type Block, counted, sentence } from '@bihuan/core/documents/document.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { DocumentPaper, type Figure } from './document-paper.tsx'
import '../documents.css'

const late = [{ id: 'a' }, { id: 'b' }]
const blocks: readonly Block[] = [
  { kind: 'title', runs: sentence`某区关于巡察整改情况的通报` },
  { kind: 'line', place: 'addressee', runs: sentence`市委巡察办：` },
  { kind: 'heading', level: 1, runs: sentence`一、总体情况` },
  { kind: 'paragraph', runs: sentence`尚有${counted('measure', late)}条措施逾期。` },
  { kind: 'paragraph', runs: sentence`${wordsOf(2000)}` },
  {
    kind: 'table',
    columns: [
      { heading: '序号', width: 1 },
      { heading: '问题', width: 9 },
    ],
    rows: [[{ runs: sentence`1` }, { runs: sentence`${wordsOf(60)}` }]],
  },
  {
    kind: 'table',
    columns: ['No.', 'Corrective action', 'Responsible', 'Due', 'Status'].map((heading) => ({
      heading,
      width: 1,
    })),
    rows: [
      ['1-1', wordsOf(40), wordsOf(8), '9 December 2026', 'Awaiting sign-off'].map((words) => ({
        runs: sentence`${words}`,
      })),
    ],
  },
  { kind: 'attachments', items: ['台账', '措施清单'.repeat(12)] },
  { kind: 'signature', lines: ['某区工作委员会', '2026年6月1日'] },
]

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'a document stands as its paper, and its figure is a button with its records, %s',
  async (_, size) => {
    const opened: Figure[] = []
    await show(
      <DocumentPaper head="〔未经审定〕" blocks={blocks} onFigure={(figure) => opened.push(figure)} />,
      { size },
    )
    await expect.element(page.getByRole('heading', { name: '某区关于巡察整改情况的通报' })).toBeVisible()
    await expect.element(page.getByText('〔未经审定〕')).toBeVisible()
    await page.getByRole('button', { name: '2：打开所数的记录' }).click()
    await expect.poll(() => opened.map(({ records }) => records.length)).toEqual([2])
    // In one piece: a heading of one word has one line.
    await expect.poll(() => linesOf(page.getByText('Responsible').element())).toBe(1)
    // What needs a second line stands under its name.
    const name = page.getByText('措施清单'.repeat(12))
    await expect.poll(() => linesOf(name.element())).toBeGreaterThan(1)
    await expect.poll(() => leftsOf(name.element())).toBe(1)
    await expect.element(page.getByText('附件：', { exact: true })).toBeVisible()
    await expect.element(page.getByText('2.', { exact: true })).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

function leftsOf(element: Element): number {
  const range = document.createRange()
  range.selectNodeContents(element)
  return new Set([...range.getClientRects()].map(({ left }) => Math.round(left))).size
}

function linesOf(element: Element): number {
  const range = document.createRange()
  range.selectNodeContents(element)
  return new Set([...range.getClientRects()].map(({ top }) => top)).size
}

test('no line begins with a closing sign behind a figure, nor ends with an opening one, however wide the paper is', async () => {
  const one = () => counted('measure', late)
  const paragraph: Block = {
    kind: 'paragraph',
    runs: sentence`共有措施${one()}。另有（${one()}）条；尚有“${one()}”条`,
  }
  await show(
    <div id="narrow">
      <DocumentPaper blocks={[paragraph]} onFigure={() => {}} />
    </div>,
    { size: office },
  )
  await expect.element(page.getByRole('button', { name: '2', exact: false }).first()).toBeVisible()
  await expect.poll(() => document.querySelectorAll('#narrow .document-held').length).toBe(3)
  await expect.poll(partedAt).toEqual([])
})

/** The widths of the paper at which what is pressed stands on another line than its signs. */
function partedAt(): readonly number[] {
  const narrow = document.querySelector<HTMLElement>('#narrow .document-paper p')
  if (narrow === null) throw new Error('there is no paragraph')
  const parted: number[] = []
  for (let width = 120; width < 420; width += 1) {
    narrow.style.width = `${width}px`
    for (const held of narrow.querySelectorAll('.document-held'))
      if (held.getBoundingClientRect().height > 1.5 * (held.querySelector('button')?.offsetHeight ?? 0))
        parted.push(width)
  }
  return parted
}
