import { day } from '@bihuan/core/kernel/day.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import type { TemplateEffect, WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { templateSchema } from '@bihuan/core/templates/template.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { finance, idNamed, office, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { EditTemplateDialog } from './edit-template-dialog.tsx'
import { TemplateFacts } from './template-facts.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const { template } = plainTemplate
const { name, source, note } = template

const view: WholeTemplate = {
  id: idNamed('template', 1),
  version: 1,
  latest: 1,
  recordVersion: 1,
  name,
  source,
  note,
  documents: [],
  isShipped: false,
  isRetired: false,
  body: { id: office.id, name: office.name },
  can: ['copy', 'save', 'retire'],
  template: templateSchema.parse(template),
  hash: 'a'.repeat(64),
  copiedFrom: null,
  versions: [],
}

const organizations = { list: operations.organizations.list.handler(() => [office, finance]) }

const effect: TemplateEffect = {
  values: [{ place: 'lights.dueSoonDays', before: '10', after: '3' }],
  ladders: [
    {
      item: 'measure',
      kind: 'regulation',
      grade: null,
      before: ['head', 'coordinator', 'leader', 'inspector'],
      after: ['head', 'inspector'],
    },
  ],
  running: {
    rectifications: 2,
    claims: 3,
    measures: 40,
    measuresOnOtherLadder: 5,
    findingsOnOtherLadder: 0,
    dueSoonNow: 8,
    dueSoonThen: 1,
  },
}

test('a rung is added to the ladder of objects, of roles alone', async () => {
  const previewed: string[] = []
  const preview = operations.templates.preview.handler(({ input: { content } }) => {
    previewed.push(content)
    return effect
  })
  answer({ templates: { preview }, organizations })
  await show(<EditTemplateDialog view={view} onSaved={() => {}} onClose={() => {}} />, { size: phone })
  const group = page.getByRole('group', { name: '对象清单核销：依次审核' })
  await group.getByRole('combobox').click()
  await expect.element(page.getByTitle('财政局')).not.toBeInTheDocument()
  await page.getByTitle('工作专班').click()
  await expect.element(group.getByText('工作专班').first()).toBeVisible()
  await page.getByRole('button', { name: '先看会怎样' }).click()
  await expect.poll(() => previewed.length).toBe(1)
  await expect
    .poll(() => JSON.parse(previewed[0] ?? '{}'))
    .toMatchObject({ objectLadder: ['head', 'coordinator'] })
  await expect.poll(unseen).toEqual([])
})

test('the days are changed, what that does is seen, and only then a version is saved with its reason', async () => {
  const asked: object[] = []
  const saved: number[] = []
  answer({
    organizations,
    templates: {
      preview: operations.templates.preview.handler(({ input }) => {
        asked.push(JSON.parse(input.content).lights)
        return effect
      }),
      save: operations.templates.save.handler(({ input }) => {
        asked.push({ version: input.version, reason: input.reason })
        return { id: view.id, version: 2 }
      }),
    },
  })
  const onSaved = (version: number): void => void saved.push(version)
  await show(<EditTemplateDialog view={view} onSaved={onSaved} onClose={() => {}} />, { size: phone })
  await page.getByRole('textbox', { name: '到期前几天起亮黄灯（0–90）' }).fill('3')
  await page.getByRole('textbox', { name: '理由' }).fill('本区提前三天提醒')
  await lacksAtPress(page.getByRole('button', { name: '保存新版本' }), '先看会怎样')
  await page.getByRole('button', { name: '先看会怎样' }).click()
  await expect.element(page.getByText('由 8 条变为 1 条', { exact: false })).toBeVisible()
  await expect.element(page.getByText('正在审核的 3 份申请不变', { exact: false })).toBeVisible()
  await expect.element(page.getByText('措施 · 建章立制', { exact: false })).toBeVisible()
  await expect.element(page.getByText('亮灯 › 临期天数')).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '保存新版本' }).click()
  await expect.poll(() => saved).toEqual([2])
  await expect.poll(() => asked).toEqual([{ dueSoonDays: 3 }, { version: 1, reason: '本区提前三天提醒' }])
})

