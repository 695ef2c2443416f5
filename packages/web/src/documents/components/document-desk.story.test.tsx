import { counted, sentence } from '@bihuan/core/documents/document.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { type ReactNode, useState } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { aRectification } from '../../testing/a-rectification.ts'
import { aSession } from '../../testing/samples.ts'
import { answer, operations, refusal } from '../../testing/network.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { OutputsHost } from '../../outputs/components/outputs-host.tsx'
import { takingOrders } from '../../testing/orders.ts'
import { unseen } from '../../testing/unseen.ts'
import type { DocumentSearch } from '../document-search.ts'
import { isFolded } from '../folded.ts'
import { anEdition, ids } from '../../testing/an-edition.ts'
import { DocumentDesk } from './document-desk.tsx'
import '../documents.css'

const rectificationId = id<'rectification'>('00000000-0000-4000-8000-000000000071')

function Desk({ begin = {} }: { readonly begin?: DocumentSearch }): ReactNode {
  const [search, setSearch] = useState(begin)
  return <DocumentDesk {...{ rectificationId, search }} onSearch={setSearch} />
}

const edited = {
  editions: { list: operations.editions.list.handler(() => ({ editions: [], can: ['draft' as const] })) },
}

function answering(
  asked: object[],
  editions: object = edited,
  {
    more = [],
    paged = Promise.resolve(),
  }: { readonly more?: readonly string[]; readonly paged?: Promise<void> } = {},
): void {
  answer({
    rectifications: { get: operations.rectifications.get.handler(() => aRectification()) },
    ...editions,
    documents: {
      pages: operations.documents.pages.handler(async () => {
        await paged
        return { of: 'a', shown: 'long' as const, sizes: [], pages: [] }
      }),
      preview: operations.documents.preview.handler(({ input: { document, options }, errors }) => {
        asked.push({ document, ...options })
        if (options.number === '密〔2026〕1号') throw errors.CLASSIFIED_TEXT(refusal('CLASSIFIED_TEXT'))
        const title = options.title ?? '某区关于巡察整改情况的通报'
        return {
          title,
          language: 'zh' as const,
          blocks: [
            { kind: 'title' as const, runs: [...sentence`${title}`] },
            {
              kind: 'paragraph' as const,
              runs: [...sentence`尚有${counted('measure', [{ id: 'a' }])}条措施逾期。`],
            },
            ...more.map((words) => ({ kind: 'paragraph' as const, runs: [...sentence`${words}`] })),
            { kind: 'signature' as const, lines: [options.signatory ?? '某区工作委员会', '2026年11月26日'] },
          ],
          hidden: 0,
        }
      }),
    },
  })
}

