const ending = /\.(?:docx?|xlsx?|xlsm|pdf|wps|et|csv|txt|html?|md)$/iu
const copy = /(?:\s*[-—_]?\s*(?:副本|拷贝|copy)(?:\s*\d+)?|\s*[（(]\d{1,2}[）)])$/iu
const table =
  /[-\s—_]*(?:工作)?(?:台账|总账|汇总表|一览表|明细表|统计表|进度表|登记表|情况表|推进表|任务表|清单|汇总|表格)(?:\s*[（(][^（）()]{1,12}[）)])?$/u

/**
 * What a rectification is about, from the name of a file or a table: a name that becomes the title of papers.
 *
 * @example matterOf('某区消防检查反馈问题整改台账（2） - 副本.xlsx') // '某区消防检查反馈问题整改'
 */
export function matterOf(name: string): string {
  let left = name.trim()
  for (const part of [ending, copy, copy, table, copy, table]) {
    const without = left.replace(part, '').trim()
    // A name that is nothing else stays.
    if (without !== '') left = without
  }
  return left
}

/**
 * A name as the title of a paper says it: what was put right, once, and whatever the name says of it already.
 *
 * @example rectifyingOf('消防安全检查整改台账') // '消防安全检查整改'
 */
export function rectifyingOf(name: string): string {
  const matter = matterOf(name)
    .replace(/^关于/u, '')
    .replace(/的?(?:通报|公告|报告|方案)$/u, '')
    .replace(/(?:落实|进展|完成)?情况$/u, '')
  const said = matter === '' ? name : matter
  return said.includes('整改') ? said : `${said}整改`
}
