import type { Bilingual } from '../kernel/refusal.ts'
import type { z } from 'zod'
import { mostRungs } from './template.ts'

/** A place in a template that does not fit, as a path (`ladders.0.rungs.2`), and why. */
export type MisfitPlace = { readonly place: string; readonly why: Bilingual }

/** What the rules of a template’s own say, by what the schema calls it. */
export const misfitWords = {
  twice: { zh: '与前面的代码重复', en: 'the same code as before' },
  rungTwice: { zh: '同一级审核出现了两次', en: 'the same rung twice' },
  manyRungs: { zh: `一条审核链最多 ${mostRungs} 级`, en: `a ladder has ${mostRungs} rungs at most` },
  unknownGrade: { zh: '没有这个问题分级', en: 'a grade that is not in its list' },
  unknownOrganization: { zh: '没有这个单位', en: 'no such organization' },
  endedOrganization: { zh: '该单位已撤销或到期', en: 'this organization has ended' },
  lastFitsAll: { zh: '最后一条审核链须适用于其余所有情形', en: 'the last ladder has to fit all the rest' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** The places of what a schema found, a key that nobody knows by its own name and not only by what holds it. */
export function misfitsOf(issues: readonly z.core.$ZodIssue[]): readonly MisfitPlace[] {
  return issues.flatMap((issue): MisfitPlace[] => {
    const place = issue.path.join('.')
    const within = issue.code === 'invalid_union' ? issue.errors.find(isWithin) : undefined
    if (within !== undefined)
      return misfitsOf(within).map((one) => ({ ...one, place: `${place}.${one.place}` }))
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          place: place === '' ? key : `${place}.${key}`,
          why: { zh: '没有这个字段', en: 'unknown field' },
        }))
      : [{ place, why: whyOf(issue) }]
  })
}

// Of one that could be several things: the one that it has all keys of, where only what stands below these does not fit.
function isWithin(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.every(({ code, path }) => code !== 'unrecognized_keys' && path.length > 0)
}

function whyOf(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return { zh: '缺少，或类型不对', en: 'missing, or of another type' }
    case 'invalid_value': {
      const known = issue.values.map(String)
      return { zh: `没有这个取值，可用：${known.join('、')}`, en: `unknown; known are ${known.join(', ')}` }
    }
    case 'invalid_union':
      return { zh: '没有这样的审核级次', en: 'a rung that nobody knows' }
    case 'too_small':
      return { zh: '为空、太少或太小', en: 'empty, too few or too small' }
    case 'too_big':
      return { zh: '太长、太多或太大', en: 'too long, too many or too large' }
    case 'custom':
      return Object.entries(misfitWords).find(([name]) => name === issue.message)?.[1] ?? otherwise
    default:
      return otherwise
  }
}

const otherwise: Bilingual = { zh: '格式不对', en: 'malformed' }

/** So many places are told at once. */
const mostTold = 5

/** The places in words, for a refusal: `阶段……`, at most a few of them. */
export function misfitsInWords(misfits: readonly MisfitPlace[]): {
  readonly count: number
  readonly places: string
  readonly placesEn: string
} {
  const told = misfits.slice(0, mostTold)
  const isMore = misfits.length > told.length
  const of = ({ place }: MisfitPlace, zh: boolean): string =>
    place === '' ? (zh ? '整个文件' : 'the file') : place
  return {
    count: misfits.length,
    places: told.map((one) => `${of(one, true)}（${one.why.zh}）`).join('；') + (isMore ? '；……' : ''),
    placesEn: told.map((one) => `${of(one, false)} (${one.why.en})`).join('; ') + (isMore ? '; …' : ''),
  }
}
