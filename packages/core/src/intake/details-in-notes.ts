import {
  findingDetailFields,
  findingDetailNames,
  type FindingDetails,
  undescribedFinding,
} from '../findings/finding.fields.ts'
import type { DraftNote } from '../reading/draft.ts'

/** What sources write above, or before, what the trade says of a finding. */
const headings = {
  sumConcerned: [
    /涉及?.{0,4}金额|问题金额|金额[（(]?[万亿]?元?[)）]?$/,
    /^(amount|sum)( concerned| involved)?\b/i,
  ],
  basis: [
    /定性(的|和处理)?.{0,4}依据|违反.{0,4}(规定|法规|条款)|^(法规|法律|政策|制度)依据$/,
    /^(criteria|criterion|basis)\b/i,
  ],
  cause: [/(原因|成因)(分析|剖析)?$|^产生.{0,4}原因/, /^(root )?cause\b/i],
  severity: [
    /严重程度|(风险|问题)(等级|级别|定级)|重要程度|隐患(等级|级别|分级)/,
    /^(severity|risk (rating|level)|rating|priority)\b/i,
  ],
  formerNumber: [
    /(以前|原|上次|前次|历史|往年).{0,3}(编号|序号|文号)|^前次(检查|审计)?情况$/,
    /^(prior|previous|earlier|former) (reference|number|finding|ref)\b/i,
  ],
} as const satisfies Record<keyof FindingDetails, readonly RegExp[]>

/**
 * What the trade says of a finding, from the cells and labelled phrases that its source has for it. What is said twice is taken
 * where it is said first, and what a field cannot hold stays among the words of the source alone, where all of it stays too.
 */
export function detailsIn(notes: readonly DraftNote[]): FindingDetails {
  const found = findingDetailNames.flatMap((name) => {
    const note = notes.find(({ heading }) => headings[name].some((words) => words.test(heading.trim())))
    const text = note?.text.trim() ?? ''
    return text === '' || text.length > findingDetailFields[name].atMost ? [] : [[name, text] as const]
  })
  return { ...undescribedFinding, ...Object.fromEntries(found) }
}
