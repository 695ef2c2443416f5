import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { aMeasure, detailsOf, idNamed, oneWordOf, people, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { MeasureFigures } from './measure-figures.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const { setFigures } = operations.measures
const places = {
  id: idNamed('figure', 1),
  name: '已整改点位',
  unit: '处',
  target: 14,
  counting: 'added',
  value: 13,
  remaining: 1,
  percent: 92.9,
} as const
const rate = {
  id: idNamed('figure', 2),
  name: '达标率',
  unit: '%',
  target: null,
  counting: 'standing',
  value: 95.5,
  remaining: null,
  percent: null,
} as const
const lastOfPlaces = {
  figureId: places.id,
  value: 4,
  before: 9,
  after: 13,
  why: '',
  by: people.handler,
  at: '2026-11-20T02:00:00Z',
}
const lastOfRate = {
  ...lastOfPlaces,
  figureId: rate.id,
  value: 95.5,
  before: 98,
  after: 95.5,
  why: '新设断面首月超标',
}

const figures = page.getByRole('listitem')

test('each figure says how far it is, and who said so last', async () => {
  const measure = aMeasure({ figures: [places, rate], can: [] })
  await show(<MeasureFigures details={detailsOf(measure, { figureReports: [lastOfPlaces, lastOfRate] })} />)
  await expect
    .element(figures.nth(0))
    .toHaveTextContent('已整改点位13 / 14 处92.9%余 1 处2026-11-20 顾明澈填报：增加 4 处')
  await expect
    .element(figures.nth(1))
    .toHaveTextContent('达标率95.5 %2026-11-20 顾明澈填报：95.5 %，此前 98 %情况说明：新设断面首月超标')
  await expect.element(page.getByRole('progressbar', { name: '已整改点位' })).toHaveAttribute('value', '13')
  await expect.element(page.getByRole('button', { name: '设定指标' })).not.toBeInTheDocument()
})

test('where nothing is counted there is nothing, but a way to set it for whoever may', async () => {
  await show(<MeasureFigures details={detailsOf(aMeasure({ can: [] }))} />)
  await expect.element(page.getByText('指标')).not.toBeInTheDocument()
  await show(<MeasureFigures details={detailsOf(aMeasure({ can: ['setFigures'] }))} />)
  await expect.element(page.getByRole('button', { name: '设定指标' })).toBeVisible()
})

test('figures are set with name, unit and target; one that was reported keeps its unit', async () => {
  const asked: object[] = []
  answer({
    measures: {
      setFigures: setFigures.handler(({ input }) => {
        asked.push(input.figures)
        return aMeasure({ version: 4 })
      }),
    },
  })
  const measure = aMeasure({ figures: [places], can: ['setFigures'] })
  await show(<MeasureFigures details={detailsOf(measure)} />, { size: phone })
  await page.getByRole('button', { name: '设定指标' }).click()
  const save = page.getByRole('button', { name: '保存' })
  await lacksAtPress(save, '至少一处改动')
  await expect.element(page.getByRole('textbox', { name: '单位' })).toBeDisabled()
  await expect.element(page.getByRole('combobox', { name: '计数方式' })).toBeDisabled()
  await page.getByRole('textbox', { name: '目标' }).fill('１６')
  await page.getByRole('button', { name: '再加一个指标' }).click()
  await lacksAtPress(save, '名称、单位')
  await page.getByRole('textbox', { name: '名称' }).nth(1).fill('达标率')
  await page.getByRole('textbox', { name: '单位' }).nth(1).fill('%')
  await page.getByRole('textbox', { name: '目标' }).nth(1).fill('零')
  await expect.element(page.getByText('请填大于零的数，最多两位小数')).toBeVisible()
  await lacksAtPress(save, '目标')
  await page.getByRole('textbox', { name: '目标' }).nth(1).fill('')
  await page.getByRole('combobox', { name: '计数方式' }).nth(1).click()
  await page.getByTitle('填报现值').click()
  await expect.poll(unseen).toEqual([])
  await save.click()
  await expect.element(page.getByText('指标已设定')).toBeVisible()
  const { id, name, unit, counting } = places
  await expect
    .poll(() => asked)
    .toEqual([
      [
        { id, name, unit, target: 16, counting },
        { name: '达标率', unit: '%', target: null, counting: 'standing' },
      ],
    ])
})

test('a refusal stands below the figures, and what was typed stays', async () => {
  const asked = vi.fn<() => void>()
  const bothClicks = Promise.withResolvers<void>()
  const measure = aMeasure({ can: ['setFigures'] })
  const place = {
    kind: 'measure',
    rectificationId: measure.rectificationId,
    measureId: measure.id,
    field: 'figures',
  } as const
  answer({
    measures: {
      setFigures: setFigures.handler(async ({ errors }) => {
        asked()
        await bothClicks.promise
        throw errors.FIGURE_NAMED_TWICE(refusal('FIGURE_NAMED_TWICE', { place }))
      }),
    },
  })
  await show(<MeasureFigures details={detailsOf(measure)} />)
  await page.getByRole('button', { name: '设定指标' }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('已整改')
  await page.getByRole('textbox', { name: '单位' }).fill('家')
  await page.getByRole('button', { name: '保存' }).dblClick()
  await expect.poll(() => asked).toHaveBeenCalledOnce()
  bothClicks.resolve()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/重名/)
  await expect.element(page.getByRole('textbox', { name: '名称' })).toHaveValue('已整改')
  await expect.poll(() => asked).toHaveBeenCalledOnce()
})

test('what was typed is there again, and one that was not saved can be taken off', async () => {
  const form = <MeasureFigures details={detailsOf(aMeasure({ can: ['setFigures'] }))} />
  await show(form)
  await page.getByRole('button', { name: '设定指标' }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('已整改')
  await page.getByRole('button', { name: '再加一个指标' }).click()
  await show(form)
  await page.getByRole('button', { name: '设定指标' }).click()
  await expect.element(page.getByRole('textbox', { name: '名称' }).first()).toHaveValue('已整改')
  await page.getByRole('button', { name: '删除“已整改”' }).click()
  await expect.element(page.getByRole('textbox', { name: '名称' })).toHaveValue('')
})

test.each([
  ['zh', phone],
  ['en', phone],
  ['en', office],
] as const)('everything is seen with eight figures of the longest names: %s, %o', async (language, size) => {
  const longest = language === 'en' ? oneWordOf : wordsOf
  const eight = Array.from({ length: 8 }, (_, at) => ({
    ...places,
    id: idNamed('figure', at),
    name: longest(40),
    unit: longest(10),
    value: 999_999_999_999.99,
    target: 1_000_000_000_000,
  }))
  const reports = eight.map(({ id: figureId }) => ({
    ...lastOfPlaces,
    figureId,
    before: 1_000_000_000_000,
    why: longest(2000),
    by: { ...people.handler, name: longest(50) },
  }))
  const measure = aMeasure({ figures: eight, can: ['setFigures'] })
  await show(<MeasureFigures details={detailsOf(measure, { figureReports: reports })} />, { language, size })
  await expect.element(figures.nth(7)).toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button').click()
  await expect.element(page.getByRole('textbox').nth(7)).toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})
