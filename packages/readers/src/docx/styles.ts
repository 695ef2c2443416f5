import type { Container } from '../container.ts'
import { type Attributes, readXml } from '../xml.ts'
import { isOn, valueOf, wordNames } from './word-names.ts'

/** What a style says, with what it inherits. */
export type Style = {
  /** The style and those it is based on, the nearest first. */
  readonly ids: readonly string[]
  readonly listId: number | null
  readonly level: number | null
  readonly isHidden: boolean
  /** A line of the table of contents, whose words all stand below once more. */
  readonly isContents: boolean
}

/** The styles of a document. */
export type Styles = {
  /** The style with this id; of a paragraph that names none, the default. */
  readonly of: (id: string | null) => Style
}

type Own = {
  name: string
  basedOn: string | null
  listId: number | null
  level: number | null
  isHidden: boolean | null
}

const none: Style = { ids: [], listId: null, level: null, isHidden: false, isContents: false }
// Word itself stops at eleven; a style that is based on itself would never end.
const longestChain = 30

/** Reads `styles.xml`, as far as it decides about the words of a document. */
export async function readStyles(container: Container, part: string | null): Promise<Styles> {
  const own = new Map<string, Own>()
  let standard: string | null = null
  let current: Own | null = null
  const path: string[] = []
  const open = (name: string, attributes: Attributes): void => {
    const parent = path.at(-1)
    path.push(name)
    if (name === 'style') {
      const id = attributes['styleId'] ?? ''
      current = { name: '', basedOn: null, listId: null, level: null, isHidden: null }
      own.set(id, current)
      if (
        attributes['type'] === 'paragraph' &&
        attributes['default'] !== undefined &&
        isOn({ val: attributes['default'] })
      )
        standard = id
    } else if (current !== null) note(current, { name, parent, attributes })
  }
  const close = (name: string): void => {
    path.pop()
    if (name === 'style') current = null
  }
  if (part !== null)
    await readXml(container, part, { names: wordNames, handler: { open, close, text: () => undefined } })
  const known = new Map<string, Style>()
  return {
    of: (id) => {
      const wanted = id ?? standard
      if (wanted === null) return none
      const found = known.get(wanted) ?? resolve(own, wanted)
      known.set(wanted, found)
      return found
    },
  }
}

function note(style: Own, seen: { name: string; parent: string | undefined; attributes: Attributes }): void {
  const { name, parent, attributes } = seen
  if (name === 'name' && parent === 'style') style.name = attributes['val'] ?? ''
  else if (name === 'basedOn') style.basedOn = attributes['val'] ?? null
  else if (name === 'numId' && parent === 'numPr') style.listId = valueOf(attributes)
  else if (name === 'ilvl' && parent === 'numPr') style.level = valueOf(attributes)
  else if (name === 'vanish' && parent === 'rPr') style.isHidden = isOn(attributes)
}

function resolve(own: ReadonlyMap<string, Own>, id: string): Style {
  const chain: (readonly [string, Own])[] = []
  for (let at: string | null = id; at !== null && chain.length < longestChain; ) {
    const style: Own | undefined = own.get(at)
    if (style === undefined) break
    chain.push([at, style])
    at = style.basedOn
  }
  const styles = chain.map(([, style]) => style)
  return {
    ids: chain.map(([one]) => one),
    listId: styles.find(({ listId }) => listId !== null)?.listId ?? null,
    level: styles.find(({ level }) => level !== null)?.level ?? null,
    isHidden: styles.find(({ isHidden }) => isHidden !== null)?.isHidden ?? false,
    isContents: /^toc \d$|^toc heading$/i.test(styles[0]?.name ?? ''),
  }
}
