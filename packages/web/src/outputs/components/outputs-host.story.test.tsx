import type { OutputView } from '@bihuan/core/outputs/outputs.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { idNamed, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { openOutputs } from '../open-outputs.ts'
import { OutputsHost } from './outputs-host.tsx'

const ofFile = {
  name: '台账-2026-11-27.pdf',
  size: 2_621_440,
  sha256: 'ab12'.repeat(16),
  until: '2026-11-28T02:00:00.000Z',
}

function anOutput(number: number, more: Partial<OutputView> = {}): OutputView {
  return {
    id: idNamed('output', number),
    kind: 'ledger',
    rectification: { id: idNamed('rectification', 71), name: '巡察整改' },
    state: 'running',
    progress: { done: 1_200, total: 5_000 },
    refusal: null,
    file: null,
    orderedAt: '2026-11-27T02:00:00.000Z',
    token: null,
    ...more,
  }
}

/** The files of a server, which a story changes as if they were made meanwhile. */
function serving(first: readonly OutputView[]) {
  let now = first
  const dropped: string[] = []
  let asked = 0
  answer({
    outputs: {
      list: operations.outputs.list.handler(() => {
        asked += 1
        return [...now]
      }),
      drop: operations.outputs.drop.handler(({ input }) => {
        dropped.push(input.outputId)
        now = now.filter(({ id }) => id !== input.outputId)
        return { isDropped: true }
      }),
    },
  })
  return { become: (next: readonly OutputView[]) => void (now = next), dropped, asked: () => asked }
}

async function shown(size: typeof phone): Promise<void> {
  await show(<OutputsHost />, { size })
  openOutputs()
  await expect.element(page.getByRole('dialog', { name: '待取文件' })).toBeVisible()
}

test.each([phone, office])(
  'a file is shown as it is made, and whoever ordered it is told when it is ready ($width)',
  async (size) => {
    const server = serving([anOutput(1), anOutput(2, { state: 'waiting', progress: null, kind: 'bundle' })])
    await shown(size)
    await expect.element(page.getByText('1200 / 5000 行')).toBeVisible()
    await expect.element(page.getByText('排队中')).toBeVisible()
    await expect.poll(unseen).toEqual([])
    server.become([
      anOutput(1, { state: 'done', progress: null, file: ofFile }),
      anOutput(2, { state: 'waiting', progress: null }),
    ])
    await expect.element(page.getByText('台账-2026-11-27.pdf已生成，可以下载。')).toBeVisible()
    const link = page.getByRole('link', { name: '下载' })
    await expect.element(link).toHaveAttribute('href', `/api/outputs/${idNamed('output', 1)}/file`)
    await expect.element(page.getByText(/2\.5 MB · 保留至/)).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('one that is being made is cancelled, and gone', async () => {
  const server = serving([anOutput(1)])
  await shown(office)
  await page.getByRole('button', { name: '取消' }).click()
  await expect.element(page.getByText(/没有正在生成或待取的文件/)).toBeVisible()
  await expect.poll(() => server.dropped).toEqual([idNamed('output', 1)])
})

test.each([phone, office])(
  'what was not made says why, and one that may not be fetched any more says what to do ($width)',
  async (size) => {
    const [broke, lost] = [refusal('OUTPUT_BROKE').data, refusal('OUTPUT_SIGHT').data]
    serving([
      anOutput(1, {
        state: 'failed',
        progress: null,
        refusal: { code: 'OUTPUT_BROKE', message: broke.message },
      }),
      anOutput(2, {
        state: 'done',
        progress: null,
        refusal: { code: 'OUTPUT_SIGHT', message: lost.message },
      }),
      anOutput(3, {
        state: 'done',
        progress: null,
        rectification: { id: 'a', name: wordsOf(120) },
        token: wordsOf(60),
        file: { ...ofFile, name: `${wordsOf(90)}.pdf` },
      }),
    ])
    await shown(size)
    await expect.element(page.getByText(broke.message.zh)).toBeVisible()
    await expect.element(page.getByText(lost.message.zh)).toBeVisible()
    await expect.poll(() => page.getByRole('link', { name: '下载' }).elements().length).toBe(1)
    await expect.element(page.getByText(`由接口令牌“${wordsOf(60)}”要求生成`)).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('a page that is loaded anew goes on looking after what is being made, without opening anything', async () => {
  const server = serving([anOutput(1)])
  await show(<p>待取文件</p>)
  localStorage.setItem('bihuan.outputs', 'under way')
  await show(<OutputsHost />)
  await expect.poll(server.asked).toBeGreaterThan(0)
  server.become([
    anOutput(1, {
      state: 'failed',
      progress: null,
      refusal: { code: 'OUTPUT_BROKE', message: refusal('OUTPUT_BROKE').data.message },
    }),
  ])
  await expect.element(page.getByText('台账没有生成，原因见“待取文件”。')).toBeVisible()
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([])
  await expect.poll(() => localStorage.getItem('bihuan.outputs')).toBeNull()
})

test('what is ordered later is shown as well', async () => {
  const server = serving([])
  await shown(office)
  await expect.element(page.getByText(/没有正在生成或待取的文件/)).toBeVisible()
  server.become([anOutput(1)])
  openOutputs()
  await expect.element(page.getByText('1200 / 5000 行')).toBeVisible()
})

test('in English', async () => {
  serving([anOutput(1)])
  await show(<OutputsHost />, { language: 'en' })
  openOutputs()
  await expect.element(page.getByText('1200 of 5000 rows')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
