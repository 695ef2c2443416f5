import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { anEdition, answering, content, hash, ids, quiet } from '../../testing/an-edition.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { EditionDesk } from './edition-desk.tsx'
import '../documents.css'

test('whoever only reads is told what comes next, and offered nothing', async () => {
  answering([], anEdition({ status: 'checked', can: [] }), quiet)
  await show(<EditionDesk {...ids} />, { language: 'en' })
  await expect.element(page.getByText('Waits for a principal or inspector', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Approve' })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('whoever it waits for is told that it waits for them', async () => {
  answering([], anEdition({ status: 'checked', can: ['approve', 'return'] }), quiet)
  await show(<EditionDesk {...ids} />)
  await expect.element(page.getByText('等您审定：', { exact: false })).toBeVisible()
  await expect.element(page.getByText('等没有参与起草的', { exact: false })).not.toBeInTheDocument()
})

test('whoever approves opens what people typed, and is asked about what has no source', async () => {
  const statements = content.statements.map(({ place, said }) => ({
    place,
    said,
    verdict: 'outside' as const,
  }))
  answering([], anEdition({ status: 'checked', can: ['approve', 'return'] }), {
    ...quiet,
    statements,
    sources: [{ said: '7条', source: '走访台账' }],
  })
  await show(<EditionDesk {...ids} />, { size: phone })
  await expect.element(page.getByRole('button', { name: '12家：台账以外的数字，未注明来源' })).toBeVisible()
  await page.getByRole('button', { name: '审定', exact: true }).click()
  await expect
    .element(
      page.getByText('文中 1 处台账以外或未能核对的内容未注明来源：12家。仍要审定？', { exact: false }),
    )
    .toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'what the records say otherwise since the check is told before anybody approves, and it goes back, %s',
  async (_, size) => {
    const changed = [{ block: 'b', before: '已销号1条。', now: '已销号2条。', isHandWritten: false }]
    answering([], anEdition({ status: 'checked', can: ['approve', 'return'] }), {
      ...quiet,
      changed,
      isOutdated: true,
    })
    await show(<EditionDesk {...ids} />, { size })
    await expect
      .element(page.getByText('核对之后记录有了变化，不能审定或发布', { exact: false }))
      .toBeVisible()
    await expect
      .element(page.getByText('核对以来有 1 处变化，文稿仍是核对时的内容；下面的新写法按今天的记录'))
      .toBeVisible()
    const since = page.getByRole('region', { name: '核对以来的日志' })
    await expect.element(since.getByText('丁一帆 填报进展', { exact: false })).toBeVisible()
    await expect.element(since.getByRole('link', { name: '措施 3-2', exact: false })).toBeVisible()
    await expect.element(since.getByRole('link', { name: '到日志看全部' })).toBeVisible()
    // What was before the check is no change since, nor is the check itself.
    await expect.poll(() => since.getByRole('listitem').elements().length).toBe(1)
    await expect.element(page.getByRole('button', { name: '退回修改' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: '审定', exact: true })).not.toBeInTheDocument()
    await expect.poll(unseen).toEqual([])
  },
)

test('what was refused because the records changed is offered no more, with what changed', async () => {
  answering([], anEdition({ status: 'approved', can: ['publish', 'return', 'drop'] }), quiet)
  await show(<EditionDesk {...ids} />, { size: phone })
  await expect.element(page.getByText('已审定，可以发布', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '发布' }).click()
  const since = page.getByRole('region', { name: '核对以来的日志' })
  await expect.element(since.getByText('丁一帆 填报进展', { exact: false })).toBeVisible()
  await expect.element(page.getByText('已审定，可以发布', { exact: false })).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: '发布', exact: true })).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: '退回修改' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('an approved edition whose period of publication began before today is not offered to be published', async () => {
  const options = { shownFrom: day('2026-01-05') }
  answering([], anEdition({ status: 'approved', options, can: ['publish', 'return', 'drop'] }), quiet)
  await show(<EditionDesk {...ids} />)
  await expect.element(page.getByText('公布期限自 2026-01-05 起，已经开始', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '发布', exact: true })).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: '放弃' })).toBeVisible()
})

