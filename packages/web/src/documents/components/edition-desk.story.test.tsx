import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { anEdition, answering, content, hash, ids, quiet } from '../../testing/an-edition.ts'
import { idNamed } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { EditionDesk } from './edition-desk.tsx'
import '../documents.css'

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'a draft names what is not true at both places, and is not checked with it, %s',
  async (_, size) => {
    answering([], anEdition())
    await show(<EditionDesk {...ids} />, { size })
    await expect.element(page.getByText('文中“7条”，记录是 2')).toBeVisible()
    await expect.element(page.getByText('前后不一：“2条”与“7条”')).toBeVisible()
    await expect
      .element(page.getByRole('button', { name: '7条：与记录不符，记录是 2，打开记录' }))
      .toBeVisible()
    await page.getByRole('button', { name: '去“走访企业12家，办结措施7条。…”' }).first().click()
    await expect.poll(() => document.activeElement?.id).toBe('block-2')
    await page.getByRole('button', { name: '核对并送审定' }).click()
    await expect.element(page.getByText('不能定稿', { exact: false })).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)('a paragraph is rewritten around its figures, %s', async (_, size) => {
  const asked: object[] = []
  answering(asked, anEdition())
  await show(<EditionDesk {...ids} />, { size })
  await page.getByRole('button', { name: '修改第2段' }).click()
  await page.getByRole('button', { name: '改写' }).click()
  const field = page.getByRole('textbox', { name: '这一段的文字' })
  await expect.element(field).toHaveValue('共⟦1⟧条整改措施。')
  await expect.element(page.getByRole('button', { name: '插入 ⟦1⟧，现在是 2' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await field.fill('我单位共有⟦1⟧条整改措施。')
  await page.getByRole('button', { name: '保存文字' }).click()
  await expect
    .poll(() => asked)
    .toEqual([
      {
        texts: [{ block: 'a', instead: '共⟦1⟧条整改措施。', text: '我单位共有⟦1⟧条整改措施。' }],
        version: 3,
      },
    ])
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'a draft is given its elements anew, and says what the rectification does not say, %s',
  async (_, size) => {
    const asked: object[] = []
    answering(asked, anEdition(), { ...quiet, lacking: ['inspectingBody', 'feedbackOn'] })
    await show(<EditionDesk {...ids} />, { size })
    await expect.element(page.getByText('专项信息没有填反馈单位、反馈日期', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: '公文要素' }).click()
    await expect.element(page.getByRole('textbox', { name: '主送' })).toHaveValue('市委巡察办')
    await page.getByRole('textbox', { name: '落款单位' }).fill('云溪新区管理委员会')
    await expect.poll(unseen).toEqual([])
    await page.getByRole('button', { name: '更新文稿' }).click()
    await expect
      .poll(() => asked)
      .toEqual([{ options: { addressee: '市委巡察办', signatory: '云溪新区管理委员会' }, version: 3 }])
    await expect.element(page.getByRole('textbox', { name: '落款单位' })).not.toBeInTheDocument()
  },
)

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'whoever approves an abridged notice reads each passage that it leaves out, and why, %s',
  async (_, size) => {
    const options = { form: 'abridged', redactions: '某企业｜涉及商业秘密\n张某｜个人信息' } as const
    const edition = anEdition({
      status: 'checked',
      asOf: day('2026-11-26'),
      options,
      can: ['approve', 'return'],
    })
    answering([], edition, { ...quiet, lacking: ['shownTo', 'contact'] })
    await show(<EditionDesk {...ids} />, { size })
    const section = page.getByRole('region', { name: '删去的文字及理由（2处）' })
    await expect.element(section.getByText('删节由审定人随文稿一并决定，请逐条看过。')).toBeVisible()
    await expect.element(section.getByRole('listitem').nth(0)).toHaveTextContent('某企业 理由：涉及商业秘密')
    await expect.element(section.getByRole('listitem').nth(1)).toHaveTextContent('张某 理由：个人信息')
    await expect.poll(unseen).toEqual([])
    await page.getByRole('button', { name: '审定', exact: true }).click()
    await expect.element(page.getByText('同时决定删去 2 处文字。', { exact: false })).toBeVisible()
    await expect
      .element(page.getByText('通报末尾没有写：公布期限截止日、联系方式。仍要审定？', { exact: false }))
      .toBeVisible()
  },
)

test('a notice without a period of publication or contact says with what it does not end', async () => {
  answering([], anEdition(), { ...quiet, lacking: ['shownFrom', 'shownTo', 'contact'] })
  await show(<EditionDesk {...ids} />, { size: phone })
  await expect
    .element(page.getByText('通报末尾还缺：公布期限起始日、公布期限截止日、联系方式。', { exact: false }))
    .toBeVisible()
  await expect.element(page.getByText('专项信息没有填', { exact: false })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('what the check refused is not said any more once the text is another', async () => {
  answering([], anEdition())
  await show(<EditionDesk {...ids} />)
  await page.getByRole('button', { name: '核对并送审定' }).click()
  await expect.element(page.getByText('不能定稿', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '修改第2段' }).click()
  await page.getByRole('button', { name: '改写' }).click()
  await page.getByRole('textbox', { name: '这一段的文字' }).fill('共⟦1⟧条措施。')
  await page.getByRole('button', { name: '保存文字' }).click()
  await expect.element(page.getByText('不能定稿', { exact: false })).not.toBeInTheDocument()
  await page.getByRole('button', { name: '核对并送审定' }).click()
  await expect.element(page.getByText('不能定稿', { exact: false })).toBeVisible()
})

test('the elements that somebody fills in stay open while a paragraph is saved', async () => {
  const asked: object[] = []
  answering(asked, anEdition())
  await show(<EditionDesk {...ids} />)
  await page.getByRole('button', { name: '公文要素' }).click()
  await page.getByRole('textbox', { name: '落款单位' }).fill('云溪新区管理委员会')
  await page.getByRole('button', { name: '修改第3段' }).click()
  await page.getByRole('button', { name: '下移' }).click()
  await expect.poll(() => asked).toMatchObject([{ version: 3 }])
  await page.getByRole('button', { name: '更新文稿' }).click()
  await expect
    .poll(() => asked.at(-1))
    .toMatchObject({ options: { signatory: '云溪新区管理委员会' }, version: 4 })
})

test('paragraphs are added, moved, left out and put back', async () => {
  const asked: object[] = []
  answering(asked, anEdition())
  await show(<EditionDesk {...ids} />)
  await page.getByRole('button', { name: '修改第3段' }).click()
  await page.getByRole('button', { name: '下移' }).click()
  await expect
    .poll(() => asked.at(-1))
    .toMatchObject({
      texts: [
        { block: 'a+', text: null },
        { block: 'b+', text: '走访企业12家，办结措施7条。' },
      ],
    })
  await page.getByRole('button', { name: '修改第4段' }).click()
  await page.getByRole('button', { name: '在后面加一段' }).click()
  await page.getByRole('textbox', { name: '这一段的文字' }).fill('专题研究3次。')
  await page.getByRole('button', { name: '保存文字' }).click()
  await expect
    .poll(() => asked.at(-1))
    .toMatchObject({
      texts: [{ block: 'b+', instead: '', text: '专题研究3次。' }],
    })
  await page.getByRole('button', { name: '恢复' }).click()
  await expect
    .poll(() => asked.at(-1))
    .toMatchObject({
      texts: [{ block: 'c', instead: '另有⟦1⟧条作废。', text: null }],
    })
})

test('where a number from outside comes from is noted beside it', async () => {
  const asked: object[] = []
  answering(asked, anEdition())
  await show(<EditionDesk {...ids} />, { size: phone })
  await page.getByRole('button', { name: '注明来源', exact: true }).click()
  await page.getByRole('textbox', { name: '来源' }).fill('走访台账')
  await page.getByRole('button', { name: '保存来源' }).click()
  await expect.poll(() => asked).toEqual([{ said: '12家', source: '走访台账' }])
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)('what is counted otherwise than the records do is said with its reason, %s', async (_, size) => {
  const asked: object[] = []
  const called = '7条（走访企业12家，办结措施7条）'
  const wrong = {
    place: { paragraph: 2, from: 12, to: 14 },
    said: '7条',
    verdict: 'wrong',
    recorded: '2',
    called,
  } as const
  answering(asked, anEdition(), { ...quiet, statements: [wrong] })
  await show(<EditionDesk {...ids} />, { size })
  await page.getByRole('button', { name: '口径不同，说明' }).click()
  await page.getByRole('textbox', { name: '口径说明' }).fill('含建档前办结的5条')
  await page.getByRole('button', { name: '保存说明' }).click()
  await expect.poll(() => asked).toEqual([{ said: called, source: '含建档前办结的5条' }])
  await expect.poll(unseen).toEqual([])
})

test('who approves is told what is counted otherwise, and why', async () => {
  const called = '7条（走访企业12家，办结措施7条）'
  const excused = {
    place: { paragraph: 2, from: 12, to: 14 },
    said: '7条',
    verdict: 'outside',
    recorded: '2',
    called,
  } as const
  const sources = [{ said: called, source: '含建档前办结的5条' }]
  answering([], anEdition({ status: 'checked', can: ['approve', 'return'] }), {
    ...quiet,
    statements: [excused],
    sources,
  })
  await show(<EditionDesk {...ids} />, { size: office })
  await expect.element(page.getByRole('heading', { name: '按其他口径计的数字' })).toBeVisible()
  await expect
    .element(page.getByRole('button', { name: '7条：与台账不同，按其他口径计：含建档前办结的5条' }))
    .toBeVisible()
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)('what nobody could look up is said quietly, and its source is noted, %s', async (_, size) => {
  const asked: object[] = []
  const since = { place: { paragraph: 2, from: 4, to: 7 }, said: '3条', verdict: 'unsure' } as const
  answering(asked, anEdition(), { ...quiet, statements: [since] })
  await show(<EditionDesk {...ids} />, { size })
  await expect.element(page.getByRole('heading', { name: '未核对的内容' })).toBeVisible()
  await expect
    .element(page.getByText('与以前比较、看不准说的是哪些等，没有核对，请自行核对', { exact: false }))
    .toBeVisible()
  await expect.element(page.getByText('台账以外的数字')).not.toBeInTheDocument()
  await expect.element(page.getByText('手写的数字与记录一致。')).not.toBeInTheDocument()
  await expect
    .element(page.getByText('手写的文字有 1 处未能核对，见“未核对的内容”；其余没有发现与记录不符。'))
    .toBeVisible()
  await expect.element(page.getByRole('button', { name: '3条：未核对' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '注明来源', exact: true }).click()
  await page.getByRole('textbox', { name: '来源' }).fill('上周周报')
  await page.getByRole('button', { name: '保存来源' }).click()
  await expect.poll(() => asked).toEqual([{ said: '3条', source: '上周周报' }])
})

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'what left shows its files with their hashes, and is given on a day that has been, %s',
  async (_, size) => {
    const asked: object[] = []
    const published = anEdition({
      status: 'published',
      number: 2,
      corrects: { id: idNamed('edition', 80), number: 1, publishedAt: '2026-11-10T02:00:00.000Z' },
      asOf: day('2026-11-20'),
      approvedBy: { id: idNamed('person', 2), name: '沈堃' },
      publishedAt: '2026-11-21T02:00:00.000Z',
      files: [
        { format: 'model', sha256: hash },
        { format: 'pdf', sha256: hash },
      ],
      givings: [{ to: '市委巡察办', on: day('2026-11-22'), how: '机要交换' }],
      can: ['give', 'correct'],
    })
    answering(asked, published, quiet)
    await show(<EditionDesk {...ids} />, { size })
    await expect.element(page.getByText('2026-11-22 市委巡察办（机要交换）')).toBeVisible()
    await expect.element(page.getByRole('link', { name: '更正第1版' })).toBeVisible()
    await expect.poll(() => page.getByText(hash).elements().length).toBe(1)
    await expect.element(page.getByRole('button', { name: '修改第2段' })).not.toBeInTheDocument()
    await page.getByRole('button', { name: '登记提供' }).click()
    await page.getByRole('textbox', { name: '提供给' }).fill('区人大')
    await page.getByRole('dialog').getByRole('textbox', { name: '提供日期' }).fill('2026-11-27')
    await userEvent.keyboard('{Tab}')
    await page.getByRole('dialog').getByRole('button', { name: '登记提供' }).click()
    await expect.element(page.getByText('提供日期应在发布日', { exact: false })).toBeVisible()
    await expect.poll(() => asked).toEqual([{ to: '区人大', on: '2026-11-27', how: '' }])
    await expect.poll(unseen).toEqual([])
  },
)

test('of a draft in which nobody typed a number none is said to agree with the records', async () => {
  answering([], anEdition(), quiet)
  await show(<EditionDesk {...ids} />, { size: phone })
  await expect.element(page.getByText('手写的文字中没有需要核对的数字。')).toBeVisible()
  await expect.element(page.getByText('手写的数字与记录一致。')).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('a reader of what left is led from a number to where it comes from', async () => {
  const outside = content.statements.slice(0, 1)
  const sources = [{ said: '12家', source: '走访台账' }]
  answering([], anEdition({ status: 'published', number: 1, can: [] }), {
    ...quiet,
    statements: outside,
    sources,
  })
  await show(<EditionDesk {...ids} />, { size: phone })
  await page.getByRole('button', { name: '12家：来源是走访台账' }).click()
  await expect.poll(() => document.activeElement?.textContent).toContain('走访台账')
  await expect.element(page.getByRole('button', { name: '修改来源' })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})
