import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { aClaim, people, wordsOf } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { LadderView } from './ladder-view.tsx'

const step = (rung: string): ReturnType<typeof page.getByRole> =>
  page.getByRole('listitem').filter({ hasText: rung })
const signed = {
  rung: 'head',
  by: people.head,
  at: '2026-11-26T01:30:00Z',
  comment: '已核对原件。',
  namedBy: null,
  paper: null,
  meeting: null,
} as const

test('who signed, whose turn it is and who waits stand in their order', async () => {
  await show(<LadderView request={aClaim({ signatures: [signed], rung: 'coordinator', can: [] })} />)
  await expect.element(page.getByRole('listitem').first()).toMatchTextContent('✓ 沈若宁')
  await expect.element(page.getByRole('listitem').first()).toMatchTextContent('已核对原件。')
  await expect.element(page.getByRole('listitem').nth(1)).toHaveAttribute('aria-current', 'step')
  await expect.element(page.getByRole('listitem').nth(1)).toMatchTextContent('审核中')
  await expect.element(page.getByRole('listitem').nth(2)).toMatchTextContent('待审核')
})

test('whoever waits reads who can sign now, the first of many by name', async () => {
  const checkers = { names: ['沈若宁', '陆之遥', '韩望舒'], count: 5 }
  await show(<LadderView request={aClaim({ checkers, can: [] })} />, { size: phone })
  await expect
    .element(page.getByRole('listitem').first())
    .toMatchTextContent('沈若宁、陆之遥、韩望舒 等 5 人')
  await expect.element(page.getByRole('listitem').nth(1)).not.toMatchTextContent('沈若宁')
  await expect.poll(unseen).toEqual([])
})

test('behind the rung at which it came back nothing waits', async () => {
  await show(<LadderView request={aClaim({ status: 'returned', reason: '缺少会议纪要。', can: [] })} />)
  await expect.element(page.getByRole('listitem').nth(1)).toMatchTextContent('未到这一级')
  await expect.element(page.getByText('待审核')).not.toBeInTheDocument()
})

test('whoever can sign reads that it is their turn', async () => {
  await show(<LadderView request={aClaim()} />)
  await expect.element(step('轮到您审核')).toHaveAttribute('aria-current', 'step')
})

test('where it was sent back, and where nobody is left to sign, is said', async () => {
  await show(
    <>
      <LadderView request={aClaim({ status: 'returned', reason: '缺少会议纪要。', can: [] })} />
      <LadderView request={aClaim({ unfilledRungs: ['leader'], can: [] })} />
    </>,
  )
  await expect.element(page.getByText('退回', { exact: true })).toBeVisible()
  await expect.element(page.getByText('无人可审，待指定代审人')).toBeVisible()
})

test.each([
  ['zh', '申请时清单“散乱污企业”还有 13 家未核销，承诺 2027-03-31 前完成。'],
  ['en', /13 .*2027-03-31/],
] as const)('whoever signs reads how many objects remain, and until when: %s', async (language, words) => {
  const openObjects = { name: '散乱污企业', unit: '家', count: 13, until: day('2027-03-31') }
  await show(<LadderView request={aClaim({ openObjects })} />, { language, size: phone })
  await expect.element(page.getByText(words)).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test.each(['zh', 'en'] as const)(
  'a long comment and a stand-in are seen on a phone: %s',
  async (language) => {
    const request = aClaim({
      signatures: [{ ...signed, comment: wordsOf(2000), by: { id: people.head.id, name: wordsOf(50) } }],
      standIns: [{ rung: 'leader', person: people.other, namedBy: people.leader, namedAt: signed.at }],
      rung: 'coordinator',
    })
    await show(<LadderView request={request} />, { language, size: phone })
    await expect.element(page.getByRole('listitem').first()).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)
