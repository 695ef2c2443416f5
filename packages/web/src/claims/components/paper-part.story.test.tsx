import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { aRectification } from '../../testing/a-rectification.ts'
import { whoIsThere } from '../../testing/answers.ts'
import { answer, operations, refusedResponse } from '../../testing/network.ts'
import { aClaim, idNamed, people } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { PaperPart } from './paper-part.tsx'

const fileId = idNamed('file', 1)
const pageAt = (number: number): string => `/api/files/${fileId}/pages/${number}`

function entered(name: string, mediaType: string): ClosureRequestView {
  const scan = { fileId, name, size: 240_000, mediaType }
  const paper = {
    rung: 'head',
    person: people.head,
    meeting: null,
    signedOn: day('2026-11-24'),
    comment: '同意销号。',
    effect: null,
    scan,
    enteredBy: people.other,
    enteredAt: '2026-11-25T08:00:00Z',
  } as const
  return aClaim({ paper, can: ['confirmPaper', 'dropPaper'] })
}

async function aPage(pages: number): Promise<Response> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 1075, height: 1520 })
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'))
  return new Response(picture, { headers: { 'content-type': 'image/jpeg', 'x-pages': String(pages) } })
}

async function open(
  request: ClosureRequestView,
  beside: Parameters<typeof answer>[1],
  surroundings?: Parameters<typeof show>[1],
): Promise<void> {
  const get = operations.rectifications.get.handler(() => aRectification())
  answer({ ...whoIsThere, rectifications: { get } }, beside)
  await show(<PaperPart request={request} refresh={async () => request} />, surroundings)
}

const confirm = page.getByRole('button', { name: /^确认纸质签批|^Confirm the signature/ })

test.each([
  {
    language: 'zh',
    names: ['签批表.pdf 第 1 页', '签批表.pdf 第 2 页'],
    next: '下一页',
    at: '第 2 页，共 2 页',
  },
  { language: 'en', names: ['签批表.pdf, page 1', '签批表.pdf, page 2'], next: 'Next', at: 'Page 2 of 2' },
] as const)(
  'a scan as PDF stands there page by page before it is confirmed, on a phone: $language',
  async ({ language, names: [first, second], next, at }) => {
    const pages = { [pageAt(1)]: () => aPage(2), [pageAt(2)]: () => aPage(2) }
    await open(entered('签批表.pdf', 'application/pdf'), pages, { language, size: phone })
    await expect.element(page.getByRole('img', { name: first })).toBeVisible()
    await expect.element(confirm).toBeDisabled()
    await page.getByRole('button', { name: next, exact: true }).click()
    await expect.element(page.getByRole('img', { name: second })).toBeVisible()
    await expect.element(confirm).toBeEnabled()
    await expect.element(page.getByText(at)).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('a scan that cannot be shown is opened before it is confirmed', async () => {
  const locked = { [pageAt(1)]: () => refusedResponse('FILE_LOCKED') }
  await open(entered('签批表.pdf', 'application/pdf'), locked, { size: phone })
  await expect.element(page.getByText(/无法在这里显示/)).toBeVisible()
  await expect.element(page.getByText(/请先看过扫描件再确认/)).toBeVisible()
  await expect.element(confirm).toBeDisabled()
  await expect.poll(unseen).toEqual([])
  const link = page.getByRole('link', { name: /签批表\.pdf/ })
  const element = link.element()
  // The file itself is not what this is about.
  element.addEventListener('click', (event) => event.preventDefault())
  await link.click()
  await expect.element(confirm).toBeEnabled()
  await confirm.click()
  await expect.element(page.getByText('扫描件上的签字、日期与录入一致？')).toBeVisible()
})

test('of a kind that no page shows, such as OFD, nothing is promised', async () => {
  await open(entered('签批表.ofd', 'application/ofd'), {})
  await expect.element(confirm).toBeDisabled()
  await expect.element(page.getByRole('link', { name: /签批表\.ofd/ })).toBeVisible()
})
