import { timeClassOf } from './deadlines.ts'

/** What a bracket behind the progress of a measure says of the measure: until when, or that it is done; neither of one that is not, without a day. */
export type ToldBehind = { readonly dueRaw: string | null; readonly doneRaw: string | null }

/**
 * Reads the bracket that closes what is told of a measure: “整改结果：……。（2026年5月4日销号）”, “目前进展：……。（计划2026年7月31日前完成）”.
 * Other brackets there say nothing of it.
 */
export function toldBehind(words: string): ToldBehind | null {
  const bracket = /\(([^()\n]{3,48})\)[\s。;]*$/.exec(words)?.[1]
  if (bracket === undefined) return null
  if (closed.test(bracket)) return { dueRaw: null, doneRaw: bracket }
  const due = planned.exec(bracket)?.[1]
  if (due !== undefined) return { dueRaw: due, doneRaw: null }
  // The day behind it is that of its next report.
  if (reported.test(bracket)) return { dueRaw: '长期坚持', doneRaw: null }
  const open = bracket.replace(checked, '')
  if (undated.test(open)) return { dueRaw: null, doneRaw: null }
  const isClass = open.length <= 6 && timeClassOf(open) !== null
  return isClass ? { dueRaw: open, doneRaw: null } : null
}

const day = String.raw`(?:20\d\d年)\d{1,2}月\d{1,2}日`

const closed = new RegExp(
  `^(?:(?:与其他问题合并整改,)?(?:已于|于)?${day}已?(?:销号|办结|完成整改|完成销号)|建档前已销号,${day}确认)$`,
)

const reported = new RegExp(`(?:^|;)长期坚持,(?:下次汇报${day}|${day}应汇报)`)

/** Of one that is not done: nothing is said of its day. */
const undated = /^(?:与其他问题合并整改,正在推进|完成时限未定)$/

const checked = /^(?:已申请销号,正在审核|(?:所载情况待审核,)?尚未销号);/

const planned = new RegExp(`(?:计划|预计|拟)(?:于)?(${day}前)(?:完成|办结|销号)`)
