import type { Container } from '../container.ts'
import { type Attributes, readXml } from '../xml.ts'
import { isOn, valueOf, wordNames } from './word-names.ts'

/** How one level of a list counts and writes. */
export type ListLevel = {
  readonly start: number
  readonly format: string
  /** `第%1条`, `%1.%2`; `%1` stands for the number of the first level. */
  readonly text: string
  readonly suffix: string
  /** All numbers of this level are written in digits, whatever their own levels write. */
  readonly isLegal: boolean
  /** After which level (from 1) it begins anew; 0 for never, null for any level above. */
  readonly restart: number | null
  /** The style of paragraphs that are of this level. */
  readonly style: string | null
}

/** A list as paragraphs refer to it. Lists of one family count on from each other. */
export type List = {
  readonly family: string
  readonly levels: ReadonlyMap<number, ListLevel>
  /** Where a level begins anew when this list comes to it for the first time. */
  readonly starts: ReadonlyMap<number, number>
}

/** The lists of a document by the id that paragraphs name. */
export type Numbering = { readonly list: (id: number) => List | null }

type Draft = { -readonly [Key in keyof ListLevel]: ListLevel[Key] }
type Family = { levels: Map<number, Draft>; styleLink: string | null; numStyleLink: string | null }
type Own = { family: string; levels: Map<number, Draft>; starts: Map<number, number> }

/** Reads `numbering.xml`. `listOfStyle` says which list a list style names. */
export async function readNumbering(
  container: Container,
  part: string | null,
  listOfStyle: (style: string) => number | null,
): Promise<Numbering> {
  const reading = new NumberingReading()
  if (part !== null) await readXml(container, part, { names: wordNames, handler: reading })
  const known = new Map<number, List | null>()
  return {
    list: (id) => {
      const found = known.get(id)
      if (found !== undefined) return found
      const list = resolve(reading, id, listOfStyle)
      known.set(id, list)
      return list
    },
  }
}

function resolve(
  { lists, families }: NumberingReading,
  id: number,
  listOfStyle: (style: string) => number | null,
): List | null {
  const own = lists.get(id)
  if (own === undefined) return null
  let family = own.family
  // A family may only name a list style, whose list names the family that counts. Two links would be a circle.
  for (let hops = 0; hops < 4; hops += 1) {
    const link = families.get(family)?.numStyleLink ?? null
    if (link === null) break
    const linked = lists.get(listOfStyle(link) ?? -1)?.family
    family = linked ?? [...families].find(([, { styleLink }]) => styleLink === link)?.[0] ?? family
  }
  const levels = new Map<number, ListLevel>([...(families.get(family)?.levels ?? []), ...own.levels])
  return { family, levels, starts: own.starts }
}

class NumberingReading {
  readonly families = new Map<string, Family>()
  readonly lists = new Map<number, Own>()
  private family: Family | null = null
  private list: Own | null = null
  private level: Draft | null = null
  private overridden = 0

  open = (name: string, attributes: Attributes): void => {
    switch (name) {
      case 'abstractNum':
        this.family = { levels: new Map(), styleLink: null, numStyleLink: null }
        this.families.set(attributes['abstractNumId'] ?? '', this.family)
        return
      case 'num':
        this.list = { family: '', levels: new Map(), starts: new Map() }
        this.lists.set(Number.parseInt(attributes['numId'] ?? '', 10), this.list)
        return
      case 'abstractNumId':
        if (this.list !== null) this.list.family = attributes['val'] ?? ''
        return
      case 'styleLink':
        if (this.family !== null) this.family.styleLink = attributes['val'] ?? null
        return
      case 'numStyleLink':
        if (this.family !== null) this.family.numStyleLink = attributes['val'] ?? null
        return
      case 'lvlOverride':
        this.overridden = levelOf(attributes)
        return
      case 'startOverride':
        this.list?.starts.set(this.overridden, valueOf(attributes) ?? 0)
        return
      case 'lvl':
        this.level = {
          start: 0,
          format: 'decimal',
          text: '',
          suffix: 'tab',
          isLegal: false,
          restart: null,
          style: null,
        }
        ;(this.list?.levels ?? this.family?.levels)?.set(levelOf(attributes), this.level)
        return
      default:
        if (this.level !== null) noteLevel(this.level, name, attributes)
    }
  }

  close = (name: string): void => {
    if (name === 'abstractNum') this.family = null
    if (name === 'num') this.list = null
    if (name === 'lvl') this.level = null
  }

  text = (): void => undefined
}

function noteLevel(level: Draft, name: string, attributes: Attributes): void {
  const value = attributes['val'] ?? ''
  if (name === 'start') level.start = valueOf(attributes) ?? 0
  else if (name === 'numFmt') level.format = value
  else if (name === 'lvlText') level.text = value
  else if (name === 'suff') level.suffix = value
  else if (name === 'isLgl') level.isLegal = isOn(attributes)
  else if (name === 'lvlRestart') level.restart = valueOf(attributes)
  else if (name === 'pStyle') level.style = value
}

function levelOf(attributes: Attributes): number {
  return Number.parseInt(attributes['ilvl'] ?? '', 10) || 0
}
