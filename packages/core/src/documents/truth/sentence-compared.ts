import { allOf, type Those, turnedInto, which, without } from './sentence-counts.ts'
import type { Look, Reading } from './sentence-frames.ts'
import { lies } from './number-lies.ts'
import { nounOf, type Part, thingsFor } from './sentence-parts.ts'
import { restrictionOf, testsOf } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'

type Told = Omit<Reading, 'from' | 'to'>

/** 已销号措施比未销号措施多2条: by how much one has more than the other; null where nothing is compared. */
export function differenceIn(part: Part, look: Look): Told | 'unknown' | null {
  const { number, left, right } = part
  const than = left.findIndex(({ kind }) => kind === 'than')
  const way = left.findLastIndex(({ kind }) => kind === 'more' || kind === 'less')
  if (number === null || than < 0 || way < than) return null
  const [one, other, both] = [
    left.slice(0, than),
    left.slice(than + 1, way),
    [...left.slice(way + 1), ...right],
  ]
  const thing = nounOf({ ...part, left: [...left.slice(0, way), ...both] }) ?? thingsFor(part)[0] ?? 'measure'
  const isBare = !one.some(({ kind }) => kind === 'state' || kind === 'name')
  const ones = isBare ? [] : waysOf([...one, ...both], thing, look)
  const before = isBare ? (look.told.frames.at(-1)?.ways ?? []) : ones
  const last = look.told.frames.at(-1)?.part
  const isStated = other.some(({ kind }) => kind === 'state')
  const led = isBare && !isStated && last !== undefined ? [...last.left, ...last.right] : []
  const others = waysOf([...led.filter(({ kind }) => kind !== 'name'), ...other, ...both], thing, look)
  if (before.length === 0 || others.length === 0) return 'unknown'
  if (!other.some(({ kind }) => kind === 'state' || kind === 'name')) return 'unknown'
  const sign = left[way]?.kind === 'less' ? -1 : 1
  const differences = before.flatMap((a) => others.map((b) => (a.records.length - b.records.length) * sign))
  const isRight = differences.some((by) => lies(by, number))
  const records = (before[0]?.records ?? []).map(({ record }) => record)
  return {
    verdict: isRight ? 'right' : 'wrong',
    recorded: String(differences[0] ?? 0),
    records,
    thing,
    isFirm: true,
  }
}

function waysOf(tokens: readonly Token[], thing: Those['thing'], { reader }: Look): readonly Those[] {
  const names = tokens.flatMap((token) => (token.kind === 'name' ? [token.name] : []))
  const all = allOf(thing, names, reader.counted)
  return testsOf(restrictionOf(tokens)).map((test) => which(all, test))
}

/** 每个问题均有5条措施, 4个方面均有5个问题: what is said of each; null where nothing is. */
export function eachIn(part: Part, look: Look): Told | null {
  const { number, left, right } = part
  const thing = nounOf(part) ?? thingsFor(part)[0]
  if (number === null || thing === undefined) return null
  const groups = groupsOf(part, thing, look)
  if (groups === null) return null
  const tests = testsOf(restrictionOf([...left, ...right]))
  const bases = [null, ...basesOf(look)]
  const ways = bases.flatMap((base) =>
    tests.map((test) =>
      groups.flatMap((group) => {
        const those = turnedInto(thing, group, look.reader.counted)
        if (those === null) return []
        const within = which(those, test)
        return [base === null ? within : without(within, [without(within, [base])])]
      }),
    ),
  )
  const hit = ways.find((those) => those.every(({ records }) => lies(records.length, number)))
  const counts = [...new Set((hit ?? ways[0] ?? []).map(({ records }) => records.length))].toSorted(
    (a, b) => a - b,
  )
  const recorded = counts.length > 2 ? `${String(counts[0])}–${String(counts.at(-1))}` : counts.join('、')
  const records = (hit ?? ways[0] ?? []).flatMap((those) => those.records.map(({ record }) => record))
  return {
    verdict: hit === undefined ? 'wrong' : 'right',
    recorded,
    records,
    thing,
    isFirm: bases.length === 1,
  }
}

/** What was counted before, and what the clause before says of how things stand. */
function basesOf({ told: { frames, topic }, reader: { counted } }: Look): readonly Those[] {
  const measures = allOf('measure', [], counted)
  const topics = testsOf(restrictionOf(topic)).map((test) => which(measures, test))
  return [...frames.flatMap(({ ways }) => ways), ...(topic.length === 0 ? [] : topics)]
}

/** Of what each something is said: of each name, of each of a kind, or of each of those counted before. */
function groupsOf(
  { number, left }: Part,
  thing: Those['thing'],
  { told, reader, named }: Look,
): readonly Those[] | null {
  const isEach = left.some(({ kind }) => kind === 'each')
  const isAll = isEach || left.some(({ kind }) => kind === 'all')
  const names = named.length > 0 ? named : told.names
  if (isEach && names.length > 1) return names.map((name) => allOf(thing, [name], reader.counted))
  const noun = left.findLast((token) => token.kind === 'noun')
  if (isEach && noun?.kind === 'noun' && isAbove(noun.thing, thing) && named.length === 0)
    return singles(allOf(noun.thing, [], reader.counted))
  const last = told.frames.at(-1)
  const [way] = last?.ways ?? []
  const isBehind =
    last?.part.number !== null && last !== undefined && left.every(({ kind }) => kind !== 'name')
  if (!isAll || !isBehind || way === undefined || !last.isRight || !isAbove(way.thing, thing)) return null
  const isNear = number !== null && number.from - (last.part.number?.end ?? 0) < 16
  return isNear ? singles(way) : null
}

function singles({ thing, records }: Those): readonly Those[] {
  return records.map((one) => ({ thing, records: [one] }))
}

function isAbove(one: Those['thing'], other: Those['thing']): boolean {
  if (other === 'measure') return one === 'finding' || one === 'category' || one === 'owner'
  return other === 'finding' && (one === 'category' || one === 'owner')
}

/** 5个方面均有问题销号: units or areas of which some findings or measures stand so, or where it is said all. */
export function unitsBy(
  { left, right }: Part,
  thing: Those['thing'],
  { reader: { counted } }: Look,
): readonly Those[] {
  if (thing !== 'owner' && thing !== 'category' && thing !== 'finding') return []
  const at = right.findIndex(
    (token) => token.kind === 'noun' && isAbove(thing, token.thing) && token.thing !== thing,
  )
  const noun = right[at]
  const restriction = restrictionOf([...left, ...right])
  if (noun?.kind !== 'noun' || restriction.length === 0) return []
  const isNone = right.slice(at).some(({ kind }) => kind === 'none')
  // 2个部门已全部完成整改任务, but not 5个方面均有问题销号.
  const has = right.findIndex(({ text }) => text === '有' || text === '存在')
  const isAll = right.some(({ kind }, place) => kind === 'all' && (place > at || has < 0))
  const units = allOf(thing, [], counted)
  return testsOf(restriction).map((test) =>
    which(units, (unit) => {
      const { records } = turnedInto(noun.thing, { thing, records: [unit] }, counted) ?? { records: [] }
      if (isNone) return records.length > 0 && !records.some(test)
      return isAll ? records.length > 0 && records.every(test) : records.some(test)
    }),
  )
}
