import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Container } from './container.ts'
import { damaged } from './unreadable.ts'

/** The attributes of an element by name. */
export type Attributes = Readonly<Record<string, string>>

/** What a reader of XML is told. Names are those of `XmlNames`. */
export type XmlHandler = {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/**
 * How the names of elements are told.
 *
 * The prefix of a namespace is free: one library writes `w:p`, another `ns0:p`. Names in one of `plain` are told
 * without a prefix, all others with the prefix that the file gives them.
 */
export type XmlNames = { readonly plain: readonly string[] }

// Word nests tables, text boxes and fields some dozen levels deep; without an end the open elements would fill the memory.
const deepest = 1_000

/**
 * Reads a part of a container as XML, piece by piece. A part that is missing is read as empty.
 *
 * Entities of the document's own are not expanded: Office files have no document type, so one that has is refused.
 */
export async function readXml(
  container: Container,
  part: string,
  reading: { readonly names: XmlNames; readonly handler: XmlHandler },
): Promise<void> {
  const pieces = container.part(part)
  if (pieces === null) return
  const parser = parserFor(reading)
  let decode: ((piece: Uint8Array) => string) | null = null
  for await (const piece of pieces) {
    decode ??= decoderFor(piece)
    parser.write(decode(piece))
  }
  parser.close()
}

/** Reads every element of a part with a handler for what opens; for parts that are lists of settings. */
export async function eachElement(
  container: Container,
  part: string,
  reading: { readonly names: XmlNames; readonly open: XmlHandler['open'] },
): Promise<void> {
  const handler = { open: reading.open, close: () => undefined, text: () => undefined }
  await readXml(container, part, { names: reading.names, handler })
}

function decoderFor(first: Uint8Array): (piece: Uint8Array) => string {
  const isLittle = first[0] === 0xff && first[1] === 0xfe
  const isBig = first[0] === 0xfe && first[1] === 0xff
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8')
  return (piece) => decoder.decode(piece, { stream: true })
}

function parserFor({ names, handler }: { names: XmlNames; handler: XmlHandler }): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let nameOf = (name: string): string => name
  parser.on('opentag', (tag) => {
    if (depth === 0) nameOf = namesBy(tag, names)
    depth += 1
    if (depth > deepest) throw damaged()
    handler.open(nameOf(tag.name), plainAttributes(tag, nameOf))
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handler.close(nameOf(tag.name))
  })
  parser.on('text', handler.text)
  parser.on('cdata', handler.text)
  parser.on('doctype', () => {
    throw damaged()
  })
  parser.on('error', () => {
    throw damaged()
  })
  return parser
}

function namesBy(root: SaxesTagPlain, names: XmlNames): (name: string) => string {
  const plain = new Set<string>()
  for (const [name, value] of Object.entries(root.attributes)) {
    if (name.startsWith('xmlns:') && names.plain.includes(value)) plain.add(name.slice(6))
  }
  const known = new Map<string, string>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const colon = name.indexOf(':')
    const told = colon > 0 && plain.has(name.slice(0, colon)) ? name.slice(colon + 1) : name
    // A hostile file may invent a name for every element; those are worked out anew.
    if (known.size < 2_000) known.set(name, told)
    return told
  }
}

function plainAttributes(tag: SaxesTagPlain, nameOf: (name: string) => string): Attributes {
  const plain: Record<string, string> = Object.create(null)
  for (const name in tag.attributes) plain[nameOf(name)] = tag.attributes[name] ?? ''
  return plain
}
