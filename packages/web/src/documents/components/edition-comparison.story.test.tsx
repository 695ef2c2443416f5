import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { anEdition, answering, ids, quiet } from '../../testing/an-edition.ts'
import { answer, operations } from '../../testing/network.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { EditionComparison } from './edition-comparison.tsx'
import { EditionDesk } from './edition-desk.tsx'
import '../documents.css'

const published = anEdition({
  document: 'figures',
  status: 'published',
  number: 1,
  asOf: day('2026-11-20'),
  can: [],
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'what left stands beside today, what differs first, with the entries between, %s',
  async (_, size) => {
    answering([], published, quiet)
    await show(<EditionDesk {...ids} />, { size })
    const beside = page.getByRole('region', { name: '与今天的数对照' })
    await expect.element(beside.getByText('文中 3 个数，今天有 2 个不同：')).toBeVisible()
    await expect.element(beside.getByRole('row', { name: '已销号措施 … 条 7 9 +2' })).toBeVisible()
    await expect.element(beside.getByRole('cell', { name: '未写' })).toBeVisible()
    await expect.element(beside.getByText('再次对外提供，请按今天的记录另出一版。')).toBeVisible()
    await expect.poll(unseen).toEqual([])
    await beside.getByText('其余 1 个没有变').click()
    await expect.element(beside.getByRole('row', { name: '45 45 0', exact: false })).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('the way to the entries between is for whoever reads the journal', async () => {
  answering([], published, quiet)
  await show(<EditionComparison edition={published} readsJournal />, { language: 'en' })
  const why = page.getByRole('link', { name: 'Entries between (behind entry 132)' })
  await expect.element(why).toHaveAttribute('href', expect.stringContaining('after=132'))
})

test('where nothing moved that alone is said', async () => {
  answer({
    editions: {
      compare: operations.editions.compare.handler(() => ({
        entry: 1,
        figures: [{ under: '', words: '共 … 条', was: '5', now: '5', difference: 0 }],
        more: 0,
      })),
    },
  })
  await show(<EditionComparison edition={published} readsJournal />)
  await expect.element(page.getByText('文中 1 个数，今天都没有变。')).toBeVisible()
  await expect.element(page.getByRole('link')).not.toBeInTheDocument()
  await expect.element(page.getByRole('table')).not.toBeInTheDocument()
})
