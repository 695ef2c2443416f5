import type { FigureCounting, FigureDefinition, FigureProgress } from '@bihuan/core/measures/figure.ts'
import type { LastFigureReport } from '@bihuan/core/measures/figures.schema.ts'
import type { TypedFigure } from '../reported-figures.ts'

type SaidOfFigure = Pick<LastFigureReport, 'value' | 'before'> &
  Pick<FigureDefinition, 'unit' | 'counting'> & { readonly on: string; readonly by: string }
type AfterReport = Omit<FigureProgress, 'value'> & {
  readonly before: number | null
  readonly after: number
  readonly unit: string
}

export const zh = {
  heading: '指标',
  value: (value: number, target: number | null, unit: string): string =>
    target === null ? `${value} ${unit}` : `${value} / ${target} ${unit}`,
  remaining: (remaining: number, unit: string): string => `余 ${remaining} ${unit}`,
  notYet: (target: number | null, unit: string): string =>
    target === null ? '尚未填报' : `尚未填报，目标 ${target} ${unit}`,
  last: (report: SaidOfFigure): string => {
    const { on, by, value, before, unit, counting } = report
    if (counting === 'added')
      return `${on} ${by}填报：${value < 0 ? '核减' : '增加'} ${Math.abs(value)} ${unit}`
    return `${on} ${by}填报：${value} ${unit}${before === null ? '' : `，此前 ${before} ${unit}`}`
  },
  because: (why: string): string => `情况说明：${why}`,
  why: '情况说明',
  whyAsked: (names: readonly string[]): string =>
    `${names.map((name) => `“${name}”`).join('、')}比上次减少，或超过目标，请写明原因`,
  said: {
    added: (name: string): string => `${name}：本次新增`,
    standing: (name: string): string => `${name}：现为`,
    objects: (name: string): string => name,
  } satisfies Record<FigureCounting, (name: string) => string>,
  now: (value: number, { unit, target }: Pick<FigureDefinition, 'unit' | 'target'>): string =>
    `目前 ${value} ${unit}${target === null ? '' : `，目标 ${target} ${unit}`}；没有变化的不填`,
  after: ({ before, after, remaining, percent, unit }: AfterReport): string =>
    [
      `填报后 ${before === null ? '' : `${before} → `}${after} ${unit}`,
      ...(percent === null ? [] : [`占 ${percent}%`]),
      ...(remaining === null || remaining === 0 ? [] : [`余 ${remaining} ${unit}`]),
    ].join('，'),
  problems: {
    noNumber: '请填数字，最多两位小数',
    belowZero: '累计数不能小于零，请核对',
    beyondLimit: '累计数过大，记不下，请核对',
    emptied: '已填报的数不能清空，请填更正后的数；本次没有新增的填 0',
  } satisfies Record<NonNullable<TypedFigure['problem']>, string>,
  hint: '说明做到什么程度：完成多少家、多少处，达标率多少。填报进展时逐项填数，完成比例和剩余数自动计算。',
  name: '名称',
  nameHint: '如：已整改企业',
  unit: '单位',
  unitHint: '家、处、个、%',
  target: '目标',
  targetOfList: '清单中的对象数',
  targetHint: '没有可不填',
  noTarget: '请填大于零的数，最多两位小数',
  counting: '计数方式',
  reported: '已有填报，单位和计数方式不再改，也不能删除。',
  add: '再加一个指标',
  remove: (name: string): string => `删除${name === '' ? '这个指标' : `“${name}”`}`,
}

export type FiguresText = typeof zh