test('an edition that says what was sealed since tells who may have its files, and what to do', async () => {
  const published = anEdition({
    status: 'published',
    number: 1,
    files: [{ format: 'pdf', sha256: hash }],
    can: ['correct'],
  })
  answering([], published, { ...quiet, namesSealed: true })
  await show(<EditionDesk {...ids} />, { size: phone })
  await expect.element(page.getByText('请发更正版', { exact: false }).first()).toBeVisible()
  await page.getByRole('button', { name: '下载 PDF' }).click()
  await expect.element(page.getByText('请联系工作专班发更正版', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '起草更正版' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'what is attached stands beside the paper as files, and what is only named says so, %s',
  async (_, size) => {
    const attachments: typeof content.attachments = [
      { name: '整改台账', is: 'ledger' },
      { name: '某某专项整改工作任务分工图'.repeat(6), is: 'named' },
    ]
    const files = [{ format: 'ledger.xlsx', sha256: hash }]
    answering([], anEdition({ status: 'published', can: [], files }), { ...quiet, attachments })
    await show(<EditionDesk {...ids} />, { size })
    await expect.element(page.getByRole('button', { name: '下载附件“整改台账”PDF' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: '下载附件“整改台账”Excel' })).toBeVisible()
    await expect.element(page.getByText(hash)).toBeVisible()
    await expect.element(page.getByText('只列名称，系统没有这份文件，请自行附上')).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('a draft says of what is to be attached that it is made at the check', async () => {
  answering([], anEdition(), { ...quiet, attachments: [{ name: '整改台账', is: 'ledger' }] })
  await show(<EditionDesk {...ids} />)
  await expect.element(page.getByText('核对时按当日记录生成，随文稿审定')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '下载附件' })).not.toBeInTheDocument()
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'whoever approves is asked once, by the name of the paper, and nothing is sent before, %s',
  async (_, size) => {
    const sent: object[] = []
    const edition = anEdition({ status: 'checked', can: ['approve', 'return'], asOf: day('2026-11-25') })
    answering(sent, edition, quiet)
    await show(<EditionDesk {...ids} />, { size })
    await page.getByRole('button', { name: '审定', exact: true }).click()
    await expect
      .element(page.getByText('审定《某区关于巡察整改情况的通报》？数据截至 2026-11-25', { exact: false }))
      .toBeVisible()
    await expect.poll(() => sent).toEqual([])
    await expect.poll(unseen).toEqual([])
    await page.getByRole('tooltip').getByRole('button', { name: '审定' }).click()
    await expect.poll(() => sent).toHaveLength(1)
  },
)

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)('a draft whose days do not fit says which before it is checked, %s', async (_, size) => {
  const unfitDays = [
    {
      zh: '成文日期2020年1月1日早于反馈日期2026年1月20日',
      en: 'it is dated 2020-01-01, before the feedback of 2026-01-20',
    },
  ]
  answering([], anEdition(), { ...quiet, unfitDays })
  await show(<EditionDesk {...ids} />, { size })
  await expect
    .element(
      page.getByText(
        '日期不合，核对时会被退回：成文日期2020年1月1日早于反馈日期2026年1月20日。请在“公文要素”里改填。',
      ),
    )
    .toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('two numbers of one paragraph that contradict each other have one way to it', async () => {
  const contradictions: typeof content.contradictions = [
    [
      { place: { paragraph: 1, from: 1, to: 3 }, said: '2条' },
      { place: { paragraph: 1, from: 5, to: 7 }, said: '7条' },
    ],
  ]
  answering([], anEdition(), { ...quiet, contradictions })
  await show(<EditionDesk {...ids} />)
  await expect.element(page.getByText('前后不一：“2条”与“7条”')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '去“共2条整改措施。…”' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)('whoever checks or approves is told which measures are in dispute, %s', async (_, size) => {
  const contested = [1, 2].map(
    (at) => ({ type: 'measure', id: `00000000-0000-4000-8000-00000000000${at}` }) as const,
  )
  const edition = anEdition({ status: 'checked', can: ['approve', 'return'], asOf: day('2026-11-25') })
  answering([], edition, { ...quiet, contested })
  await show(<EditionDesk {...ids} />, { size })
  await expect
    .element(
      page.getByText('2 条措施在退回或重新整改中，其后没有新的填报：文中不写原先所报的进展和数。', {
        exact: false,
      }),
    )
    .toBeVisible()
  await page.getByRole('button', { name: '逐条查看' }).click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
})
