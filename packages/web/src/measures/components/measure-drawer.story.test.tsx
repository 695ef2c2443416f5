import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { noObjects, whoIsThere } from '../../testing/answers.ts'
import { type Answers, answer, never, operations, refusal } from '../../testing/network.ts'
import {
  aClaim,
  aFinding,
  aMeasure,
  aSession,
  detailsOf,
  idNamed,
  oneWordOf,
  people,
  wordsOf,
} from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { MeasureDrawer } from './measure-drawer.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const { get, start, assign } = operations.measures
const drawer = page.getByRole('dialog')

async function open(
  details: ReturnType<typeof detailsOf>,
  more: Readonly<Record<string, Readonly<Record<string, Answers>>>> = {},
  surroundings?: Parameters<typeof show>[1],
): Promise<void> {
  answer({
    ...whoIsThere,
    ...noObjects,
    ...more,
    measures: { get: get.handler(() => details), ...more['measures'] },
  })
  await showDrawer(surroundings)
}

async function showDrawer(surroundings?: Parameters<typeof show>[1]): Promise<void> {
  const { rectificationId, id } = aMeasure()
  await show(<MeasureDrawer {...{ rectificationId }} measureId={id} onClose={() => {}} />, surroundings)
}

test('while it is read the drawer is there and can be closed', async () => {
  answer({ measures: { get: get.handler(never) } })
  await showDrawer()
  await expect.element(drawer.getByRole('button', { name: '关闭' })).toBeVisible()
  await expect.element(drawer.getByText('措施', { exact: true })).toBeVisible()
})

test('what cannot be read says so, and is read again when told to', async () => {
  const found = vi.fn<() => boolean>(() => false)
  answer({
    ...noObjects,
    measures: {
      get: get.handler(({ errors }) => {
        if (found()) return detailsOf(aMeasure())
        throw errors.NOT_FOUND(refusal('NOT_FOUND'))
      }),
    },
  })
  await showDrawer()
  await expect.element(drawer.getByRole('alert')).toBeVisible()
  found.mockReturnValue(true)
  await drawer.getByRole('button', { name: '重试' }).click()
  await expect.element(drawer.getByText(aMeasure().text)).toBeVisible()
  await expect.element(drawer.getByRole('alert')).not.toBeInTheDocument()
})

test('what is reported on regularly calls its day the next check-in', async () => {
  const first = day('2026-10-31')
  const monthly = { timeClass: 'continuous', checkInEvery: 'monthly', checkInFrom: first } as const
  await open(detailsOf(aMeasure({ ...monthly, dueOn: day('2026-11-30') })), {}, { size: phone })
  await expect.element(drawer.getByText('下次汇报')).toBeVisible()
  await expect.element(drawer.getByText('时限', { exact: true })).not.toBeInTheDocument()
})

test('what cannot be done yet says why and leads to where it is put right', async () => {
  const place = {
    kind: 'finding',
    rectificationId: aMeasure().rectificationId,
    findingId: aFinding().id,
  } as const
  const refused = [
    {
      action: 'submit',
      code: 'FINDING_NOT_OPEN',
      message: { zh: '问题已在审核。', en: 'The finding is being checked.' },
      place,
    },
  ]
  await open(detailsOf(aMeasure({ can: [] }), { refused }))
  await expect
    .element(drawer.getByRole('listitem').first())
    .toMatchTextContent('暂不能申请销号：问题已在审核。')
  await expect.element(drawer.getByRole('link', { name: '去这个问题处理' })).toBeVisible()
  await expect.element(drawer.getByText('当前没有需要您办理的事项。')).not.toBeInTheDocument()
})

test('before closure is claimed the form is there to be printed and signed on paper', async () => {
  const asked: object[] = []
  await open(
    detailsOf(aMeasure({ can: [] })),
    {
      documents: {
        file: operations.documents.file.handler(({ input: { document, format, options }, errors }) => {
          asked.push({ document, format, options })
          throw errors.LEDGER_TOO_LARGE(refusal('LEDGER_TOO_LARGE'))
        }),
      },
    },
    { size: phone },
  )
  await drawer.getByRole('button', { name: '销号审批表 PDF' }).click()
  const options = { language: 'zh', measureId: aMeasure().id }
  await expect.poll(() => asked).toEqual([{ document: 'closureForm', format: 'pdf', options }])
  await expect.poll(unseen).toEqual([])
})

