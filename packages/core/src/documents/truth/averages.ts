import { type CountedThing, type Counting, recordsCounted } from './counted-records.ts'
import { statesIn } from './counting-words.ts'
import { lies } from './number-lies.ts'
import { ownThings } from './near.ts'
import { withoutNames } from './clauses.ts'
import { clauseBefore, type Looked, type WorkedOut } from './worked-out.ts'

const perUnit =
  /(?:平均[每各]?|每|人均)(?<measureWord>[个家名位])?(?<unit>责任单位|责任部门|牵头部门|牵头单位|部门|单位|(?:牵头|分管|包案)?领导|承办人|人|方面|问题)?/u

const things: readonly (readonly [RegExp, readonly CountedThing[]])[] = [
  [/单位|部门/u, ['owner']],
  [/领导/u, ['leader']],
  [/承办人/u, ['handler']],
  [/人/u, ['leader', 'handler']],
  [/方面/u, ['category']],
  [/问题/u, ['finding']],
]

/** 平均每个问题4条措施: how many there are for one. */
export function averagesIn({ sentence: { text }, numbers, known, counted }: Looked): readonly WorkedOut[] {
  return numbers.flatMap((number): WorkedOut[] => {
    const english = englishAverage({ text, number, counted })
    if (english !== null) return [english]
    const head = clauseBefore(text, number.from)
    const behind = /^\s?[条项个件](?:整改|反馈)?(?<noun>措施|任务|问题)?/u.exec(text.slice(number.to))
    if (number.isPercent || behind === null || !/平均|人均/u.test(head)) return []
    const units = unitsOf(head)
    if (units.length === 0) return []
    const { text: rest, found: names } = withoutNames(text.slice(0, number.from), known)
    const of = countedThing(rest.slice(-head.length), behind, units)
    if (of === null) return []
    const [scopes, marks] = [[names, []], statesIn(rest.slice(-head.length)).meanings]
    const ways = scopes.flatMap((within) =>
      units.flatMap((unit) =>
        marks.flatMap((one) => {
          const counting: Counting = { thing: of, marks: one, within }
          const by = recordsCounted(counted, { thing: unit, marks: [], within }).length
          return by === 0 ? [] : [{ counting, value: recordsCounted(counted, counting).length / by }]
        }),
      ),
    )
    const first = ways.at(-1)
    const said = text.slice(number.from, number.to + behind[0].length)
    const place = { from: number.from, to: number.to + behind[0].length, said }
    if (first === undefined) return [{ ...place, found: null }]
    const hit = ways.find(({ value }) => lies(value, number))
    const { counting, value } = hit ?? first
    const recorded = value.toFixed(Number.isInteger(value) ? 0 : Math.max(1, number.decimals))
    return [{ ...place, found: { recorded, isRight: hit !== undefined, counting } }]
  })
}

function unitsOf(head: string): readonly CountedThing[] {
  const { groups = {} } = perUnit.exec(head) ?? {}
  const unit = groups['unit'] ?? (groups['measureWord'] === '家' ? '单位' : head.includes('人均') ? '人' : '')
  return things.find(([word]) => word.test(unit))?.[1] ?? []
}

function countedThing(
  head: string,
  { groups = {}, 0: behind }: RegExpExecArray,
  units: readonly CountedThing[],
): CountedThing | null {
  const noun = groups['noun']
  if (noun !== undefined) return noun === '问题' ? 'finding' : 'measure'
  const after = head.replace(perUnit, (words) => ' '.repeat(words.length))
  const own = ownThings(after).own.findLast(({ thing }) => thing === 'measure' || thing === 'finding')
  if (own !== undefined && !units.includes(own.thing)) return own.thing
  const isOfMeasures =
    behind.trim().startsWith('条') || (behind.trim().startsWith('项') && units.includes('finding'))
  return isOfMeasures ? 'measure' : null
}

const perEnglish =
  /^\s*(?:corrective )?(?<noun>measures?|actions?|findings?)\s+(?:per|for each|a)\s+(?<unit>findings?|departments?|units?|owners?|leaders?|areas?)\b/iu
const unitsEnglish: Readonly<Record<string, CountedThing>> = {
  finding: 'finding',
  department: 'owner',
  unit: 'owner',
  owner: 'owner',
  leader: 'leader',
  area: 'category',
}

/** On average four actions per finding. */
function englishAverage({
  text,
  number,
  counted,
}: Pick<Looked, 'counted'> & {
  readonly text: string
  readonly number: Looked['numbers'][number]
}): WorkedOut | null {
  const match = perEnglish.exec(text.slice(number.to))
  const unit = unitsEnglish[match?.groups?.['unit']?.toLowerCase().replace(/s$/u, '') ?? '']
  if (match === null || unit === undefined || number.isPercent || !/\baverage\b/iu.test(text)) return null
  const thing = /finding/iu.test(match.groups?.['noun'] ?? '') ? 'finding' : 'measure'
  const counting: Counting = { thing, marks: [], within: [] }
  const by = recordsCounted(counted, { ...counting, thing: unit }).length
  const to = number.to + match[0].length
  const place = { from: number.from, to, said: text.slice(number.from, to) }
  if (by === 0) return { ...place, found: null }
  const value = recordsCounted(counted, counting).length / by
  const recorded = value.toFixed(Number.isInteger(value) ? 0 : Math.max(1, number.decimals))
  return { ...place, found: { recorded, isRight: lies(value, number), counting } }
}