test('the first page is asked for at once, and the text behind it', async () => {
  const holding = Promise.withResolvers<void>()
  const asked: object[] = []
  answering(asked, edited, { paged: holding.promise })
  await show(<Desk />)
  await expect.poll(() => document.querySelector('.document-sheet [aria-busy=true]')).not.toBeNull()
  // Whoever chooses the text meanwhile has it behind the page: a third thing at once would be refused.
  await page.getByText('文字', { exact: true }).click()
  await expect.poll(() => asked).toEqual([])
  holding.resolve()
  await expect.element(page.getByRole('heading', { name: '某区关于巡察整改情况的通报' })).toBeVisible()
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)('what is chosen stands in the document at once, %s', async (_, size) => {
  const asked: object[] = []
  answering(asked)
  await show(<Desk />, { size })
  await expect.element(page.getByRole('heading', { name: '某区关于巡察整改情况的通报' })).toBeVisible()
  await expect.element(page.getByText('这里的文稿未经审定', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '公文要素' }).click()
  // What the records give stands where something else may be said.
  await expect.element(page.getByPlaceholder('某区工作委员会')).toBeVisible()
  await expect.element(page.getByText('文种：通报', { exact: false })).toBeVisible()
  await page.getByRole('textbox', { name: '标题' }).fill('某区管委会关于整改情况的报告')
  const otherGenre = page.getByText('标题写的文种是“报告”，这份文稿是“通报”。请改标题，或另选文稿。')
  await expect.element(otherGenre).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('textbox', { name: '标题' }).fill('某区管委会关于整改情况的通报')
  await expect.element(otherGenre).not.toBeInTheDocument()
  await page.getByRole('textbox', { name: '联系方式' }).fill('0577-12345678')
  await page.getByRole('textbox', { name: '其他附件' }).fill('任务分工图')
  await page.getByRole('checkbox', { name: '措施清单' }).click()
  await page.getByRole('checkbox', { name: '整改台账' }).click()
  // What is for everybody names no person: who answers for what is not offered.
  await expect.element(page.getByRole('checkbox', { name: '责任清单' })).not.toBeInTheDocument()
  await page.getByRole('textbox', { name: '公布期限：至' }).fill('2026-12-11')
  await userEvent.keyboard('{Tab}')
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '更新文稿' }).click()
  await expect.element(page.getByRole('heading', { name: '某区管委会关于整改情况的通报' })).toBeVisible()
  await expect
    .element(page.getByText('已指定：标题、公布期限：至、联系方式、随文附件、其他附件'))
    .toBeVisible()
  await expect
    .poll(() => asked.at(-1))
    .toEqual({
      document: 'notice',
      title: '某区管委会关于整改情况的通报',
      shownTo: '2026-12-11',
      contact: '0577-12345678',
      attached: 'ledger,measuresList',
      attachments: '任务分工图',
    })
  await expect.poll(unseen).toEqual([])
})

test('a further draft begins with the elements of the last edition that left, but its days and number, until somebody goes through them', async () => {
  const drafted: object[] = []
  const before = anEdition({
    options: {
      addressee: '市委巡察办',
      signatory: '某区管委会',
      number: '某发〔2026〕3号',
      signedOn: day('2026-11-01'),
      shownFrom: day('2026-11-02'),
    },
    number: 1,
    status: 'published',
    correctedBy: {
      id: ids.editionId,
      number: 2,
      publishedAt: null,
      correction: { what: '', why: '' },
    },
  })
  answering([], {
    editions: {
      list: operations.editions.list.handler(() => ({ editions: [before], can: ['draft' as const] })),
      draft: operations.editions.draft.handler(({ input: { options } }) => {
        drafted.push(options)
        return anEdition()
      }),
    },
  })
  await show(<Desk />)
  await expect.element(page.getByText('已由第2版更正')).toBeVisible()
  const said = page.getByText('起草新一版时沿用第1版的公文要素：主送、落款单位。', { exact: false })
  await expect.element(said).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '起草正式文稿' }).click()
  await expect.poll(() => drafted).toEqual([{ addressee: '市委巡察办', signatory: '某区管委会' }])
  await page.getByRole('button', { name: '公文要素' }).click()
  await expect.element(page.getByRole('textbox', { name: '主送' })).toHaveValue('市委巡察办')
  await page.getByRole('textbox', { name: '主送' }).fill('')
  await page.getByRole('button', { name: '更新文稿' }).click()
  await expect.element(said).not.toBeInTheDocument()
  await page.getByRole('button', { name: '起草正式文稿' }).click()
  await expect.poll(() => drafted.at(-1)).toEqual({ signatory: '某区管委会' })
})

test('what is refused says so above, and offers no file', async () => {
  answering([])
  await show(<Desk begin={{ document: 'plan', number: '密〔2026〕1号' }} />)
  await expect.element(page.getByRole('button', { name: '公文要素' })).toBeVisible()
  await expect.element(page.getByText('标有密级', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '下载 Word' })).not.toBeInTheDocument()
})

