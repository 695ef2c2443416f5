import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { anEdition, answering, ids, quiet } from '../../testing/an-edition.ts'
import { idNamed, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { EditionDesk } from './edition-desk.tsx'
import '../documents.css'

const corrects = { id: idNamed('edition', 80), number: 1, publishedAt: '2026-11-10T02:00:00.000Z' }

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'a correction asks what it puts right and why, and shows where it differs, %s',
  async (_, size) => {
    const asked: object[] = []
    const places = [
      { before: '已追缴12万元。', now: '已追缴21万元。' },
      { before: null, now: wordsOf(200) },
    ]
    answering(asked, anEdition({ corrects }), { ...quiet, differences: { places, more: 3 } })
    await show(<EditionDesk {...ids} />, { size })
    await expect.element(page.getByText('还没有写明更正了什么', { exact: false })).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: '更正第1版' }))
      .toHaveAttribute('href', expect.stringMatching(new RegExp(`/documents/${corrects.id}$`, 'u')))
    await expect.element(page.getByText('与第1版有 5 处不同')).toBeVisible()
    await expect.element(page.getByText('已追缴12万元。')).toBeVisible()
    await expect.element(page.getByText('另有 3 处没有列出。')).toBeVisible()
    await expect.poll(unseen).toEqual([])
    await page.getByRole('button', { name: '填写更正说明' }).click()
    await page.getByRole('textbox', { name: '更正内容' }).fill('第1段追缴金额应为21万元')
    await page.getByRole('button', { name: '保存更正说明' }).click()
    await expect.element(page.getByText('还缺：更正原因', { exact: false })).toBeVisible()
    await page.getByRole('textbox', { name: '更正原因' }).fill('录入有误')
    await expect.poll(unseen).toEqual([])
    await page.getByRole('button', { name: '保存更正说明' }).click()
    const options = {
      addressee: '市委巡察办',
      correctedWhat: '第1段追缴金额应为21万元',
      correctedWhy: '录入有误',
    }
    await expect.poll(() => asked).toEqual([{ options, version: 3 }])
    await expect
      .element(page.getByText('更正内容：第1段追缴金额应为21万元；更正原因：录入有误'))
      .toBeVisible()
  },
)

test('a correction that says the same is told so before its check', async () => {
  answering([], anEdition({ corrects }), { ...quiet, differences: { places: [], more: 0 } })
  await show(<EditionDesk {...ids} />)
  await expect.element(page.getByText('与第1版相同，核对时会被退回', { exact: false })).toBeVisible()
})

test('a correction that only leaves out what was sealed since is not called the same', async () => {
  answering([], anEdition({ corrects }), { ...quiet, differences: { places: [], more: 1 } })
  await show(<EditionDesk {...ids} />, { size: phone })
  await expect.element(page.getByText('与第1版有 1 处不同：之后封存的内容不再写出。')).toBeVisible()
  await expect.element(page.getByText('与第1版相同', { exact: false })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('an edition that was corrected leads to the one that did, with what and why', async () => {
  const correctedBy = {
    id: idNamed('edition', 82),
    number: 2,
    publishedAt: '2026-11-21T02:00:00.000Z',
    correction: { what: '公布期限', why: '印发推迟' },
  }
  answering([], anEdition({ status: 'published', number: 1, correctedBy, can: ['give'] }), quiet)
  await show(<EditionDesk {...ids} />, { size: phone })
  // To that very edition, and not to the list of all.
  await expect
    .element(page.getByRole('link', { name: '已由第2版更正（2026-11-21）' }))
    .toHaveAttribute('href', expect.stringMatching(new RegExp(`/documents/${correctedBy.id}$`, 'u')))
  await expect.element(page.getByText('更正内容：公布期限；更正原因：印发推迟')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
