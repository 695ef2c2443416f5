import { type KnownNames, withoutNames } from './clauses.ts'
import {
  type CountedMark,
  type CountedRecords,
  type CountedThing,
  type Counting,
  recordsCounted,
} from './counted-records.ts'
import { statesIn } from './counting-words.ts'
import { ownThings } from './near.ts'

/** What a part of a sentence is about: 财政局未销号的措施, 限期整改措施销号率. */
export type Phrase = {
  readonly names: readonly string[]
  /** What it counts; null where it does not say. */
  readonly thing: CountedThing | null
  readonly meanings: readonly (readonly CountedMark[])[]
  /** Whether it tells what share stands so: 销号率. */
  readonly isRate: boolean
}

/** Reads what a part of a sentence is about. */
export function phraseOf(text: string, known: KnownNames): Phrase {
  const { text: bare, found } = withoutNames(text, known)
  const rest = bare.replaceAll(/(?<=\s)方面/gu, '  ')
  const thing = ownThings(rest).own.at(-1)?.thing ?? null
  const isOfUnits = thing === null && /(?:全部|所有|全体|责任|参与)?(?:单位|部门)(?:总数|数)?/u.test(rest)
  return {
    names: found,
    thing: isOfUnits ? 'owner' : thing,
    meanings: statesIn(rest).meanings,
    isRate: /率/u.test(rest),
  }
}

/** Whether a phrase says how its things stand. */
export function saysState({ meanings }: Phrase): boolean {
  return meanings.some((one) => one.length > 0)
}

/** A phrase with what another says that it leaves out: in 立行立改措施销号率是限期整改措施的2倍 the latter is a rate too. */
export function completed(phrase: Phrase, by: Phrase): Phrase {
  const isOfKind = (mark: CountedMark): boolean => kinds.includes(mark)
  const told = phrase.meanings.some((one) => one.some((mark) => !isOfKind(mark)))
  const led = by.meanings.map((one) => one.filter((mark) => !isOfKind(mark)))
  const meanings = told
    ? phrase.meanings
    : phrase.meanings.flatMap((own) => led.map((one) => [...own, ...one]))
  return {
    names: phrase.names,
    thing: phrase.thing ?? by.thing,
    meanings,
    isRate: phrase.isRate || by.isRate,
  }
}

const kinds: readonly CountedMark[] = ['immediate', 'timeBound', 'continuous']
const ends: readonly CountedMark[] = ['closed', 'completed', 'closedHere']

/** The ways in which a phrase can be counted. */
export function countingsOf({ names, thing, meanings }: Phrase): readonly Counting[] {
  const of = thing ?? 'measure'
  const isOfPeople = of === 'owner' || of === 'leader' || of === 'handler'
  return meanings.map((marks) => ({
    thing: of,
    marks,
    within: names,
    ...(isOfPeople && { by: 'some' as const }),
  }))
}

/** What a phrase comes to in each way: how many, or what share of its things. */
export function valuesOf(phrase: Phrase, counted: CountedRecords): readonly number[] {
  return countingsOf(phrase).flatMap((counting) => {
    const part = recordsCounted(counted, counting).length
    if (!phrase.isRate) return [part]
    const marks = counting.marks.filter((mark) => !ends.includes(mark))
    const whole = recordsCounted(counted, { ...counting, marks }).length
    return whole === 0 || marks.length === counting.marks.length ? [] : [(part / whole) * 100]
  })
}
