import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, answerUploads, never, operations, refusal } from '../../../testing/network.ts'
import { idNamed } from '../../../testing/samples.ts'
import { office, phone, show } from '../../../testing/show.tsx'
import { unseen } from '../../../testing/unseen.ts'
import { aListItem } from '../list-item.testing.ts'
import type { ObjectsSearch } from '../objects-search.ts'
import { ObjectsView } from './objects-view.tsx'

const of = { rectificationId: idNamed('rectification', 1), measureId: idNamed('measure', 1) }
const firms = (open: number) => ({
  id: idNamed('objectList', 1),
  name: '散乱污企业',
  unit: '家',
  counts: { open, returned: 0, said: 0, done: 0, voided: 0 },
  open,
  counted: open,
  late: 0,
  ladder: ['head' as const],
  asksWhy: false,
  version: 1,
})
const nobodyKnown = {
  persons: { choices: operations.persons.choices.handler(() => ({ persons: [], hasMore: false })) },
  organizations: { list: operations.organizations.list.handler(() => []) },
}
const nothing = { list: null, items: [], matching: 0, next: null, can: [], toCross: 0 }

function Shown(): React.ReactNode {
  const [search, setSearch] = useState<ObjectsSearch>({})
  return <ObjectsView {...of} search={search} onSearch={setSearch} />
}

/** A list of so many objects, answered page by page. */
function listing(many: number, more: (ordinal: number) => Partial<ListItemView> = () => ({})) {
  const asked: number[] = []
  const list = operations.objects.list.handler(({ input: { after, limit, q } }) => {
    asked.push(after)
    const fits = (ordinal: number) => q === undefined || `企业${ordinal}`.includes(q)
    const all = Array.from({ length: many }, (_, at) => at + 1).filter(fits)
    const those = all.filter((ordinal) => ordinal > after)
    return {
      list: firms(many),
      items: those.slice(0, limit).map((ordinal) => aListItem(ordinal, more(ordinal))),
      matching: Math.min(all.length, 1001),
      next: those.length > limit ? (those[limit - 1] ?? null) : null,
      can: ['rename', 'fill'] as const,
      toCross: 0,
    }
  })
  return { list, asked }
}

const drawn = (): number => document.querySelectorAll('.objects-row').length
const pane = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.objects-list')
  if (found === null) throw new Error('there is no list')
  return found
}

test('of 20,000 objects those in sight are drawn and fetched, down to the last', async () => {
  const { list, asked } = listing(20_000)
  answer({ objects: { list }, ...nobodyKnown })
  await show(<Shown />, { size: office })
  await expect.element(page.getByText('企业1', { exact: true })).toBeVisible()
  pane().scrollTop = pane().scrollHeight
  await expect.element(page.getByText('企业20000', { exact: true })).toBeVisible()
  await expect.poll(() => drawn()).toBeLessThan(80)
  await expect.poll(() => new Set(asked).size).toBeLessThan(8)
  await expect.poll(unseen).toEqual([])
})

test('a filtered list goes on as it is scrolled', async () => {
  const { list } = listing(3_000)
  answer({ objects: { list }, ...nobodyKnown })
  await show(<Shown />, { size: office })
  await page.getByRole('searchbox').fill('企业1')
  await page.getByRole('button', { name: 'search' }).click()
  await expect.element(page.getByText('1000 项以上')).toBeVisible()
  await expect.element(page.getByText('企业1000', { exact: true })).not.toBeInTheDocument()
  const drawnAtTheEnd = (): number => {
    pane().scrollTop = pane().scrollHeight
    return page.getByText('企业1999', { exact: true }).elements().length
  }
  await expect.poll(drawnAtTheEnd).toBe(1)
  await expect.poll(unseen).toEqual([])
})

