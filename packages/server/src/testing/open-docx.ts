import { text } from 'node:stream/consumers'
import { SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'

/** A DOCX file as a reader opens it: its parts by name, every XML part parsed, and the text of its paragraphs. */
export type OpenedDocx = {
  readonly parts: ReadonlyMap<string, string>
  readonly paragraphs: readonly string[]
}

/** Opens a DOCX file; throws when the zip is broken or any part is not well-formed XML. */
export async function openDocx(bytes: Uint8Array): Promise<OpenedDocx> {
  const parts = await unzip(bytes)
  for (const [name, xml] of parts) if (/\.(?:xml|rels)$/.test(name)) parseXml(xml, () => {})
  return { parts, paragraphs: paragraphsOf(parts.get('word/document.xml') ?? '') }
}

/** Parses XML and tells every tag and text; throws on what is not well-formed. */
export function parseXml(xml: string, tell: (kind: 'open' | 'close' | 'text', value: string) => void): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => tell('open', name))
  parser.on('closetag', ({ name }) => tell('close', name))
  parser.on('text', (value) => tell('text', value))
  parser.write(xml).close()
}

async function unzip(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes))
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    parts.set(entry.fileName, await text(stream))
  }
  return parts
}

function paragraphsOf(documentXml: string): readonly string[] {
  const paragraphs: string[] = []
  let inText = false
  parseXml(documentXml, (kind, value) => {
    if (kind === 'open' && value === 'w:p') paragraphs.push('')
    if (value === 'w:t') inText = kind === 'open'
    const more = kind === 'open' && value === 'w:br' ? '\n' : kind === 'text' && inText ? value : ''
    if (more !== '') paragraphs.push((paragraphs.pop() ?? '') + more)
  })
  return paragraphs
}
