import type { CheckedStatement } from './checked-statement.ts'
import { type KnownNames, type Piece, sentencesOf } from './clauses.ts'
import { isOfUnnamed, speaksOfFuture } from './other-words.ts'
import { codedIn } from './universal-words.ts'

/** A clause that says something of all or none of the records, or until when, and that nobody looked up. */
type Unread = Piece

const ofAll = /[Ae0oOqrTtxXy]/u
const dayOf = /(?:\d{1,2}月\d{1,2}[日号])/u
const tells = /原定|原计划|计划[于在]|应[于在]|时限[为是]|到期日/u

/**
 * The clauses in which a text says something of all, none, most or the only ones, or names the day of something, and in which nothing
 * was found: they are told as not looked up. What is only to be done says nothing of how things are.
 */
export function leftUnread(
  text: string,
  { known, found }: { readonly known: KnownNames; readonly found: readonly Place[] },
): readonly Unread[] {
  return sentencesOf(text).flatMap((sentence) => {
    const clauses = clausesOf(sentence)
    return clauses.filter((clause) => {
      const to = clause.from + clause.text.length
      if (found.some((one) => one.from < to && clause.from < one.to) || isOfUnnamed(clause.text)) return false
      if (saysDay(clause.text)) return true
      return !isToBe(sentence.text.slice(0, to - sentence.from)) && saysOfAll(clause.text, known)
    })
  })
}

/** So much of a clause is told. */
const longest = 60

type Place = Pick<CheckedStatement['place'], 'from' | 'to'>

function saysDay(text: string): boolean {
  return dayOf.test(text) && tells.test(text) && /措施|问题|任务|\d-\d/u.test(text)
}

function saysOfAll(text: string, known: KnownNames): boolean {
  if (!/[全均都皆各每无没未仅只唯最率多少个除外任]/u.test(text)) return false
  const code = codedIn(text, known)
    .map(({ letter }) => letter)
    .join('')
  return code.includes('S') && ofAll.test(code) && /[mfuN]/u.test(code)
}

function isToBe(text: string): boolean {
  return speaksOfFuture(text) || /要求|必须|应当|确保|力争|推动|督促|加快|请|下一步/u.test(text)
}

function clausesOf({ from, text }: Piece): readonly Piece[] {
  return [...text.matchAll(/[^，：:]+/gu)].map(({ 0: clause, index }) => {
    const blank = /^\s*/u.exec(clause)?.[0].length ?? 0
    return { from: from + index + blank, text: clause.trim().slice(0, longest) }
  })
}
