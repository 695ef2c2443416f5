// 个, 家, 条 only say that something is counted: English counts without a word. What measures has its name.
const known: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    '个家条处件项份户张辆座台套宗起名卷本批期篇所间栋只'.split('').map((counter) => [counter, '']),
  ),
  人: 'people',
  人次: 'attendances',
  次: 'times',
  天: 'days',
  元: 'yuan',
  万元: '× 10,000 yuan',
  亿元: '× 100 million yuan',
  吨: 't',
  公里: 'km',
  千米: 'km',
  米: 'm',
  亩: 'mu',
  公顷: 'ha',
  平方米: 'm²',
}

// What is told of one; every other unit is an abbreviation, or money, and stays as it is.
const ofOne: Readonly<Record<string, string>> = { 人: 'person', 人次: 'attendance', 次: 'time', 天: 'day' }

/**
 * So many of a unit, in an English sentence: a Chinese unit that is known is told in English or left out, any other stays as people
 * wrote it.
 *
 * @example inEnglish(5, '个') // '5'
 * @example inEnglish(3, '公里') // '3 km'
 * @example inEnglish(1, '人') // '1 person'
 */
export function inEnglish(count: number | string, unit: string): string {
  const name = unit.trim()
  const said = (Number(count) === 1 ? ofOne[name] : undefined) ?? known[name] ?? name
  return said === '' ? String(count) : `${count} ${said}`
}