test('what is closed has no form to be signed', async () => {
  await open(detailsOf(aMeasure({ status: 'closed', can: [] })))
  await expect.element(drawer.getByText(aMeasure().text)).toBeVisible()
  await expect.element(drawer.getByRole('button', { name: '销号审批表 PDF' })).not.toBeInTheDocument()
})

test('the reason for which it came back stands above what is to be done', async () => {
  await open(detailsOf(aMeasure({ status: 'returned', reason: '缺少会议纪要。', can: ['report'] })))
  await expect.element(drawer.getByText('退回理由')).toBeVisible()
  await expect.element(drawer.getByText(/缺少会议纪要。/)).toBeVisible()
})

test('starting is one click, a double click one start, and a refusal stands below', async () => {
  const asked = vi.fn<() => void>()
  const bothClicks = Promise.withResolvers<void>()
  await open(detailsOf(aMeasure({ can: ['start'] })), {
    measures: {
      start: start.handler(async ({ errors }) => {
        asked()
        await bothClicks.promise
        throw errors.ASSIGNMENT_MISSING(refusal('ASSIGNMENT_MISSING'))
      }),
    },
  })
  await drawer.getByRole('button', { name: '开始整改' }).dblClick()
  await expect.poll(() => asked).toHaveBeenCalledOnce()
  bothClicks.resolve()
  await expect.element(drawer.getByRole('alert')).toBeVisible()
  await expect.poll(() => asked).toHaveBeenCalledOnce()
})

test('whoever would lose a rung by reporting is told first, and leaving it to the handler comes first', async () => {
  await open(detailsOf(aMeasure({ status: 'underway', can: ['report'] }), { losesRungs: ['head'] }))
  await drawer.getByRole('button', { name: '填报进展' }).click()
  await expect.element(drawer.getByText(/填报进展后，您不能再审核这一事项/)).toBeVisible()
  await expect.element(drawer.getByRole('textbox')).not.toBeInTheDocument()
  await drawer.getByRole('button', { name: '仍由我填报' }).click()
  await expect.element(drawer.getByRole('textbox', { name: '进展情况' })).toHaveFocus()
})

test('assigning sends what was changed and nothing else, for the version that was opened', async () => {
  const asked: object[] = []
  await open(detailsOf(aMeasure()), {
    measures: {
      assign: assign.handler(({ input: { changes, version } }) => {
        asked.push({ changes, version })
        return aMeasure({ version: 4 })
      }),
    },
  })
  await drawer.getByRole('button', { name: '分派' }).click()
  const save = drawer.getByRole('button', { name: '保存' })
  await lacksAtPress(save, '至少一处改动')
  await drawer.getByRole('textbox', { name: '时限' }).fill('2027.3.1')
  await userEvent.keyboard('{Enter}')
  await drawer.getByRole('combobox', { name: '承办人' }).click()
  await page.getByTitle('陆之遥（办公室）').click()
  await save.click()
  await expect.element(page.getByText('已分派')).toBeVisible()
  await expect
    .poll(() => asked)
    .toEqual([{ changes: { handlerId: people.other.id, dueOn: day('2027-03-01') }, version: 3 }])
  await expect.element(save).not.toBeInTheDocument()
})

test('whoever makes themselves the handler is told beforehand that they will sign nothing of it', async () => {
  await open(detailsOf(aMeasure()), {}, { session: aSession({ person: people.other }) })
  await drawer.getByRole('button', { name: '分派' }).click()
  await drawer.getByRole('combobox', { name: '承办人' }).click()
  await page.getByTitle('陆之遥（办公室）').click()
  await expect.element(drawer.getByText('不能审核其销号和所属问题的销号', { exact: false })).toBeVisible()
})

