import { day } from '@bihuan/core/kernel/day.ts'
import type { ReviewersView } from '@bihuan/core/rectifications/reviewers.contract.ts'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { people, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { ReviewersDialog } from './reviewers-dialog.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const rectificationId = '00000000-0000-4000-8000-000000000071'
const given: ReviewersView = [
  {
    person: { id: people.handler.id, name: wordsOf(40) },
    from: day('2026-03-02'),
    to: day('2026-04-30'),
    extent: 'export',
  },
]

test('a rectification is given by a user name until a day; a refusal says why not', async () => {
  const asked: object[] = []
  answer({
    reviewers: {
      list: operations.reviewers.list.handler(() => (asked.length > 1 ? given : [])),
      give: operations.reviewers.give.handler(({ input, errors }) => {
        asked.push({ username: input.username, to: input.to, extent: input.extent })
        if (asked.length === 1) throw errors.SIGHT_WITHOUT_ACCOUNT(refusal('SIGHT_WITHOUT_ACCOUNT'))
        return given
      }),
    },
  })
  await show(<ReviewersDialog rectificationId={rectificationId} onClose={() => {}} />, { size: phone })
  await expect.element(page.getByText('目前没有外部查阅人。')).toBeVisible()
  await page.getByRole('textbox', { name: '用户名' }).fill('outside.one')
  await page.getByRole('textbox', { name: '截止日' }).fill('2026-04-30')
  await userEvent.keyboard('{Enter}')
  await page.getByRole('button', { name: '开通查阅' }).click()
  await expect.element(page.getByText('没有用这个用户名可以登录的账号', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '开通查阅' }).click()
  await expect.element(page.getByText('2026-03-02 至 2026-04-30', { exact: false })).toBeVisible()
  await expect
    .poll(() => asked)
    .toEqual([
      { username: 'outside.one', to: '2026-04-30', extent: 'read' },
      { username: 'outside.one', to: '2026-04-30', extent: 'read' },
    ])
  await expect.poll(unseen).toEqual([])
})

test('who was given it, and until when, is seen on a wide screen', async () => {
  answer({ reviewers: { list: operations.reviewers.list.handler(() => given) } })
  await show(<ReviewersDialog rectificationId={rectificationId} onClose={() => {}} />, { size: wide })
  await lacksAtPress(page.getByRole('button', { name: '开通查阅' }), '用户名、截止日')
  await expect.poll(unseen).toEqual([])
})
