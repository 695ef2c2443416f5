import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import type { TemplateEffect, WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { templateSchema } from '@bihuan/core/templates/template.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { idNamed, office, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { EditTemplateDialog } from './edit-template-dialog.tsx'
import { TemplateFacts } from './template-facts.tsx'

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

test('the days are changed, what that does is seen, and only then a version is saved with its reason', async () => {
  const asked: object[] = []
  const saved: number[] = []
  answer({
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
  await expect.element(page.getByRole('button', { name: '保存新版本' })).toBeDisabled()
  await page.getByRole('button', { name: '先看会怎样' }).click()
  await expect.element(page.getByText('由 8 条变为 1 条', { exact: false })).toBeVisible()
  await expect.element(page.getByText('正在审核的 3 份申请不变', { exact: false })).toBeVisible()
  await expect.element(page.getByText('措施 · 建章立制', { exact: false })).toBeVisible()
  await expect.element(page.getByText('亮灯 › 临期天数')).toBeVisible()
  expect(unseen()).toEqual([])
  await page.getByRole('button', { name: '保存新版本' }).click()
  await expect.poll(() => saved).toEqual([2])
  expect(asked).toEqual([{ dueSoonDays: 3 }, { version: 1, reason: '本区提前三天提醒' }])
})

test('what was changed after the preview is looked at again before it is saved, and a refusal names the place', async () => {
  answer({
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
  await expect.element(page.getByRole('button', { name: '保存新版本' })).toBeDisabled()
  await page.getByRole('button', { name: '先看会怎样' }).click()
  await expect.element(page.getByText('lights.dueSoonDays（太大）', { exact: false })).toBeVisible()
  expect(unseen()).toEqual([])
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
  expect(unseen()).toEqual([])
})
