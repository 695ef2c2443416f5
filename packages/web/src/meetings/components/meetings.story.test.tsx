import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { people, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { MeetingDialog } from './meeting-dialog.tsx'
import { MeetingCard } from './meeting-card.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const rectificationId = '00000000-0000-4000-8000-000000000071'

function aMeeting(more: Partial<MeetingView> = {}): MeetingView {
  return {
    id: id<'meeting'>('00000000-0000-4000-8000-000000000081'),
    rectificationId: id<'rectification'>(rectificationId),
    kind: 'special',
    number: '〔2026〕3号',
    heldOn: day('2026-11-20'),
    present: [{ id: people.leader.id, name: people.leader.name }],
    presentNames: ['区纪委代表'],
    minutes: null,
    findings: [
      { id: id<'finding'>('00000000-0000-4000-8000-000000000091'), number: '3', title: '公务接待审批不严' },
    ],
    resolutions: ['由分管领导包案', '四月底前报结果'],
    status: 'recorded',
    reason: null,
    recordedBy: { id: people.handler.id, name: people.handler.name },
    recordedAt: '2026-11-21T02:00:00.000Z',
    version: 1,
    can: ['correct', 'void'],
    ...more,
  }
}

test('a meeting says when it was, who was there and what was decided; on a phone too', async () => {
  await show(<MeetingCard meeting={aMeeting()} />, { size: phone })
  await expect.element(page.getByRole('heading', { name: '2026-11-20 专题会 〔2026〕3号' })).toBeVisible()
  await expect.element(page.getByText('区纪委代表', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('link', { name: '问题 3 公务接待审批不严' })).toBeVisible()
  await expect.element(page.getByText('四月底前报结果')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a long meeting without a number, and one that is voided, in English', async () => {
  const long = aMeeting({ number: '', presentNames: [wordsOf(60)], resolutions: [wordsOf(800), wordsOf(3)] })
  const voided = aMeeting({
    id: id<'meeting'>('00000000-0000-4000-8000-000000000082'),
    status: 'voided',
    reason: '登记有误',
    resolutions: [],
    findings: [],
    can: [],
  })
  await show(
    <>
      <MeetingCard meeting={long} />
      <MeetingCard meeting={voided} />
    </>,
    { size: phone, language: 'en' },
  )
  await expect.element(page.getByText('Voided: 登记有误')).toBeVisible()
  await expect.element(page.getByText('No resolution is recorded')).toBeVisible()
  await expect.poll(() => page.getByRole('button', { name: 'Correct' }).elements()).toHaveLength(1)
  await expect.poll(unseen).toEqual([])
})

test('what is typed is sent as a meeting: resolutions a line each; a refusal says why not', async () => {
  const asked: object[] = []
  answer({
    persons: { choices: operations.persons.choices.handler(() => ({ persons: [], hasMore: false })) },
    organizations: { list: operations.organizations.list.handler(() => []) },
    rectifications: {
      items: operations.rectifications.items.handler(() => ({ items: [], hasMore: false })),
    },
    meetings: {
      record: operations.meetings.record.handler(({ input, errors }) => {
        const { kind, heldOn, presentNames, resolutions } = input
        asked.push({ kind, heldOn, presentNames, resolutions })
        if (asked.length === 1) throw errors.MEETING_IN_FUTURE(refusal('MEETING_IN_FUTURE'))
        return aMeeting()
      }),
    },
  })
  let isClosed = false
  await show(
    <MeetingDialog rectificationId={rectificationId} meeting={null} onClose={() => (isClosed = true)} />,
    { size: phone },
  )
  await page.getByRole('textbox', { name: '其他参会人员' }).fill('区纪委代表、督导组')
  await page.getByRole('textbox', { name: '议定事项' }).fill('由分管领导包案\n\n四月底前报结果')
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '登记会议' }).click()
  await expect.element(page.getByText('召开日期还没有到', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '登记会议' }).click()
  await expect.poll(() => isClosed).toBe(true)
  const meeting = {
    kind: 'special',
    heldOn: '2026-11-26',
    presentNames: ['区纪委代表', '督导组'],
    resolutions: ['由分管领导包案', '四月底前报结果'],
  }
  await expect.poll(() => asked).toEqual([meeting, meeting])
})

test('a meeting is voided with a reason, and not without', async () => {
  const asked: string[] = []
  answer({
    meetings: {
      void: operations.meetings.void.handler(({ input }) => {
        asked.push(input.reason)
        return aMeeting({ status: 'voided', reason: input.reason, version: 2, can: [] })
      }),
    },
  })
  await show(
    <MeetingDialog rectificationId={rectificationId} meeting={aMeeting()} isVoiding onClose={() => {}} />,
    { size: wide },
  )
  await lacksAtPress(page.getByRole('button', { name: '作废' }), '理由')
  await page.getByRole('textbox', { name: '理由' }).fill('重复登记')
  await page.getByRole('button', { name: '作废' }).click()
  await expect.poll(() => asked).toEqual(['重复登记'])
  await expect.poll(unseen).toEqual([])
})
