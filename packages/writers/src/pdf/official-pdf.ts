import { fileURLToPath } from 'node:url'
import { type DocumentModel, textOf } from '@bihuan/core/documents/document.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { charactersWithoutFont } from './characters.ts'
import { sectionsOf } from './printed-blocks.ts'

/** The media type of a PDF file. */
export const pdfMediaType = 'application/pdf'

/** So many characters are named that no font has. */
const mostNamed = 10

/**
 * Writes an official document as PDF in the layout of GB/T 9704-2012, as PDF/A-2b with its fonts embedded.
 *
 * A character that no font has is refused before any page is made. The library is loaded on first use, and keeps its fonts for
 * as long as the thread lives.
 *
 * @param at the instant that the file names as that of its making
 */
export async function officialPdf(
  { title, blocks }: Pick<DocumentModel, 'title' | 'blocks'>,
  { at }: { readonly at: Date },
): Promise<Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>> {
  const model = { title: xmlText(title), sections: sectionsOf(blocks), at: partsOf(at) }
  const missing = charactersWithoutFont(
    [model.title, ...blocks.map((block) => xmlText(textOf(block)).replaceAll('\t', ''))].join('\n'),
  )
  if (missing.length > 0)
    return refuse({ code: 'CHARACTERS_WITHOUT_FONT', params: { characters: named(missing) } })
  const typst = await compiler()
  const { result, ...said } = compiled(typst, JSON.stringify(model))
  // What Typst warns of is left out of the page.
  if (result === null || said.problems.length > 0)
    throw new Error(`no PDF was made: ${said.problems.join('; ')}`)
  const pdf = typst.pdf(result, { pdfStandard: 'a-2b', creationTimestamp: Math.floor(at.getTime() / 1_000) })
  typst.evictCache(0)
  return ok(new Uint8Array(pdf))
}

/** Year, month, day, hour, minute and second in UTC. */
function partsOf(at: Date): readonly number[] {
  return at.toISOString().slice(0, 19).split(/[-T:]/).map(Number)
}

function named(characters: readonly string[]): string {
  const first = characters.slice(0, mostNamed).map((one) => `${one} (U+${codeOf(one)})`)
  return [...first, ...(characters.length > mostNamed ? ['…'] : [])].join(' ')
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

let kept: NodeCompiler | undefined

async function compiler(): Promise<NodeCompiler> {
  if (kept === undefined) {
    const typst = await import('@myriaddreamin/typst-ts-node-compiler')
    kept = typst.NodeCompiler.create({
      workspace: folder('.'),
      fontArgs: [{ fontPaths: [folder('../../fonts')] }],
    })
  }
  return kept
}

function folder(beside: string): string {
  return fileURLToPath(new URL(beside, import.meta.url))
}

function compiled(typst: NodeCompiler, model: string) {
  const answer = typst.compile({ mainFilePath: folder('./official.typ'), inputs: { model } })
  const [error, warnings] = [answer.takeError(), answer.takeWarnings()]
  const problems = [error, warnings].flatMap((one) => (one === null ? [] : typst.fetchDiagnostics(one)))
  return { result: answer.result, problems: problems.map((one) => JSON.stringify(one)) }
}
