import { type MeasureKind, measureKinds } from './kinds-of-measures.ts'
import { type ItemOnLadder, ladderOf, type Template, type TemplateLadder } from './template.ts'

/** A value that two templates do not have in common, by its place; null where one of them has nothing there. */
export type ChangedValue = {
  readonly place: string
  readonly before: string | number | null
  readonly after: string | number | null
}

/** Everything that one template says otherwise than another, place by place. */
export function changedValues(before: Template, after: Template): readonly ChangedValue[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((place) => ({ place, before: was.get(place) ?? null, after: is.get(place) ?? null }))
    .filter((one) => one.before !== one.after)
}

/** Items that climb another ladder by another template: of measures with their kind, and with the grade of the finding. */
export type ChangedLadder = {
  readonly item: 'measure' | 'finding'
  /** Of a measure. */
  readonly kind: MeasureKind | null
  /** Null for findings that nobody has graded. */
  readonly grade: string | null
  readonly before: TemplateLadder
  readonly after: TemplateLadder
}

/** Which grade of another template takes the place of one that it lacks, by their codes. */
export type GradePlaces = ReadonlyMap<string, string>

/** Every kind of item whose ladder is another one by another template, with the grades that it then has. */
export function changedLadders(
  before: Template,
  after: Template,
  places: GradePlaces = new Map(),
): readonly ChangedLadder[] {
  const codes = [...before.grades, ...after.grades].map(({ code }) => code)
  const grades = [null, ...new Set(codes)]
  return grades.flatMap((grade) => [
    ...changed({ item: 'finding', grade }),
    ...measureKinds.flatMap((kind) => changed({ item: 'measure', kind, grade })),
  ])

  function changed(wanted: ItemOnLadder): ChangedLadder[] {
    const then = wanted.grade === null ? null : (places.get(wanted.grade) ?? wanted.grade)
    const [was, is] = [ladderOf(before, wanted), ladderOf(after, { ...wanted, grade: then })]
    if (isSame(was, is)) return []
    const { item, grade } = wanted
    return [{ item, kind: wanted.item === 'measure' ? wanted.kind : null, grade, before: was, after: is }]
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function leavesOf(value: unknown, place = ''): Map<string, string | number> {
  if (typeof value === 'string' || typeof value === 'number') return new Map([[place, value]])
  if (typeof value === 'boolean') return new Map([[place, String(value)]])
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(
    Object.entries(value).flatMap(([key, below]) => [
      ...leavesOf(below, place === '' ? keyed(key, below) : `${place}.${keyed(key, below)}`),
    ]),
  )
}

// A stage that moves up a place is still that stage: rows with a code go by it.
function keyed(key: string, below: unknown): string {
  const isRow = typeof below === 'object' && below !== null && 'code' in below
  return isRow && /^\d+$/.test(key) ? String(below.code) : key
}
