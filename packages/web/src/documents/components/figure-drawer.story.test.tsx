import { computed, counted, countedRefs } from '@bihuan/core/documents/document.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { aMeasure, anItem, detailsOf, idNamed } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { FigureDrawer } from './figure-drawer.tsx'

const people = [{ id: idNamed('person', 1) }, { id: idNamed('person', 2) }]

/** Nothing of what is counted is called anything for this reader. */
function withoutNames(): void {
  answer({
    persons: { choices: operations.persons.choices.handler(() => ({ persons: [], hasMore: false })) },
    organizations: { list: operations.organizations.list.handler(() => []) },
  })
}

test('a counted figure opens its records, and says how many are not shown', async () => {
  withoutNames()
  const figure = { ...counted('person', people), value: 5, text: '5' }
  await show(<FigureDrawer figure={figure} rectificationId="r" onClose={() => {}} />, { size: phone })
  await expect.element(page.getByText('共 2 条')).toBeVisible()
  await expect.element(page.getByText('另有 3 条不在您的查看范围内，没有列出')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a figure none of whose records may be opened says how many those are', async () => {
  withoutNames()
  const figure = { ...counted('organization', []), value: 5, text: '5' }
  await show(<FigureDrawer figure={figure} rectificationId="r" onClose={() => {}} />, { size: phone })
  await expect.element(page.getByText('没有可列出的记录')).toBeVisible()
  await expect.element(page.getByText('另有 5 条不在您的查看范围内，没有列出')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a figure that is worked out says so, and hides nothing', async () => {
  withoutNames()
  const figure = computed(45, [{ type: 'person', id: idNamed('person', 1) }])
  await show(<FigureDrawer figure={figure} rectificationId="r" onClose={() => {}} />, { size: office })
  await expect.element(page.getByText('不是数出来的：由以下 1 条记录算出')).toBeVisible()
  await expect.element(page.getByText('不在您的查看范围内', { exact: false })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('behind claims, sign-offs and evidence stand their measure, the way to it, the day, and who signed for whom, here or on paper', async () => {
  const measure = anItem({ number: '1-3', text: '对41户逐户催缴' })
  const head = { zh: '部门负责人', en: 'head' }
  const claim = {
    id: idNamed('closureRequest', 1),
    status: 'approved' as const,
    claimedBy: '丁一帆',
    signatures: [
      { rung: head, by: '何以宁', on: day('2026-05-04'), paperOn: null, meeting: null },
      {
        rung: head,
        by: '程若谷（代顾行远）',
        on: day('2026-05-06'),
        paperOn: day('2026-05-01'),
        meeting: null,
      },
      {
        rung: { zh: '会议决议', en: 'resolution of a meeting' },
        by: '温如玉',
        on: day('2026-05-06'),
        paperOn: null,
        meeting: { zh: '专题会 第12次', en: 'special meeting 12' },
      },
    ],
  }
  answer({
    rectifications: {
      items: operations.rectifications.items.handler(() => ({ items: [measure], hasMore: false })),
    },
    closure: { signed: operations.closure.signed.handler(() => ({ claims: [claim], hasMore: false })) },
  })
  const about = { type: 'measure', id: measure.id } as const
  const figure = countedRefs([
    { type: 'closureRequest', id: claim.id, about: { ...about, on: day('2026-05-03') } },
    { type: 'signature', id: claim.id, about: { ...about, on: day('2026-05-04') } },
    { type: 'signature', id: claim.id, about: { ...about, on: day('2026-05-06') } },
    { type: 'signature', id: claim.id, about: { ...about, on: day('2026-05-06') } },
    { type: 'evidence', id: idNamed('file', 1), about: { ...about, on: day('2026-05-02') } },
  ])
  await show(
    <FigureDrawer figure={figure} rectificationId={idNamed('rectification', 1)} onClose={() => {}} />,
    { size: phone },
  )
  await expect
    .poll(() =>
      page
        .getByRole('listitem')
        .elements()
        .map((one) => one.textContent),
    )
    .toEqual([
      '销号申请 1-3 对41户逐户催缴 2026-05-03 提出申请人 丁一帆 · 已同意',
      '审核签字 1-3 对41户逐户催缴 2026-05-04 签字部门负责人 何以宁 · 在系统中签',
      '审核签字 1-3 对41户逐户催缴 2026-05-06 签字部门负责人 程若谷（代顾行远） · 纸质签批（2026-05-01）',
      '审核签字 1-3 对41户逐户催缴 2026-05-06 签字会议决议 · 会议决议（专题会 第12次），温如玉 确认',
      '佐证材料 1-3 对41户逐户催缴 2026-05-02 提交',
    ])
  const way = page.getByRole('link', { name: '审核签字 1-3 对41户逐户催缴' }).first()
  await expect
    .element(way)
    .toHaveAttribute('href', `/rectifications/${idNamed('rectification', 1)}/ledger?measure=${measure.id}`)
  await expect.poll(unseen).toEqual([])
})

test('of many records some are shown at a time, and only these are asked for by name', async () => {
  const asked = new Set<number>()
  answer({
    rectifications: {
      items: operations.rectifications.items.handler(({ input: { ids } }) => {
        asked.add(ids?.length ?? 0)
        const items = (ids ?? []).map((one) => anItem({ id: one, number: '1-1', text: '对41户逐户催缴' }))
        return { items, hasMore: false }
      }),
    },
  })
  const measures = Array.from({ length: 120 }, (_, at) => ({ id: idNamed('measure', at + 1) }))
  const figure = counted('measure', measures)
  await show(
    <FigureDrawer figure={figure} rectificationId={idNamed('rectification', 1)} onClose={() => {}} />,
    { size: phone },
  )
  const links = page.getByRole('link', { name: '整改措施 1-1 对41户逐户催缴' })
  await expect.poll(() => links.elements().length).toBe(50)
  await page.getByRole('button', { name: '再看 50 条（还有 70 条）' }).click()
  await expect.poll(() => links.elements().length).toBe(100)
  await page.getByRole('button', { name: '再看 20 条（还有 20 条）' }).click()
  await expect.poll(() => links.elements().length).toBe(120)
  await expect.poll(() => [...asked]).toEqual([50, 20])
  await expect.poll(unseen).toEqual([])
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'behind a number of a measure stand its value and target, who reported it last and how, %s',
  async (_, size) => {
    const figure = {
      id: idNamed('figure', 1),
      name: '巡查点位',
      unit: '个',
      target: 800,
      counting: 'standing' as const,
      value: 812,
      remaining: 0,
      percent: 101.5,
    }
    const said = { figureId: figure.id, value: 812, before: 649, after: 812, why: '' }
    const at = '2026-11-02T02:00:00.000Z'
    const measure = aMeasure({ figures: [figure] })
    answer({
      measures: {
        get: operations.measures.get.handler(() =>
          detailsOf(measure, {
            figureReports: [{ ...said, by: { id: idNamed('person', 1), name: '何平' }, at }],
          }),
        ),
      },
      rectifications: {
        items: operations.rectifications.items.handler(() => ({ items: [], hasMore: false })),
      },
    })
    await show(
      <FigureDrawer
        figure={computed(101.5, [{ type: 'measure', id: measure.id }])}
        rectificationId={measure.rectificationId}
        onClose={() => {}}
      />,
      { size },
    )
    await expect.element(page.getByText('现为 812个，目标 800个，占 101.5%')).toBeVisible()
    await expect.element(page.getByText('以最后一次填报的数为准')).toBeVisible()
    await expect.element(page.getByText('何平 2026-11-02 最后填报：812个')).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)