test('what was changed after the preview is looked at again before it is saved, and a refusal names the place', async () => {
  answer({
    organizations,
    templates: {
      preview: operations.templates.preview.handler(({ input, errors }) => {
        if (JSON.parse(input.content).lights.dueSoonDays !== 99) return effect
        const message = { zh: '模板有 1 处不合格式：lights.dueSoonDays（太大）', en: 'It does not fit' }
        throw errors.TEMPLATE_UNFIT(refusal('TEMPLATE_UNFIT', { message }))
      }),
    },
  })
  await show(<EditTemplateDialog view={view} onSaved={() => {}} onClose={() => {}} />, { size: wide })
  await page.getByRole('textbox', { name: '理由' }).fill('试一试')
  await page.getByRole('button', { name: '先看会怎样' }).click()
  await expect.element(page.getByRole('button', { name: '保存新版本' })).toBeEnabled()
  await page.getByRole('textbox', { name: '到期前几天起亮黄灯（0–90）' }).fill('99')
  await lacksAtPress(page.getByRole('button', { name: '保存新版本' }), '先看会怎样')
  await page.getByRole('button', { name: '先看会怎样' }).click()
  await expect.element(page.getByText('lights.dueSoonDays（太大）', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('rungs are added by role, by several organizations and by a meeting with how many have to be there', async () => {
  const ladders: unknown[] = []
  answer({
    organizations,
    templates: {
      preview: operations.templates.preview.handler(({ input }) => {
        ladders.push(JSON.parse(input.content).ladders.at(-1).rungs)
        return effect
      }),
    },
  })
  await show(<EditTemplateDialog view={view} onSaved={() => {}} onClose={() => {}} />, { size: phone })
  const ladder = page.getByRole('group', { name: '其余全部：依次审核' })
  const add = async (name: string, typed = name): Promise<void> => {
    const select = ladder.getByRole('combobox', { name: '其余全部：依次审核 加一级…' })
    await select.click()
    await select.fill(typed)
    await page.getByTitle(name, { exact: true }).last().click()
  }
  await add('财务科')
  await add('办公室')
  await add('另一个会议')
  await add('主要领导')
  await ladder.getByRole('textbox', { name: '领导小组会议决议（名称（中文））' }).fill('区委常委会决议')
  await ladder.getByRole('textbox', { name: '区委常委会决议（到会不少于几人（可不填））' }).fill('7 人')
  await ladder.getByRole('button', { name: '去掉 工作专班' }).click()
  await ladder.getByRole('button', { name: '上移 主要领导' }).click()
  await expect.element(ladder.getByRole('button', { name: '上移 部门负责人' })).toBeDisabled()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '先看会怎样' }).click()
  const joint = (id: string, name: string) => ({
    organization: id,
    name: { zh: `联审：${name}`, en: `Joint check: ${name}` },
  })
  const meeting = {
    resolution: 'meeting1',
    name: { zh: '区委常委会决议', en: 'Resolution of the leading group' },
    atLeast: 7,
  }
  await expect
    .poll(() => ladders)
    .toEqual([
      [
        'head',
        'leader',
        'inspector',
        joint(finance.id, finance.name),
        joint(office.id, office.name),
        'principal',
        meeting,
      ],
    ])
})

test('a rung of an organization that is closed says so, and stays until somebody takes it off', async () => {
  const closed = { ...finance, closedOn: day('2026-01-01') }
  answer({ organizations: { list: operations.organizations.list.handler(() => [office, closed]) } })
  const name = { zh: wordsOf(60), en: 'Joint' }
  const ladders: WholeTemplate['template']['ladders'] = [
    { for: {}, rungs: [{ organization: finance.id, name }, 'inspector'] },
  ]
  const with60 = { ...view, template: { ...view.template, ladders } }
  await show(<EditTemplateDialog view={with60} onSaved={() => {}} onClose={() => {}} />, {
    size: wide,
    language: 'en',
  })
  await expect.element(page.getByText('closed or gone', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: 'Take off Joint' }).click()
  await expect.poll(() => page.getByText('closed or gone', { exact: false }).elements()).toEqual([])
})

test('what a template says is read on a phone, however long its words are', async () => {
  const long = {
    ...view,
    template: {
      ...view.template,
      note: { zh: wordsOf(1000), en: wordsOf(1000) },
      grades: Array.from({ length: 20 }, (_, at) => ({
        code: `grade${at}`,
        name: { zh: wordsOf(60), en: 'n'.repeat(60) },
      })),
    },
  }
  await show(<TemplateFacts view={long} />, { size: phone })
  await expect.element(page.getByText('部门负责人 → 工作专班', { exact: false }).first()).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
