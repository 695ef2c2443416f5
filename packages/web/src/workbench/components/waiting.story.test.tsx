import type { ClosureQueueItem } from '@bihuan/core/closure/closure.contract.ts'
import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { aClaim, idNamed, people, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { MeasureRow } from './measure-row.tsx'
import { WaitingClaims } from './waiting-claims.tsx'
import { WaitingExtensions } from './waiting-extensions.tsx'
import { WaitingObjects } from './waiting-objects.tsx'
import '../workbench.css'

const lists: WorkbenchView['objects'] = [
  {
    rectification: { id: idNamed('rectification', 1), name: '区委巡察整改' },
    measure: { id: idNamed('measure', 1), name: '3-2' },
    name: '安全隐患',
    unit: '处',
    count: 3,
  },
  {
    rectification: { id: idNamed('rectification', 1), name: wordsOf(120) },
    measure: { id: idNamed('measure', 2), name: '12-4' },
    name: '违规排污企业',
    unit: '家',
    count: 1001,
  },
]

test.each([phone, wide])(
  'objects that wait to be crossed off stand list by list, each with the way to those alone, at %o',
  async (size) => {
    await show(<WaitingObjects lists={lists} />, { size })
    await expect.element(page.getByRole('heading', { name: /^待我核销的对象\s?1000 以上$/ })).toBeVisible()
    await expect.element(page.getByText('安全隐患：3 处待核销')).toBeVisible()
    await expect.element(page.getByText('违规排污企业：1000 家以上待核销')).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: '去核销' }).first())
      .toHaveAttribute(
        'href',
        `/rectifications/${idNamed('rectification', 1)}/measures/${idNamed('measure', 1)}/objects?state=said`,
      )
    await expect.poll(unseen).toEqual([])
  },
)

test('where no object waits nothing is said of it', async () => {
  await show(<WaitingObjects lists={[]} />, { language: 'en' })
  await expect.poll(() => page.getByRole('heading').elements()).toEqual([])
})

const by = { id: people.handler.id, name: '赵敏' }
const prepared = { by, at: '2026-11-25T02:00:00Z', decision: 'approve', words: '材料齐全' } as const

function aQueued(number: number, isPrepared: boolean): ClosureQueueItem {
  return {
    request: aClaim({
      id: idNamed('closureRequest', number),
      rung: 'leader',
      prepared: isPrepared ? prepared : null,
      can: ['prepare'],
    }),
    rectificationName: '区委巡察整改',
    findingNumber: '1',
    findingTitle: '公务接待审批不严',
    measureNumber: '1-2',
    measureText: `修订办法之${number}`,
    owner: null,
    dueOn: null,
    lastProgress: null,
    lastProgressAt: null,
    sourceState: null,
    evidence: [],
    returned: null,
    newFiles: [],
    sameFiles: [],
    refused: [],
  }
}

test('what a liaison has prepared stays in sight and counts no more', async () => {
  const claims = [aQueued(1, true), aQueued(2, false)]
  await show(<WaitingClaims claims={claims} waiting={2} />, { size: phone })
  await expect.element(page.getByRole('heading', { name: /^待我拟定意见（由领导签字）\s?1$/ })).toBeVisible()
  await expect
    .element(page.getByRole('listitem').first())
    .toMatchTextContent(`赵敏 已拟定意见：拟同意，待 ${people.head.name} 审核`)
  await show(<WaitingClaims claims={[aQueued(1, true)]} waiting={1} />, { size: phone })
  await expect.element(page.getByRole('heading', { name: /^已拟定意见，待领导签字\s?1$/ })).toBeVisible()
  await expect.element(page.getByText('修订办法之1')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

const extension: WorkbenchView['extensions'][number] = {
  id: idNamed('measure', 1),
  rectificationId: idNamed('rectification', 1),
  text: '修订公务接待管理办法',
  status: 'underway',
  reason: null,
  light: 'yellow',
  dueOn: day('2026-11-30'),
  timeClass: 'timeBound',
  findingTitle: null,
  ownerName: '办公室',
  handlerName: '李明',
  asksFor: { until: day('2026-12-20'), leaderName: '周宁' },
  next: 'prepareExtension',
  extension: {
    until: day('2026-12-20'),
    reason: '上级办法尚未印发',
    isForPrincipal: false,
    askedAt: '2026-11-25T02:00:00Z',
    prepared: { until: day('2026-12-20'), words: '拟同意', by: { id: idNamed('person', 9), name: '简宁' } },
  },
}

test('an extension for which a day is prepared stays in sight and counts no more', async () => {
  const open = {
    ...extension,
    id: idNamed('measure', 2),
    extension: { ...extension.extension, prepared: null },
  }
  await show(<WaitingExtensions extensions={[extension, open]} />, { size: phone })
  await expect
    .element(page.getByRole('heading', { name: /^待我拟定意见的延期（领导审批）\s?1$/ }))
    .toBeVisible()
  await expect.element(page.getByText('已拟定意见，待领导审批', { exact: false })).toBeVisible()
  await show(<WaitingExtensions extensions={[extension]} />, { size: phone })
  await expect
    .element(page.getByRole('heading', { name: /^已拟定意见的延期，待领导审批\s?1$/ }))
    .toBeVisible()
  await show(<WaitingExtensions extensions={[{ ...extension, next: 'decideExtension' }]} />, { size: phone })
  await expect.element(page.getByRole('heading', { name: /^待我审批的延期\s?1$/ })).toBeVisible()
  await expect.element(page.getByText('简宁 已拟定意见', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test.each([
  ['周宁', '已申请延期至 2026-12-20，待 周宁 审批'],
  [null, '已申请延期至 2026-12-20，待主要领导审批'],
])(
  'a late measure of which an extension is asked says until when and who decides: %s',
  async (leaderName, said) => {
    const late = { ...extension, light: 'red' as const, next: 'report' as const }
    await show(<MeasureRow measure={{ ...late, asksFor: { until: day('2026-12-20'), leaderName } }} />, {
      size: phone,
    })
    await expect.element(page.getByText(said)).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)
