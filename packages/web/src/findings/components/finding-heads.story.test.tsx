import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { answer, never, operations, refusal } from '../../testing/network.ts'
import { aFinding, aMeasure, idNamed, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { FindingHeads } from './finding-heads.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const { group } = operations.findings
const finding = aFinding({ can: ['group'], measures: 2 })
const [one, two] = [idNamed('measure', 1), idNamed('measure', 2)]
const measures = [
  aMeasure({ id: one, text: '修订接待办法' }),
  aMeasure({ id: two, ordinal: 2, text: wordsOf(200) }),
]
const details = { finding, heads: [{ text: '健全制度', measureIds: [one] }] }
const detailsWith = (heads: typeof details.heads) => ({ ...nothingElse, finding, heads })
const nothingElse = {
  further: [],
  timeline: [],
  closureRequest: null,
  losesRungs: [],
  rungNames: {},
  handlers: [],
  source: null,
  furtherSources: [],
  fromSources: [],
  refused: [],
}
const reading = {
  rectifications: {
    ledger: operations.rectifications.ledger.handler(() => ({
      findings: [finding],
      measures,
      further: [],
      total: 2,
    })),
  },
}

test.each([phone, office])('heads are written one a line, and each measure gets one, at %o', async (size) => {
  const sent = vi.fn<(input: unknown) => void>()
  const kept = group.handler(({ input }) => {
    sent(input.heads)
    return finding
  })
  answer({ ...reading, findings: { group: kept, get: operations.findings.get.handler(never) } })
  await show(<FindingHeads details={detailsWith(details.heads)} />, { size })
  await expect.element(page.getByText('健全制度（1 条措施）')).toBeVisible()
  await page.getByRole('button', { name: '归入小标题' }).click()
  await page.getByRole('textbox', { name: '小标题' }).fill('健全制度\n清理规范')
  await expect.element(page.getByText('还没有措施归入：清理规范')).toBeVisible()
  await lacksAtPress(page.getByRole('button', { name: '保存' }), '还没有措施归入：清理规范')
  await page.getByRole('combobox', { name: /^归入：1-2/ }).click()
  await page.getByText('2 清理规范', { exact: true }).last().click()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '保存' }).click()
  await expect
    .poll(() => sent.mock.lastCall?.[0])
    .toEqual([
      { text: '健全制度', measureIds: [one] },
      { text: '清理规范', measureIds: [two] },
    ])
})

test('where another voided a measure meanwhile the refusal stands at the heads', async () => {
  const { rectificationId, id: findingId } = finding
  const refused = group.handler(({ errors }) => {
    const place = { kind: 'finding', rectificationId, findingId, field: 'heads' } as const
    throw errors.HEADS_UNFIT(refusal('HEADS_UNFIT', { place }))
  })
  answer({ ...reading, findings: { group: refused } })
  await show(<FindingHeads details={detailsWith(details.heads)} />)
  await page.getByRole('button', { name: '归入小标题' }).click()
  await page.getByRole('textbox', { name: '小标题' }).fill('健全各项制度')
  await page.getByRole('button', { name: '保存' }).click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/一条措施只能归入一个小标题/)
})

test('whoever may not group sees nothing, and without heads it is said what they are for', async () => {
  answer(reading)
  await show(<FindingHeads details={{ ...detailsWith([]), finding: aFinding({ measures: 2 }) }} />)
  await expect.poll(() => page.getByText('公布用小标题').elements()).toEqual([])
  await show(<FindingHeads details={detailsWith([])} />, { language: 'en' })
  await expect.element(page.getByRole('heading', { name: /^Heads for publication/ })).toBeVisible()
})

test('what is grouped is the finding’s own, and of a large rectification no more is asked for', async () => {
  const asked = vi.fn<(input: unknown) => void>()
  const ledger = operations.rectifications.ledger.handler(({ input }) => {
    asked(input.findingId)
    return { findings: [finding], measures, further: [], total: 2 }
  })
  answer({ rectifications: { ledger } })
  await show(<FindingHeads details={detailsWith(details.heads)} />)
  await page.getByRole('button', { name: '归入小标题' }).click()
  await expect.element(page.getByRole('combobox', { name: /^归入：1-2/ })).toBeVisible()
  await expect.poll(() => [...new Set(asked.mock.calls.flat())]).toEqual([finding.id])
})
