import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { aSession, idNamed, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { WorkbenchPage } from '../pages/workbench-page.tsx'

function aList(at: number, changes: Partial<WorkbenchView['ownObjects'][number]>) {
  return {
    rectification: { id: idNamed('rectification', 1), name: at === 3 ? wordsOf(60) : '区委巡察整改' },
    measure: { id: idNamed('measure', at), name: `3-${at}` },
    name: '违规排污企业',
    unit: '家',
    open: 6,
    returned: 0,
    late: 0,
    ...changes,
  }
}

const returned = {
  id: idNamed('measure', 9),
  rectificationId: idNamed('rectification', 1),
  text: '复查近三年工程变更',
  status: 'reopened' as const,
  reason: '抽查发现漏项',
  light: 'green' as const,
  dueOn: day('2026-12-13'),
  timeClass: 'timeBound' as const,
  findingTitle: null,
  ownerName: '办公室',
  handlerName: '李明',
  next: 'report' as const,
}

const mine: WorkbenchView = {
  today: [returned],
  late: [],
  counts: { late: 0, today: 1, open: 1 },
  rectifications: [],
  hasMoreRectifications: false,
  supports: { first: [], late: 0, open: 0 },
  parts: { first: [], late: 0, open: 0 },
  extensions: [],
  objects: [],
  ownObjects: [aList(1, { late: 1, returned: 1 }), aList(2, { returned: 2 }), aList(3, {})],
  waiting: 0,
  ahead: [],
}

test.each([phone, office])(
  'objects to do stand where they are urgent, each list once, and each card says why it is there, at %o',
  async (size) => {
    answer({
      measures: {
        mine: operations.measures.mine.handler(() => mine),
        openOfMine: operations.measures.openOfMine.handler(() => ({ measures: [returned], total: 1 })),
      },
    })
    await show(<WorkbenchPage />, {
      size,
      session: aSession({ can: ['records.read'], roles: ['handler'] }),
    })
    const late = page.getByRole('region', { name: /^已逾期\s?1$/ })
    await expect.element(late.getByText('违规排污企业：6 家未完成，其中逾期 1 家、退回 1 家')).toBeVisible()
    await expect
      .element(late.getByRole('link', { name: '填报对象' }))
      .toHaveAttribute('href', expect.stringContaining('late=true'))
    const soon = page.getByRole('region', { name: /^近期要办\s?2$/ })
    await expect.element(soon.getByText('违规排污企业：6 家未完成，其中退回 2 家')).toBeVisible()
    await expect
      .element(soon.getByRole('link', { name: '填报对象' }))
      .toHaveAttribute('href', expect.stringContaining('state=returned'))
    await expect.element(soon.getByText('重新整改', { exact: true })).toBeVisible()
    // A number over two kinds of things says how many of each, and what the list leaves out.
    await expect.element(late.getByText('措施 0 · 对象清单 1', { exact: true })).toBeVisible()
    await expect.element(soon.getByText('措施 1 · 对象清单 1', { exact: true })).toBeVisible()
    await expect
      .element(soon.getByText('已提交待审核的不在这里，仍计入台账的“临期或退回”', { exact: false }))
      .toBeVisible()
    const left = page.getByRole('region', { name: /^待我填报的对象\s?6$/ })
    await expect.element(left.getByText('违规排污企业：6 家未完成')).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('in English it says how many are late, were sent back and are left', async () => {
  const urgent = { ...mine, ownObjects: [aList(1, { late: 1001, returned: 1 })] }
  answer({
    measures: {
      mine: operations.measures.mine.handler(() => urgent),
      openOfMine: operations.measures.openOfMine.handler(() => ({ measures: [], total: 0 })),
    },
  })
  const session = aSession({ can: ['records.read'], roles: ['handler'] })
  await show(<WorkbenchPage />, { language: 'en', size: phone, session })
  await expect
    .element(page.getByText('违规排污企业: 6 left, more than 1,000 of them late, 1 of them sent back'))
    .toBeVisible()
  await expect.poll(unseen).toEqual([])
})
