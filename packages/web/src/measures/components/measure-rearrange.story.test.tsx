import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { aMeasure, anItem, idNamed } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { MergeMeasures, MoveMeasure } from './measure-rearrange.tsx'
import '../measures.css'

/** 130 measures, of which the server gives a page, by words, or by ids; and what it was asked. */
function manyMeasures(): object[] {
  const asked: object[] = []
  const all = Array.from({ length: 130 }, (_, at) =>
    anItem({
      id: idNamed('measure', at + 1),
      number: `1-${at + 1}`,
      text: at === 120 ? '逐户催缴' : '核对台账',
    }),
  )
  answer({
    rectifications: {
      items: operations.rectifications.items.handler(({ input: { q, ids, open } }) => {
        asked.push({ ...(q !== undefined && { q }), ...(ids !== undefined && { ids: ids.length }), open })
        const found = all.filter(
          ({ id, number, text }) =>
            (q === undefined || `${number} ${text}`.includes(q)) &&
            (ids === undefined || ids.some((one) => String(one) === id)),
        )
        return { items: found.slice(0, 100), hasMore: found.length > 100 }
      }),
    },
  })
  return asked
}

test('of many measures one beyond the first page is found by its words, chosen and told with what becomes of it', async () => {
  const asked = manyMeasures()
  await show(<MergeMeasures measure={aMeasure()} onClose={() => {}} />, { size: phone })
  const field = page.getByRole('combobox', { name: '并入本条的措施' })
  await field.click()
  await expect.element(page.getByTitle('1-2 核对台账')).toBeVisible()
  await userEvent.type(field, '催缴')
  await page.getByTitle('1-121 逐户催缴').click()
  await expect
    .element(page.getByText('1-121 逐户催缴（承办人 未明确，时限 未明确，佐证 0 件）', { exact: false }))
    .toBeVisible()
  await expect.poll(() => asked[0]).toEqual({ open: true })
  await expect.poll(() => asked).toContainEqual({ q: '催缴', open: true })
  await expect.poll(unseen).toEqual([])
})

test('where one answer holds all, the field finds them itself, and the finding that a measure stands below is named', async () => {
  const asked = new Set<string>()
  const [first, second] = [idNamed('finding', 1), idNamed('finding', 2)]
  const findings = [
    anItem({ id: first, number: '1', sourceNumber: '（一）', text: '公务接待审批不严', status: 'open' }),
    anItem({ id: second, number: '2', sourceNumber: '（二）', text: '', status: 'reopened' }),
  ]
  answer({
    rectifications: {
      items: operations.rectifications.items.handler(({ input: { kind, q } }) => {
        asked.add(`${kind} ${q ?? ''}`)
        return { items: findings, hasMore: false }
      }),
    },
  })
  await show(<MoveMeasure measure={aMeasure()} onClose={() => {}} />, { size: office })
  await expect.element(page.getByText('1 公务接待审批不严')).toBeVisible()
  const field = page.getByRole('combobox', { name: '所属问题' })
  await field.click()
  await userEvent.type(field, '2')
  await expect.element(page.getByTitle('2 （二）')).toBeVisible()
  await expect.poll(() => [...asked]).toEqual(['finding '])
  await expect.poll(unseen).toEqual([])
})
