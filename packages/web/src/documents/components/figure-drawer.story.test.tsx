import { computed, counted } from '@bihuan/core/documents/document.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { FigureDrawer } from './figure-drawer.tsx'

const people = [{ id: 'a' }, { id: 'b' }]

function withoutLedger(): void {
  answer({
    rectifications: {
      ledger: operations.rectifications.ledger.handler(({ errors }) => {
        throw errors.NOT_FOUND(refusal('NOT_FOUND'))
      }),
    },
  })
}

test('a counted figure opens its records, and says how many are not shown', async () => {
  withoutLedger()
  const figure = { ...counted('person', people), value: 5, text: '5' }
  await show(<FigureDrawer figure={figure} rectificationId="r" onClose={() => {}} />, { size: phone })
  await expect.element(page.getByText('共 2 条')).toBeVisible()
  await expect.element(page.getByText('另有 3 条不在您的查看范围内，没有列出')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a figure none of whose records may be opened says how many those are', async () => {
  withoutLedger()
  const figure = { ...counted('organization', []), value: 5, text: '5' }
  await show(<FigureDrawer figure={figure} rectificationId="r" onClose={() => {}} />, { size: phone })
  await expect.element(page.getByText('没有可列出的记录')).toBeVisible()
  await expect.element(page.getByText('另有 5 条不在您的查看范围内，没有列出')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a figure that is worked out says so, and hides nothing', async () => {
  withoutLedger()
  const figure = computed(45, [{ type: 'person', id: 'a' }])
  await show(<FigureDrawer figure={figure} rectificationId="r" onClose={() => {}} />, { size: office })
  await expect.element(page.getByText('不是数出来的：由以下 1 条记录算出')).toBeVisible()
  await expect.element(page.getByText('不在您的查看范围内', { exact: false })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})
