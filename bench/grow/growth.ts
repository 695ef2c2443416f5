import type { ListTime } from './answers.ts'

/** From the smallest to the largest house a list may take so many times as long … */
const mostGrowth = 1.5
/** … where times below this one are not told apart. Planning is no part of it: it is the same in every house. */
const leastMilliseconds = 1
/** Pages touched are the same on a busy machine; so many are read in about that time. */
const leastPages = 400

/** What each list took in each house, what reads more pages first. */
export function growthTable(times: ReadonlyMap<number, readonly ListTime[]>): string {
  const sizes = [...times.keys()]
  const [first = []] = times.values()
  const rows = first.flatMap(({ name, by }) => {
    const asked = sizes.flatMap((size) => of(times, { size, name, by }))
    if (asked.length === 0) return []
    const milliseconds = asked.map((one) => Math.max(one.executing.milliseconds, leastMilliseconds))
    const ratio = (milliseconds.at(-1) ?? Number.NaN) / (milliseconds[0] ?? Number.NaN)
    const executing = asked.map((one) => one.executing.milliseconds.toFixed(1))
    const pages = asked.map((one) => one.executing.pages)
    const touched = pages.map((count) => Math.max(count, leastPages))
    const pageRatio = (touched.at(-1) ?? Number.NaN) / (touched[0] ?? Number.NaN)
    // A page that a small house cannot fill is none of growth: it is held against a house that fills it.
    const isFuller = (asked.at(-1)?.bytes ?? 0) > mostGrowth * Math.max(asked[0]?.bytes ?? 0, 1)
    const told = [
      ratio > mostGrowth ? '**grew**' : '',
      pageRatio > mostGrowth ? '**reads more**' : '',
      isFuller ? 'shows more' : '',
    ]
    const whole = asked.map((one) => one.milliseconds.toFixed(1))
    const kilobytes = asked.map((one) => `${(one.bytes / 1024).toFixed(1)}`)
    return [
      {
        ratio,
        pageRatio,
        isFuller,
        line: `| ${name} | ${by} | ${executing.join(' | ')} | ${ratio.toFixed(1)} | ${pages.join(' / ')} | ${pageRatio.toFixed(1)} | ${whole.join(' / ')} | ${kilobytes.join(' / ')} | ${told.filter((word) => word !== '').join(', ')} |`,
      },
    ]
  })
  const grown = rows.filter(({ ratio }) => ratio > mostGrowth)
  const readsMore = rows.filter(({ pageRatio }) => pageRatio > mostGrowth)
  const shown = [grown, readsMore].map((those) => those.filter(({ isFuller }) => isFuller).length)
  return [
    `| list | asked by | ${sizes.map((size) => `ms at ${size.toLocaleString('en')}`).join(' | ')} | ratio | pages touched | ratio | ms with planning and the way | KB | |`,
    `| --- | --- | ${sizes.map(() => '---').join(' | ')} | --- | --- | --- | --- | --- | --- |`,
    ...rows.toSorted((one, other) => other.pageRatio - one.pageRatio).map(({ line }) => line),
    `\n${grown.length} of ${rows.length} took more than ${mostGrowth} times as long (${shown[0]} of them show more), ${readsMore.length} read more than ${mostGrowth} times as many pages (${shown[1]}).`,
  ].join('\n')
}

function of(
  times: ReadonlyMap<number, readonly ListTime[]>,
  { size, name, by }: { readonly size: number; readonly name: string; readonly by: string },
): NonNullable<ListTime['asked']>[] {
  const asked = times.get(size)?.find((one) => one.name === name && one.by === by)?.asked
  return asked ? [asked] : []
}