test('an outside reviewer looks at the document and has it as a file, and no editions are asked for in vain', async () => {
  answering([], {})
  await show(<Desk />, { session: aSession({ roles: [], can: ['records.read'] }) })
  await expect.element(page.getByRole('heading', { name: '某区关于巡察整改情况的通报' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '下载 Word' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '起草正式文稿' })).not.toBeInTheDocument()
})

test('another document keeps what means something to it, and not its title', async () => {
  const asked: object[] = []
  answering(asked)
  await show(
    <Desk begin={{ document: 'notice', title: '某区通报', number: '〔2026〕3号', contact: '电话' }} />,
  )
  await page.getByRole('combobox', { name: '要出什么文稿' }).click()
  await page.getByTitle('整改方案：逐条措施、责任和时限').click()
  await expect.poll(() => asked.at(-1)).toEqual({ document: 'plan', number: '〔2026〕3号' })
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'a notice for publication without heads says why it is as long as before, and where heads are set, %s',
  async (_, size) => {
    answering([])
    await show(<Desk begin={{ document: 'notice', form: 'published' }} />, { size })
    await expect.element(page.getByText('还没有问题归了小标题', { exact: false })).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: '去台账归入小标题' }))
      .toHaveAttribute('href', `/rectifications/${rectificationId}/ledger`)
    await expect.poll(unseen).toEqual([])
  },
)

test('what is folded under heads, or not asked to be, has nothing said of heads', async () => {
  await expect
    .poll(() =>
      isFolded([{ kind: 'paragraph', runs: sentence`二是规范出租（整改措施2条，已销号1条）。已公开招租。` }]),
    )
    .toBe(true)
  await expect
    .poll(() => isFolded([{ kind: 'paragraph', runs: sentence`（1）一是规范出租程序（整改措施）。` }]))
    .toBe(false)
  answering([])
  await show(<Desk />)
  await expect.element(page.getByRole('heading', { name: '某区关于巡察整改情况的通报' })).toBeVisible()
  await expect.element(page.getByText('还没有问题归了小标题', { exact: false })).not.toBeInTheDocument()
})

test('what is written about a long ledger is ordered, with what was chosen: papers of a meeting, and the document', async () => {
  const { outputs, ordered } = takingOrders()
  const long = aRectification()
  const card = { ...long, counts: { ...long.counts, measures: 400 } }
  const rectifications = { get: operations.rectifications.get.handler(() => card) }
  answering([], { ...edited, rectifications, outputs })
  await show(
    <>
      <Desk begin={{ document: 'progress', addressee: '区委巡察办' }} />
      <OutputsHost />
    </>,
  )
  await expect.element(page.getByText(card.name)).toBeVisible()
  await page.getByRole('button', { name: '会议材料（PDF）' }).click()
  await expect.poll(() => ordered).toEqual([{ kind: 'meeting', query: { paper: 'a3' } }])
  await expect.element(page.getByText('100 / 400 行')).toBeVisible()
  await page.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '下载 PDF' }).click()
  const query = { document: 'progress', format: 'pdf', options: { addressee: '区委巡察办' } }
  await expect.poll(() => ordered.at(-1)).toEqual({ kind: 'document', query })
})

test('each sentence of the figures of the moment is copied as it is read, and all of them at once', async () => {
  answering([], edited, { more: ['没有延期的措施。'] })
  await show(
    <>
      <Desk begin={{ document: 'figures' }} />
      <textarea aria-label="别处" />
    </>,
  )
  const elsewhere = page.getByRole('textbox', { name: '别处' })
  for (const [name, words] of [
    ['复制', '尚有1条措施逾期。'],
    ['复制全部文字', '尚有1条措施逾期。\n没有延期的措施。'],
  ] as const) {
    await userEvent.click(page.getByRole('button', { name, exact: true }).first())
    await expect.element(page.getByRole('button', { name: '已复制' }).first()).toBeVisible()
    await elsewhere.fill('')
    await elsewhere.click()
    await userEvent.keyboard('{Control>}v{/Control}')
    await expect.element(elsewhere).toHaveValue(words)
  }
})