test('a department with a name as long as a sentence stays within its field', async () => {
  const owner = { id: idNamed('organization', 1), name: wordsOf(60) }
  const organizations = {
    list: operations.organizations.list.handler(() => [
      { ...owner, parentId: null, kind: 'department' as const, closedOn: null, endsOn: null },
    ]),
  }
  await open(detailsOf(aMeasure({ owner })), { organizations })
  await drawer.getByRole('button', { name: '分派' }).click()
  const chosen = drawer.getByRole('combobox', { name: '责任部门' })
  await expect.element(chosen).toBeInTheDocument()
  const field = chosen.element().closest('.ant-select')
  await expect.poll(() => field?.textContent).toContain(wordsOf(60))
  const edge = field?.closest('label')?.getBoundingClientRect().right ?? 0
  await expect.poll(() => field?.getBoundingClientRect().right).toBeLessThanOrEqual(edge)
})

test('no day that does not exist is sent', async () => {
  await open(detailsOf(aMeasure()))
  await drawer.getByRole('button', { name: '分派' }).click()
  await drawer.getByRole('textbox', { name: '时限' }).fill('2027-2-30')
  await userEvent.tab()
  await expect.element(drawer.getByRole('alert')).toMatchTextContent('日历上没有')
  await lacksAtPress(drawer.getByRole('button', { name: '保存' }), '时限（日期不对）')
})

test('a finding that names somebody of its own is offered to move along', async () => {
  const finding = aFinding({ isOwn: { owner: false, leader: true }, leader: people.leader, can: ['assign'] })
  await open(detailsOf(aMeasure()), {
    findings: {
      get: operations.findings.get.handler(() => ({
        finding,
        further: [],
        heads: [],
        timeline: [],
        closureRequest: null,
        losesRungs: [],
        rungNames: {},
        handlers: [],
        source: null,
        furtherSources: [],
        fromSources: [],
        refused: [],
      })),
    },
  })
  await drawer.getByRole('button', { name: '分派' }).click()
  await drawer.getByRole('combobox', { name: '牵头领导' }).click()
  await page.getByTitle('陆之遥（办公室）').click()
  await expect.element(drawer.getByRole('checkbox')).toBeChecked()
  await expect.element(drawer.getByText(/牵头领导现为 林知远/)).toBeVisible()
})

test('the head of the department sets the handler; all else is shown and cannot be changed', async () => {
  await open(detailsOf(aMeasure({ assigns: 'ownerHead' })))
  await drawer.getByRole('button', { name: '分派' }).click()
  await expect.element(drawer.getByText('灰色的各项由工作专班设置，您只指定承办人。')).toBeVisible()
  await expect.element(drawer.getByRole('combobox', { name: '牵头领导' })).toBeDisabled()
  await expect.element(drawer.getByRole('combobox', { name: '承办人' })).toBeEnabled()
})

test('the head of its unit names who does a part, and is not asked for the day', async () => {
  const measure = aMeasure()
  const part = {
    id: idNamed('part', 1),
    rectificationId: measure.rectificationId,
    measureId: measure.id,
    ordinal: 1,
    unit: { id: idNamed('organization', 1), name: '养护所' },
    text: '清点设备',
    handler: null,
    dueOn: null,
    status: 'given' as const,
    reason: null,
    lastReport: null,
    light: 'green' as const,
    version: 1,
    can: ['assign' as const],
    assigns: ['handlerId' as const],
  }
  await open({ ...detailsOf(measure), parts: [part] })
  await drawer.getByRole('button', { name: '调整' }).click()
  await expect.element(drawer.getByRole('combobox', { name: '承办人' })).toBeEnabled()
  await expect.element(drawer.getByRole('textbox', { name: '时限' })).not.toBeInTheDocument()
  await lacksAtPress(drawer.getByRole('button', { name: '保存' }), '至少一处改动')
  await expect.poll(unseen).toEqual([])
})

function reported(text: string, file: string) {
  return {
    sequence: 4,
    at: '2026-11-25T08:00:00Z',
    by: people.handler,
    token: null,
    type: 'measure.reported',
    text,
    rung: null,
    changes: {},
    before: {},
    evidence: [{ fileId: idNamed('file', 1), name: `${file}.png`, size: 52_000_000, mediaType: 'image/png' }],
  }
}

