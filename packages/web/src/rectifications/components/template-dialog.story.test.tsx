import type { ListedTemplate, MoveEffect } from '@bihuan/core/templates/templates.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { aRectification } from '../../testing/a-rectification.ts'
import { answer, operations, refusal } from '../../testing/network.ts'
import { idNamed, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { TemplateDialog } from './template-dialog.tsx'

const other: ListedTemplate = {
  id: idNamed('template', 72),
  version: 3,
  name: { zh: '区级整改', en: 'District' },
  source: { zh: '巡察', en: 'Inspection' },
  note: { zh: '说明', en: 'Note' },
  documents: [],
  isShipped: false,
  body: null,
  isRetired: false,
  can: ['copy'],
}

const moving = (name: string): MoveEffect => ({
  effect: {
    values: [],
    ladders: [],
    running: {
      rectifications: 1,
      claims: 2,
      measures: 40,
      measuresOnOtherLadder: 5,
      findingsOnOtherLadder: 1,
      dueSoonNow: 8,
      dueSoonThen: 1,
    },
  },
  lacking: [
    { of: 'grade', code: 'major', name: { zh: name, en: 'Major' }, findings: 3 },
    { of: 'stage', code: 'drafting', name: { zh: '制定方案', en: 'Plan drafted' }, findings: 0 },
  ],
  offered: [
    { of: 'grade', code: 'grave', name: { zh: '严重', en: 'Grave' } },
    { of: 'stage', code: 'writing', name: { zh: '编制方案', en: 'Writing' } },
  ],
})

test('numbers come first, and each grade and stage that is lacking gets its place before anything is moved', async () => {
  const sent: unknown[] = []
  answer({
    templates: { list: operations.templates.list.handler(() => [other]) },
    rectifications: {
      templateEffect: operations.rectifications.templateEffect.handler(() => moving('重大')),
      setTemplate: operations.rectifications.setTemplate.handler(({ input, errors }) => {
        sent.push(input.places)
        const message = { zh: '这个模板没有正在使用的“民生”', en: 'It lacks one' }
        throw errors.TEMPLATE_PLACES_MISSING(refusal('TEMPLATE_PLACES_MISSING', { message }))
      }),
    },
  })
  await show(<TemplateDialog rectification={aRectification()} onClose={() => {}} />, { size: phone })
  await expect.element(page.getByText('由 8 条变为 1 条', { exact: false })).toBeVisible()
  await page.getByLabelText('更换理由').fill('按新规定')
  await page.getByRole('button', { name: /^更\s?换$/ }).click()
  await expect.poll(() => document.querySelectorAll('.ant-form-item-explain-error').length).toBe(2)
  await expect.poll(() => sent).toEqual([])
  await page.getByRole('combobox', { name: '新模板没有“重大”级（3 个问题），由哪一级接替' }).click()
  await page.getByTitle('严重').click()
  await page.getByRole('combobox', { name: '新模板没有“制定方案”阶段，由哪个阶段接替' }).click()
  await page.getByTitle('编制方案').click()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: /^更\s?换$/ }).click()
  await expect.element(page.getByText('这个模板没有正在使用的“民生”', { exact: false })).toBeVisible()
  await expect
    .poll(() => sent)
    .toEqual([
      [
        { of: 'grade', from: 'major', to: 'grave' },
        { of: 'stage', from: 'drafting', to: 'writing' },
      ],
    ])
})

test('a long name is read in the office, in the dark and in English too', async () => {
  answer({
    templates: { list: operations.templates.list.handler(() => [other]) },
    rectifications: {
      templateEffect: operations.rectifications.templateEffect.handler(() => moving(wordsOf(60))),
    },
  })
  const surroundings = { size: office, language: 'en', scheme: 'dark' } as const
  await show(<TemplateDialog rectification={aRectification()} onClose={() => {}} />, surroundings)
  await expect.element(page.getByText('lacks the grade “Major” (3 findings)', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
