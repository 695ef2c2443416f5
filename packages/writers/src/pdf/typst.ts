import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { collect } from '../collector.ts'
import { charactersWithoutFont } from './characters.ts'

/** So many characters are named that no font has. */
const mostNamed = 10

/** Refuses a text with characters that no font has, before any page is made: Typst leaves them out without a word. */
export function withFonts(text: string): Result<null, Refusal<'CHARACTERS_WITHOUT_FONT'>> {
  const missing = charactersWithoutFont(text)
  if (missing.length === 0) return ok(null)
  return refuse({ code: 'CHARACTERS_WITHOUT_FONT', params: { characters: named(missing) } })
}

/** Year, month, day, hour, minute and second in UTC. */
export function partsOf(at: Date): readonly number[] {
  return at.toISOString().slice(0, 19).split(/[-T:]/).map(Number)
}

let kept: NodeCompiler | undefined

/** The library, loaded on first use; it keeps its fonts for as long as the thread lives. */
export async function typstCompiler(): Promise<NodeCompiler> {
  if (kept === undefined) {
    const typst = await import('@myriaddreamin/typst-ts-node-compiler')
    kept = typst.NodeCompiler.create({
      workspace: folder('.'),
      fontArgs: [{ fontPaths: [folder('../../fonts')] }],
    })
  }
  return kept
}

/** Lays out a model by a program of this folder. What Typst warns of it leaves out of the page, so that it is an error. */
export function laidOut(typst: NodeCompiler, program: string, model: unknown): NodeTypstDocument {
  const inputs = { model: JSON.stringify(model) }
  const answer = typst.compile({ mainFilePath: folder(`./${program}`), inputs })
  const problems = [answer.takeError(), answer.takeWarnings()]
    .flatMap((one) => (one === null ? [] : typst.fetchDiagnostics(one)))
    .map((one) => JSON.stringify(one))
  if (answer.result === null || problems.length > 0)
    throw new Error(`no PDF was made: ${problems.join('; ')}`)
  return answer.result
}

/** With which row of a table that goes on in another piece that piece begins, as `paged-table.typ` says it. */
export function cutIn(typst: NodeCompiler, result: NodeTypstDocument): number {
  const said: unknown = typst.query(result, { selector: '<cut>', field: 'value' })
  const [cut] = Array.isArray(said) ? said : []
  if (typeof cut !== 'number') throw new Error('a piece does not say where it ends')
  return Math.max(1, cut)
}

/**
 * Lets go of what was laid out. A laid out page is tens of megabytes beside the heap, held by an object of some bytes in it: left to
 * itself the collector has no reason to run before hundreds of them lie there.
 */
export async function letGo(typst: NodeCompiler): Promise<void> {
  typst.evictCache(0)
  collect()
  // What the collector found is given back in the next turn.
  await setImmediate()
}

function named(characters: readonly string[]): string {
  const first = characters.slice(0, mostNamed).map((one) => `${one} (U+${codeOf(one)})`)
  return [...first, ...(characters.length > mostNamed ? ['…'] : [])].join(' ')
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

function folder(beside: string): string {
  return fileURLToPath(new URL(beside, import.meta.url))
}
