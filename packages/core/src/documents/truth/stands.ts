import type { CountedMark } from './counted-records.ts'
import { restWords, statesIn, withoutStates } from './counting-words.ts'
import type { Marks, Meant, Said } from './meaning.ts'
import { type Counted, type Near, nounAfter, nounBefore } from './near.ts'

/** How what a number counts stands: by its own words, and by what it is a part of. */
export function marksOf(number: Counted, near: Near, said: Said & { last: Meant | null }): Marks {
  const own = ownMarks(number, near, said)
  const base = (said.isBase && said.partOf !== null && !isBracketed(near) ? said.partOf : said.last)?.of.map(
    (one) => one.marks,
  ) ?? [[]]
  const isPart =
    said.isBase || isBracketed(near) || /其中|[中里内]有?$|^\s*[中里内]/u.test(withoutStates(near.before))
  const marks = isPart ? own.map((one) => [...(base.at(said.tellsBefore ? -1 : 0) ?? []), ...one]) : own
  const isBare = own.every((one) => one.length === 0)
  if (said.base !== null && !isBare && nounAfter(near.after) === null && nounBefore(number, near) === null) {
    const of = said.base
    return own.flatMap((one) => of.map((marks) => [...marks, ...one]))
  }
  // 39条限期整改措施，已销号15条: of these, or of all.
  const ofWhole = isPart || nounAfter(near.after) !== null ? [] : withWhole(own, said)
  const ofBase =
    isBare && nounAfter(near.after) === null ? (said.whole?.meant.of.map((one) => one.marks) ?? []) : []
  // 超过七成的未销号措施已启动，27条中有21条在办: of those of which it was said before.
  const isNewBase = isBare && said.last !== null && /^\s*[中里内]/u.test(near.after)
  const ofBefore = isNewBase ? base.flatMap((one) => [one, ...one.map((mark) => [mark])]) : []
  // 已销号25条，其中限期整改15条，长期坚持0条: of those that are closed.
  const among = isPart || nounAfter(near.after) !== null ? [] : (said.among?.of ?? [])
  const ofThose = isBare ? [] : among.flatMap(({ marks: of }) => own.map((one) => [...of, ...one]))
  const ofRest = restWords.test(near.before) && said.last !== null ? base : []
  const all = [
    ...marks,
    ...ofThose,
    ...ofBefore,
    ...ofRest,
    ...(said.isFurther && isBare ? base : []),
    ...ofWhole,
    ...ofBase,
  ]
  if (!said.tellsBefore) return all
  return all.flatMap((one) =>
    one.includes('closed') && !one.includes('before') ? [[...one, 'closedHere' as const], one] : [one],
  )
}

/** How what is counted stands by the words beside it; where these are silent, by those of the clause before that had no number. */
function ownMarks(number: Counted, near: Near, said: Said & { last: Meant | null }): Marks {
  const own = joinedMarks(restless(statesIn(ofEnglish(number, near)).meanings, near), near)
  const isBare = own.every((one) => one.length === 0)
  if (!isBare || nounAfter(near.after) !== null) return own
  if (number.isPercent && said.last !== null && /占|比重|比例|[（(]\s*$/u.test(near.before))
    return said.last.of.map(({ marks }) => marks)
  if (/比[^比]{0,20}[多少]出?\s*$/u.test(near.before) && said.last !== null)
    return [...said.last.of.map(({ marks }) => marks), ...own]
  // A1条、B2条逾期: what stands behind the last holds for all.
  const behind = statesIn(near.listEnd).meanings
  if (behind.some((one) => one.length > 0)) return [...behind, ...own]
  if (said.lead === null) return own
  const led = statesIn(said.lead).meanings
  if (led.every((one) => one.length === 0)) return own
  return number.isPercent ? led : [...led, ...own]
}

/** 其余8条已销号: the rest is closed, and not open. */
function restless(own: Marks, { before }: Near): Marks {
  if (!restWords.test(before)) return own
  return own.map((marks) => {
    const isClosed = marks.some((mark) => mark === 'closed' || mark === 'completed')
    return isClosed ? marks.filter((mark) => mark !== 'open' && mark !== 'notCompleted') : marks
  })
}

/** 24条限期整改措施和3条长期坚持措施尚未销号: what stands behind the last holds for all. */
function joinedMarks(own: Marks, { joined }: Near): Marks {
  const behind = joined === '' ? [] : statesIn(joined).meanings.filter((marks) => marks.length > 0)
  return [
    ...behind.flatMap((marks) =>
      own.map((one) => [...one, ...marks.filter((mark) => !ofClass.includes(mark))]),
    ),
    ...own,
  ]
}

const ofClass: readonly CountedMark[] = ['immediate', 'timeBound', 'continuous']

function withWhole(own: Marks, { whole }: Said): Marks {
  const marked = (whole?.meant.of ?? []).map(({ marks }) => marks).filter((one) => one.length > 0)
  return marked.flatMap((of) => own.filter((one) => one.length > 0).map((one) => [...of, ...one]))
}

/** In “25 of 52 measures are closed” the 25 are closed, and of the 52 nothing is said. */
function ofEnglish({ isPercent }: Counted, { before, after, clause, states }: Near): string {
  if (/\bof(?: the| all)?\s+$/iu.test(before)) return nounAfter(after)?.between ?? ''
  if (/^\s*of\b/iu.test(after)) return clause
  const isBracketed = /[（(]\s*$/u.test(before)
  return isPercent || isBracketed ? clause : states
}

/** 限期整改39条（已销号15条）: what stands in brackets behind a number is of that. */
function isBracketed({ before, isFurther }: Near): boolean {
  return isFurther && /^[^（(）)]{0,6}[（(][^（(）)]*$/u.test(before)
}
