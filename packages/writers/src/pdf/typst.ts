import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PrintedText } from '@bihuan/core/documents/printed-texts.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { collect } from '../collector.ts'
import { charactersWithoutFont } from './characters.ts'

/** So many characters are named that no font has. */
const mostNamed = 10

/** Of so many of them it is said where they stand. */
const mostPlaces = 3

/** So many characters before and behind one are said with it. */
const [saidBefore, saidBehind] = [10, 6]

/**
 * Refuses texts with characters that no font has, before any page is made: Typst leaves them out without a word. It says in which words
 * they stand, as in a long paper nobody finds them.
 */
export function withFonts(texts: readonly PrintedText[]): Result<null, Refusal<'CHARACTERS_WITHOUT_FONT'>> {
  const plain = texts.map((one) => ({ ...one, text: xmlText(one.text) }))
  const missing = charactersWithoutFont(plain.map(({ text }) => text).join('\n'))
  if (missing.length === 0) return ok(null)
  const found = missing.slice(0, mostPlaces).flatMap((character) => {
    const one = plain.find(({ text }) => text.includes(character))
    return one === undefined ? [] : [{ ...one, words: wordsAround(one.text, character) }]
  })
  const said = (language: 'zh' | 'en'): readonly string[] =>
    found.map(({ of, words }) => (of === undefined ? words : `${of[language]} ${words}`))
  const place = found.find((one) => one.place !== undefined)?.place
  return refuse({
    code: 'CHARACTERS_WITHOUT_FONT',
    params: {
      characters: named(missing),
      places: [...new Set(said('zh'))].join('、'),
      placesEn: [...new Set(said('en'))].join(', '),
    },
    ...(place !== undefined && { place }),
  })
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

function wordsAround(text: string, character: string): string {
  const line = text.split('\n').find((one) => one.includes(character)) ?? ''
  const [before = '', ...behind] = line.split(character)
  const [start, end] = [Array.from(before), Array.from(behind.join(character))]
  const words = [...start.slice(-saidBefore), character, ...end.slice(0, saidBehind)].join('')
  return `“${start.length > saidBefore ? '…' : ''}${words}${end.length > saidBehind ? '…' : ''}”`
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