test.each([
  ['zh', phone],
  ['en', phone],
  ['en', office],
] as const)('everything is seen with the longest texts: %s, %o', async (language, size) => {
  const longest = language === 'en' ? oneWordOf : wordsOf
  const measure = aMeasure({
    text: longest(5000),
    target: longest(1000),
    reason: longest(2000),
    status: 'submitted',
    handler: { ...people.handler, name: longest(50) },
    owner: { id: idNamed('organization', 1), name: longest(80) },
  })
  const closureRequest = aClaim({ unfilledRungs: ['leader'], namers: [people.other], can: ['withdraw'] })
  const source = { text: longest(1000), start: 0, end: 10, document: `${longest(60)}.docx` }
  const report = reported(longest(5000), longest(90))
  await open(
    detailsOf(measure, {
      timeline: [report],
      evidence: report.evidence,
      removedEvidence: report.evidence.map((piece) => ({ ...piece, fileId: idNamed('file', 2) })),
      closureRequest,
      source,
    }),
    { rectifications: { get: operations.rectifications.get.handler(never) } },
    { language, size },
  )
  await expect.element(page.getByText(report.text).first()).toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
  // Below one another everything may stand, and nothing beyond the side.
  const body = document.querySelector('.ant-drawer-body')
  await expect.poll(() => (body?.scrollWidth ?? 1) - (body?.clientWidth ?? 0)).toBe(0)
})

test('the day of an immediate measure is proposed below its day, and taken by hand', async () => {
  const asked: object[] = []
  const measure = aMeasure({ timeClass: 'immediate', dueOn: null })
  const immediate = { workingDays: 10, from: day('2026-11-02'), dueOn: day('2026-11-16') }
  await open(
    detailsOf(measure, { immediate }),
    {
      measures: {
        assign: assign.handler(({ input: { changes } }) => {
          asked.push(changes)
          return aMeasure({ version: 4 })
        }),
      },
    },
    { size: phone },
  )
  await drawer.getByRole('button', { name: '分派' }).click()
  await expect
    .element(drawer.getByText('反馈后 10 个工作日内，即 2026-11-16', { exact: false }))
    .toBeVisible()
  await expect.poll(unseen).toEqual([])
  await drawer.getByRole('button', { name: '采用' }).click()
  await expect.element(drawer.getByRole('button', { name: '采用' })).not.toBeInTheDocument()
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect.element(page.getByText('已分派')).toBeVisible()
  await expect.poll(() => asked).toEqual([{ dueOn: day('2026-11-16') }])
})

test('without the day of the feedback the form says where it is missing', async () => {
  await open(detailsOf(aMeasure({ timeClass: 'immediate', dueOn: null })))
  await drawer.getByRole('button', { name: '分派' }).click()
  await expect.element(drawer.getByText('反馈日期未填', { exact: false })).toBeVisible()
})

test('nobody whose confirmation of a signature on paper is waited for is told that nothing waits for them', async () => {
  const measure = aMeasure({ status: 'submitted', can: [] })
  await open(detailsOf(measure, { closureRequest: aClaim({ can: ['confirmPaper'] }) }))
  await expect.element(drawer.getByText(measure.text)).toBeVisible()
  await expect.element(drawer.getByText('当前没有需要您办理的事项。')).not.toBeInTheDocument()
})

test.each([phone, office])(
  'a request for an extension is taken back only when it was asked what is lost: %o',
  async (size) => {
    const sent: number[] = []
    const prepared = { until: day('2027-02-28'), words: '', by: { id: idNamed('person', 9), name: '简宁' } }
    const extension = {
      until: day('2027-03-31'),
      reason: '审计报告未出',
      isForPrincipal: false,
      askedAt: '2026-11-25T02:00:00Z',
      prepared,
    }
    const measure = aMeasure({ status: 'underway', extension, can: ['withdrawExtension'] })
    const withdrawExtension = operations.measures.withdrawExtension.handler(({ input: { version } }) => {
      sent.push(version)
      return aMeasure({ version: 4 })
    })
    await open(detailsOf(measure), { measures: { withdrawExtension } }, { size })
    const taking = drawer.getByRole('button', { name: '撤回延期申请' })
    await taking.click()
    await expect.poll(() => taking.element().closest('.measures-buttons')).toBeNull()
    await expect.element(page.getByText('以及简宁拟定的意见，不再待批', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: '不撤回' }).click()
    await expect.element(page.getByText('以及简宁拟定的意见', { exact: false })).not.toBeVisible()
    await drawer.getByRole('button', { name: '撤回延期申请' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '撤回延期申请' }).click()
    await expect.poll(() => sent).toEqual([3])
  },
)
