import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { day } from '@bihuan/core/kernel/day.ts'
import { answer, never, operations } from '../../testing/network.ts'
import { aClaim, idNamed, people } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { ClaimView } from './claim-view.tsx'
import '../closure.css'

const piece = (number: number, name: string) => ({
  fileId: `file-${number}`,
  name,
  size: 2048,
  mediaType: 'text/plain',
})

test('who checks reads why it came back before, what is new since, and which files are one', async () => {
  answer({ rectifications: { get: operations.rectifications.get.handler(never) } })
  const claim = {
    request: aClaim(),
    rectificationName: '区委巡察整改',
    findingNumber: '1',
    findingTitle: '公务接待审批不严',
    measureNumber: '1-2',
    measureText: '修订办法',
    owner: null,
    dueOn: null,
    lastProgress: null,
    lastProgressAt: null,
    sourceState: null,
    evidence: [piece(2, '补签字.txt'), piece(1, '会议纪要.txt'), piece(3, '照片说明.txt')],
    refused: [],
    returned: {
      rung: { zh: '部门负责人', en: 'Head' },
      by: people.head,
      at: '2026-11-20T01:30:00Z',
      reason: '会议纪要没有签字。',
    },
    newFiles: ['file-2'],
    sameFiles: [['file-1', 'file-2']],
  }
  await show(
    <ClaimView claim={claim} position={{ at: 0, count: 1 }} move={() => {}} onDecided={() => {}} />,
    {
      size: phone,
    },
  )
  const before = page.getByRole('region', { name: '曾被退回' })
  await expect.element(before).toMatchTextContent('会议纪要没有签字。')
  await expect.element(before).toMatchTextContent('退回后新增佐证材料 1 份（共 3 份）')
  const file = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  await expect.element(page.getByText('退回后新增', { exact: true })).toBeVisible()
  await expect.element(page.getByText('与“会议纪要.txt”内容完全相同')).toBeVisible()
  await expect.element(page.getByText('与“补签字.txt”内容完全相同')).toBeVisible()
  await expect.element(file('照片说明.txt')).not.toMatchTextContent('相同')
  await expect.poll(unseen).toEqual([])
})

test('on a phone no day of a claim is broken', async () => {
  answer({ rectifications: { get: operations.rectifications.get.handler(never) } })
  const claim = {
    request: aClaim({ id: idNamed('closureRequest', 1), rung: 'leader', can: [] }),
    rectificationName: '区委巡察整改',
    findingNumber: '1',
    findingTitle: '公务接待审批不严',
    measureNumber: '1-2',
    measureText: '修订办法',
    owner: { id: idNamed('organization', 1), name: '区政务服务和数据管理局综合处' },
    dueOn: day('2026-11-25'),
    lastProgress: null,
    lastProgressAt: null,
    sourceState: null,
    evidence: [],
    returned: null,
    newFiles: [],
    sameFiles: [],
    refused: [],
  }
  await show(
    <ClaimView claim={claim} position={{ at: 1, count: 1 }} move={() => {}} onDecided={() => {}} />,
    { size: phone },
  )
  await expect.element(page.getByText('2026-11-25', { exact: false }).first()).toBeVisible()
  await expect.element(page.getByRole('heading', { name: '1-2 修订办法' })).toBeVisible()
  const lines = (): number[] =>
    [...document.querySelectorAll('time')].map((one) => one.getClientRects().length)
  await expect.poll(lines).not.toEqual([])
  await expect.poll(() => new Set(lines())).toEqual(new Set([1]))
  await expect.poll(unseen).toEqual([])
})