test('on a phone an object is crossed off once the question is answered', async () => {
  const { list } = listing(3, () => ({ status: 'said', can: ['crossOff', 'return'], waitsFor: 'head' }))
  const crossed: unknown[] = []
  const crossOff = operations.objects.crossOff.handler(({ input: { items } }) => {
    crossed.push(items)
    return firms(2)
  })
  answer({ objects: { list, crossOff }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await page.getByRole('button', { name: /^2\s*企业2/ }).click()
  await page.getByRole('button', { name: '核销', exact: true }).click()
  await expect.element(page.getByText('核销对象 2？')).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await expect.poll(() => crossed).toEqual([])
  await page.getByRole('tooltip').getByRole('button', { name: '核销', exact: true }).click()
  await expect.poll(() => crossed).toEqual([[{ id: aListItem(2).id, version: 1 }]])
  await expect.element(page.getByText('已核销', { exact: true })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('on a phone an object is said to be done by a photograph', async () => {
  const { list } = listing(3, () => ({ can: ['sayDone', 'void'] }))
  const said: unknown[] = []
  const sayDone = operations.objects.sayDone.handler(({ input: { items, text, fileIds } }) => {
    said.push({ items, text, fileIds })
    return firms(2)
  })
  answer({ objects: { list, sayDone }, ...nobodyKnown })
  const stored = {
    fileId: id<'file'>(idNamed('file', 7)),
    name: '现场.jpg',
    size: 3,
    mediaType: 'image/jpeg',
  }
  answerUploads({ '现场.jpg': { stored } })
  await show(<Shown />, { size: phone })
  await page.getByRole('button', { name: /^2\s*企业2/ }).click()
  await expect.element(page.getByRole('button', { name: '拍照报完成' })).toBeVisible()
  await page.getByLabelText('2 的照片').upload(new File(['abc'], '现场.jpg', { type: 'image/jpeg' }))
  await expect
    .poll(() => said)
    .toEqual([{ items: [{ id: aListItem(2).id, version: 1 }], text: '', fileIds: [stored.fileId] }])
  await expect.poll(unseen).toEqual([])
})

test('of a late measure an object is said to be done with why it is late, and the next begins with what was said', async () => {
  const list = operations.objects.list.handler(() => ({
    list: { ...firms(3), asksWhy: true },
    items: [1, 2, 3].map((ordinal) => aListItem(ordinal, { can: ['sayDone'] })),
    matching: 3,
    next: null,
    can: [],
    toCross: 0,
  }))
  const said: unknown[] = []
  const sayDone = operations.objects.sayDone.handler(({ input: { text, lateReason } }) => {
    said.push({ text, lateReason })
    return { ...firms(2), asksWhy: true }
  })
  answer({ objects: { list, sayDone }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await page.getByRole('button', { name: /^2\s*企业2/ }).click()
  await expect.element(page.getByRole('button', { name: '拍照报完成' })).not.toBeInTheDocument()
  await page.getByRole('button', { name: '报完成', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog.getByText('报完成 · 2 企业2')).toBeVisible()
  await dialog.getByLabelText('完成情况').fill('已拆除')
  await dialog.getByRole('button', { name: '报完成' }).click()
  await expect.element(dialog.getByText('已过完成时限，请说明为什么没有按期完成')).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await dialog.getByLabelText('逾期原因').fill('等待评估')
  await dialog.getByRole('button', { name: '报完成' }).click()
  await expect.poll(() => said).toEqual([{ text: '已拆除', lateReason: '等待评估' }])
  await expect.element(dialog).not.toBeInTheDocument()
  await page.getByRole('button', { name: /^3\s*企业3/ }).click()
  await page.getByRole('button', { name: '报完成', exact: true }).last().click()
  await expect.element(page.getByLabelText('逾期原因')).toHaveValue('等待评估')
})

test('an object is added in a form, and a number that is there changes nothing', async () => {
  const { list } = listing(3)
  const filled: unknown[] = []
  const fill = operations.objects.fill.handler(({ input: { items } }) => {
    filled.push(items)
    return firms(4)
  })
  answer({ objects: { list, fill }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await page.getByRole('button', { name: '新增对象' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '编号' }).fill('2')
  await dialog.getByRole('textbox', { name: '名称' }).fill('企业2')
  await dialog.getByRole('button', { name: '新增对象' }).click()
  await expect.element(page.getByText(/清单中已有编号 2/)).toBeVisible()
  await expect.poll(() => filled).toEqual([])
  await expect.poll(unseen).toEqual([])
  await dialog.getByRole('textbox', { name: '编号' }).fill('4')
  await dialog.getByRole('button', { name: '新增对象' }).click()
  await expect
    .poll(() => filled)
    .toEqual([
      [{ number: '4', name: '企业2', place: '', responsibleId: null, responsibleWords: '', dueOn: null }],
    ])
})

test('an object is changed in what somebody changed of it', async () => {
  const { list } = listing(3, () => ({ can: ['change'] }))
  const changed: unknown[] = []
  const change = operations.objects.change.handler(({ input: { itemId, version, changes } }) => {
    changed.push({ itemId, version, changes })
    return aListItem(2)
  })
  answer({ objects: { list, change }, ...nobodyKnown })
  await show(<Shown />, { size: office })
  await page.getByRole('button', { name: /^2\s*企业2/ }).click()
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '地点' }).fill('南屏路')
  await page.getByRole('button', { name: '保存' }).click()
  await expect
    .poll(() => changed)
    .toEqual([{ itemId: aListItem(2).id, version: 1, changes: { place: '南屏路' } }])
  await expect.poll(unseen).toEqual([])
})

test('all that are shown are chosen, and each step names how many it fits', async () => {
  const { list } = listing(5, (ordinal) => ({
    can: ordinal <= 2 ? ['crossOff', 'void'] : ordinal <= 4 ? ['sayDone', 'void'] : [],
  }))
  answer({ objects: { list }, ...nobodyKnown })
  await show(<Shown />, { size: office })
  await page.getByRole('button', { name: '全选' }).click()
  await expect.element(page.getByText('已选 4 项')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '核销（2）' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '作废（4）' })).toBeVisible()
  await page.getByRole('button', { name: '报完成（2）' }).click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('whoever can do nothing with any object is not asked to choose them', async () => {
  const { list } = listing(5, () => ({ can: [] }))
  answer({ objects: { list }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await expect.element(page.getByText('企业5')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '全选' })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('objects are voided with a reason, and a refusal says what to do', async () => {
  const { list } = listing(2, () => ({ can: ['void', 'reopen'] }))
  const voiding = operations.objects.void.handler(({ errors }) => {
    throw errors.OBJECT_CHANGED(refusal('OBJECT_CHANGED'))
  })
  answer({ objects: { list, void: voiding }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await page.getByRole('button', { name: /^1\s*企业1/ }).click()
  await page.getByRole('button', { name: '作废' }).click()
  await page.getByLabelText('原因').fill('企业已注销')
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click()
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test.each([
  ['a phone', phone],
  ['the screen of an office', office],
])('on %s long names, persons and reasons are seen whole', async (_, size) => {
  const { list } = listing(2, () => ({
    name: '某某省某某市某某区某某街道某某社区某某路某某号某某有限责任公司某某分公司'.repeat(3),
    place: '某某街道某某社区某某路某某号'.repeat(4),
    responsibleWords: '欧阳某某、上官某某（街道办事处副主任兼网格长）',
    dueOn: day('2026-12-01'),
    isLate: true,
    status: 'returned',
    reason: '照片看不出通风装置，请补拍后重报。'.repeat(6),
    can: ['change', 'sayDone', 'void'],
  }))
  answer({ objects: { list }, ...nobodyKnown })
  await show(<Shown />, { size, language: 'en' })
  await page.getByRole('button', { name: /^1\s*某某省/ }).click()
  await expect.element(page.getByText(/^Reason: 照片看不出/)).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a list that is on its way, none, and an empty one say so', async () => {
  answer({ objects: { list: operations.objects.list.handler(never) }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await expect.poll(() => document.querySelectorAll('[aria-busy=true]').length).toBe(1)
  answer({ objects: { list: operations.objects.list.handler(() => nothing) }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await expect.element(page.getByText('本措施没有对象清单')).toBeVisible()
  const { list } = listing(0)
  answer({ objects: { list }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await expect.element(page.getByText('没有对象')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a list that somebody may not see is refused', async () => {
  const list = operations.objects.list.handler(({ errors }) => {
    throw errors.NOT_FOUND(refusal('NOT_FOUND'))
  })
  answer({ objects: { list }, ...nobodyKnown })
  await show(<Shown />, { size: phone })
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'whoever crosses off reads how late it was said, why, and what was wanting before, %s',
  async (_, size) => {
    const by = (name: string) => ({ id: idNamed('person', 1), name })
    const told: Partial<ListItemView> = {
      status: 'said',
      dueOn: day('2026-11-08'),
      can: ['crossOff', 'return'],
      waitsFor: 'head',
      said: {
        words: '证明已补附',
        lateReason: '证明由异地银行出具',
        at: '2026-11-28T02:00:00.000Z',
        by: by('叶青禾'),
        evidence: [],
      },
      back: { how: 'returned', reason: '缺资信证明', at: '2026-10-27T02:00:00.000Z', by: by('段明远') },
    }
    answer({ objects: { list: listing(1, () => told).list }, ...nobodyKnown })
    await show(<Shown />, { size })
    await page.getByRole('button', { name: /^1\s*企业1/ }).click()
    for (const words of [
      '2026-11-28 叶青禾报完成（时限 2026-11-08，迟 20 天报完成）',
      '逾期原因：证明由异地银行出具',
      '此前：2026-10-27 段明远退回，原因：缺资信证明',
    ])
      await expect.element(page.getByText(words)).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('of an object that was sent back it is told by whom and when', async () => {
  const back = {
    how: 'returned' as const,
    reason: 'No photo',
    at: '2026-10-27T02:00:00.000Z',
    by: { id: idNamed('person', 1), name: '段明远' },
  }
  const told: Partial<ListItemView> = { status: 'returned', reason: 'No photo', back }
  answer({ objects: { list: listing(1, () => told).list }, ...nobodyKnown })
  await show(<Shown />, { language: 'en' })
  await page.getByRole('button', { name: /^1\s*企业1/ }).click()
  await expect.element(page.getByText('Reason: No photo')).toBeVisible()
  await expect.element(page.getByText('2026-10-27 sent back by 段明远')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
