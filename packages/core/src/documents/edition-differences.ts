import type { PlainDay } from '../kernel/day.ts'
import { type Block, textOf, textOfRuns } from './document.ts'
import type { EditedModel } from './edition-content.ts'
import { englishDay } from './follow-up.ts'
import { chineseDay } from './numerals.ts'

/** A place in which two editions differ: null where one of them has nothing there. */
export type Difference = { readonly before: string | null; readonly now: string | null }

/** An edition as of the day whose records it tells. */
export type DatedEdition = {
  readonly said: Pick<EditedModel, 'model' | 'attached'>
  readonly asOf: PlainDay
}

/** So many cells of a comparison are looked at; longer middles are compared line by line without their order. */
const mostCells = 4_000_000

/**
 * Where a correction says otherwise than the edition that it corrects, in the order of the paper: blocks, of tables each row, and what is
 * attached by its name. The day of its records, who signs with which day, and the line that names what is corrected are another in each
 * edition and tell nobody what was wrong.
 */
export function differencesFrom(before: DatedEdition, now: DatedEdition): readonly Difference[] {
  return [...paired(linesOf(before), linesOf(now)), ...attachedDifferences(before, now)]
}

type Line = { readonly text: string; readonly key: string }

function linesOf({ said: { model }, asOf }: DatedEdition): readonly Line[] {
  return model.blocks.flatMap((block) =>
    textsOf(block).map((text) => ({ text, key: withoutDay(text, asOf) })),
  )
}

function textsOf(block: Block): readonly string[] {
  if (block.kind === 'signature' || isCorrecting(block)) return []
  const texts =
    block.kind === 'table'
      ? block.rows.map((row) =>
          row.flatMap((cell) => (cell === null ? [] : [textOfRuns(cell.runs)])).join(' | '),
        )
      : [textOf(block)]
  return texts.filter((text) => text.trim() !== '')
}

function isCorrecting(block: Block): boolean {
  return (
    block.kind === 'line' &&
    block.place === 'note' &&
    /^(?:（本文更正|\(Correction of edition )/u.test(textOf(block))
  )
}

function withoutDay(text: string, asOf: PlainDay): string {
  return [chineseDay(asOf), englishDay(asOf), asOf].reduce((rest, day) => rest.replaceAll(day, '⟨⟩'), text)
}

function paired(before: readonly Line[], now: readonly Line[]): readonly Difference[] {
  let start = 0
  while (start < before.length && start < now.length && before[start]?.key === now[start]?.key) start += 1
  let end = 0
  while (
    end < Math.min(before.length, now.length) - start &&
    before.at(-1 - end)?.key === now.at(-1 - end)?.key
  )
    end += 1
  return between(before.slice(start, before.length - end), now.slice(start, now.length - end))
}

/** Goes through both in turn: what stands in the longest common part is the same, and what lies between two such lines is a pair. */
function between(before: readonly Line[], now: readonly Line[]): readonly Difference[] {
  const same = sameIn(before, now)
  const found: Difference[] = []
  let [from, at] = [0, 0]
  for (const [old, current] of [...same, [before.length, now.length] as const]) {
    const [gone, come] = [before.slice(from, old), now.slice(at, current)]
    for (let pair = 0; pair < Math.max(gone.length, come.length); pair += 1)
      found.push({ before: gone[pair]?.text ?? null, now: come[pair]?.text ?? null })
    ;[from, at] = [old + 1, current + 1]
  }
  return found
}

type Same = readonly (readonly [number, number])[]

function sameIn(before: readonly Line[], now: readonly Line[]): Same {
  if (before.length * now.length > mostCells) return inTurn(before, now)
  const width = now.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        before[row]?.key === now[column]?.key
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const same: [number, number][] = []
  let [row, column] = [0, 0]
  while (row < before.length && column < now.length) {
    if (before[row]?.key === now[column]?.key) same.push([row++, column++])
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return same
}

/** Each line of a long text beside the next one that says the same. */
function inTurn(before: readonly Line[], now: readonly Line[]): Same {
  const places = Map.groupBy(now.keys(), (at) => now[at]?.key ?? '')
  let last = -1
  return before.flatMap(({ key }, row) => {
    const column = places.get(key)?.find((one) => one > last)
    if (column === undefined) return []
    last = column
    return [[row, column] as const]
  })
}

/** What is attached and says otherwise, by its name: its rows are looked up in its file. */
function attachedDifferences(before: DatedEdition, now: DatedEdition): readonly Difference[] {
  const [then, today] = [attachedIn(before), attachedIn(now)]
  return [...new Set([...then.keys(), ...today.keys()])].flatMap((name) => {
    const [old, current] = [then.get(name), today.get(name)]
    if (old === current) return []
    return [{ before: old === undefined ? null : name, now: current === undefined ? null : name }]
  })
}

function attachedIn({ said: { attached = [] }, asOf }: DatedEdition): ReadonlyMap<string, string> {
  return new Map(
    attached.map(({ name, model }) => [name, withoutDay(model.blocks.map(textOf).join('\n'), asOf)]),
  )
}
