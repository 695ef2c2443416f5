// 个, 家, 条 only say that something is counted: English counts without a word. What measures has its name.
const known: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    '个家条处件项份户张辆座台套宗起名卷本批期篇所间栋只'.split('').map((counter) => [counter, '']),
  ),
  人: 'people',
  人次: 'times (people)',
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

/**
 * So many of a unit, in an English sentence: a Chinese unit that is known is told in English or left out, any other stays as people
 * wrote it.
 *
 * @example inEnglish(5, '个') // '5'
 * @example inEnglish(3, '公里') // '3 km'
 */
export function inEnglish(count: number | string, unit: string): string {
  const said = known[unit.trim()] ?? unit.trim()
  return said === '' ? String(count) : `${count} ${said}`
}
