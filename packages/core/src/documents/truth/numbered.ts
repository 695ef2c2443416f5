import { chineseValue } from './said-numbers.ts'

/** A place where findings or measures are named by their numbers, and by which names the records hold them. */
export type Numbered = { readonly from: number; readonly text: string; readonly names: readonly string[] }

const numeral = String.raw`(?:\d{1,3}|[一二三四五六七八九十]{1,3})`
const several = String.raw`${numeral}(?:\s?[、，,和及与]\s?${numeral})*`
const pair = String.raw`\d{1,2}[-－–—]\d{1,2}`
const noCount = String.raw`(?![\d\s-]*[\d个条條项件家份人天%％年月日号.-])`
const reference = new RegExp(
  [
    `第(?<ordinal>${several})(?:号|个|项)?(?:反馈|整改)?问题`,
    String.raw`问题(?:序?号?[为是]?)?\s?(?<behind>\d{1,3}(?:\s?[、，,和及与]\s?(?:问题)?\d{1,3})*)(?:号)?${noCount}`,
    String.raw`(?<![\d.第-])(?<ahead>\d{1,3}(?:[、，,和及与]\d{1,3})*)号(?:反馈|整改)?问题`,
    String.raw`(?:措施)?(?:第)?(?<![\d.-])(?<pairs>${pair}(?:(?:号)?[、，,和及与](?:措施)?${pair})*)(?:号措施|号|措施)?${noCount}`,
  ].join('|'),
  'gu',
)

/** What the records call a finding, or a measure of it, by its number. */
export function nameByNumber(finding: number, measure?: number): string {
  return measure === undefined ? `№${String(finding)}` : `№${String(finding)}-${String(measure)}`
}

/**
 * Where a text names findings and measures by their numbers: 问题8, 第3、4号问题, 措施3-3, 7-1.
 *
 * @example numberedIn('3-3、7-3均已销号') // [{ from: 0, text: '3-3、7-3', names: ['№3-3', '№7-3'] }]
 */
export function numberedIn(text: string): readonly Numbered[] {
  return [...text.matchAll(reference)].map(({ 0: said, index, groups = {} }) => {
    const { pairs, ordinal, behind, ahead } = groups
    const names =
      pairs === undefined
        ? ((ordinal ?? behind ?? ahead ?? '').match(/\d+|[一二三四五六七八九十]+/gu) ?? []).map((one) =>
            nameByNumber(/^\d/u.test(one) ? Number(one) : (chineseValue(one) ?? 0)),
          )
        : [...pairs.matchAll(/(\d+)\D(\d+)/gu)].map(({ 1: finding, 2: measure }) =>
            nameByNumber(Number(finding), Number(measure)),
          )
    return { from: index, text: said, names }
  })
}
