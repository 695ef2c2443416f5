import type { HandText } from '../editions/edition.ts'
import type { EditionFaults } from '../editions/edition.decide.ts'
import type { AttachedKey } from './attached.ts'
import type { Attachment } from './attached-models.ts'
import { hashOf } from '../kernel/hash.ts'
import type { CountedRecords } from './truth/counted-records.ts'
import type { DocumentOptions } from './document-options.ts'
import { elementOf, typedElements } from './typed-elements.ts'
import { type Block, type DocumentModel, type Run, runsOf, textOf } from './document.ts'
import { passageAt } from './passage.ts'
import { type EditionStatement, type EditionTruth, placeCalled } from './counted-otherwise.ts'
import type { CheckedStatement, TruthReport } from './truth/checked-statement.ts'
import { checkParagraphs } from './truth/truth.ts'

/** A paragraph as the program wrote it, by its name; figures are marked: ⟦1⟧. */
export type WrittenText = { readonly block: string; readonly text: string; readonly said: string }

/** What of a draft is otherwise than when it was begun: null where it was not, or is no more. */
export type ChangedText = {
  readonly block: string | null
  readonly before: string | null
  readonly now: string | null
  /** Whether people wrote there: they look at their text again. */
  readonly isHandWritten: boolean
}

/**
 * The name of each paragraph by where it stands: below which headings, and the how manyeth. Numbers of headings move, so that they are
 * no part of it; of headings that say the same, the later are told apart by their turn. Null for what people do not write anew.
 */
export function blockNames({ blocks }: DocumentModel): readonly (string | null)[] {
  const path: string[] = []
  const turns = new Map<string, number>()
  let [at, turn] = [0, 0]
  return blocks.map((block) => {
    if (block.kind === 'heading') {
      path.length = block.level - 1
      path[block.level - 1] = textOf(block).replace(/^[（(]?[\d一二三四五六七八九十]+[）)、.]/u, '')
      at = 0
      turn = turns.get(hashOf(path)) ?? 0
      turns.set(hashOf(path), turn + 1)
    }
    if (block.kind !== 'paragraph') return null
    at += 1
    return hashOf({ path: [...path], at, ...(turn > 0 && { turn }) }).slice(0, 16)
  })
}

/** What people write behind the paragraph of a name stands under this name. */
export function nameBehind(name: string): string {
  return `${name}+`
}

/** The paragraph behind which people wrote what stands under a name; null where it stands in place of one. */
export function anchorOf(name: string): string | null {
  return name.endsWith('+') ? name.slice(0, -1) : null
}

/** The text of a block with its figures marked, so that people write around them. */
export function markedText(block: Block): string {
  let figures = 0
  return runsOf(block)
    .map((run) => {
      if (run.kind !== 'figure') return run.text
      figures += 1
      return `⟦${figures}⟧`
    })
    .join('')
}

/** What the program wrote where people may write. */
export function writtenTexts(model: DocumentModel): readonly WrittenText[] {
  const names = blockNames(model)
  return model.blocks.flatMap((block, at) => {
    const name = names[at] ?? null
    return name === null ? [] : [{ block: name, text: markedText(block), said: textOf(block) }]
  })
}

/**
 * A document with what people wrote in it, figures linked as before. Each line of theirs is a paragraph; what they left empty is left
 * out, and what they added stands behind its paragraph.
 */
export function withTexts(model: DocumentModel, texts: readonly HandText[]): EditedModel {
  const names = blockNames(model)
  const byHand = new Map(texts.map((one) => [one.block, one]))
  const parts = model.blocks.flatMap((block, at): Part[] => {
    const name = names[at] ?? null
    if (name === null) return [{ block, name, isHandWritten: false }]
    const figures = runsOf(block).filter((run) => run.kind === 'figure')
    const byThem = (under: string): Part[] | null => {
      const hand = byHand.get(under)
      if (hand === undefined) return null
      const lines = hand.text.split('\n').filter((line) => line.trim() !== '')
      return lines.map((line) => ({
        block: { kind: 'paragraph', runs: runsIn(line, figures) },
        name: under,
        isHandWritten: true,
      }))
    }
    return [...(byThem(name) ?? [{ block, name, isHandWritten: false }]), ...(byThem(nameBehind(name)) ?? [])]
  })
  return {
    model: { ...model, blocks: parts.map(({ block }) => block) },
    names: parts.map(({ name }) => name),
    handWritten: parts.map(({ isHandWritten }) => isHandWritten),
  }
}

/** What is attached to an edition, as its text numbers it, each with what it is. */
export function attachmentsNamed({ model: { blocks }, attached = [] }: EditedModel): readonly {
  readonly name: string
  readonly is: AttachedKey | 'within' | 'named'
}[] {
  const made = new Map(attached.map(({ name, key }) => [name, key]))
  const within = blocks.filter((block) => block.kind === 'line' && block.place === 'mark')
  const marks = within.filter((block) => /^(?:附件|Attachment)/u.test(textOf(block))).length
  const items = blocks.flatMap((block) => (block.kind === 'attachments' ? block.items : []))
  return items.map((name, at) => ({ name, is: made.get(name) ?? (at < marks ? 'within' : 'named') }))
}

type Part = { readonly block: Block; readonly name: string | null; readonly isHandWritten: boolean }

/** A document as it was edited: of each block its name, and whether people wrote it. */
export type EditedModel = {
  readonly model: DocumentModel
  readonly names: readonly (string | null)[]
  readonly handWritten: readonly boolean[]
  /** What the program made to be attached; absent where nothing is. */
  readonly attached?: readonly Attachment[]
}

function runsIn(line: string, figures: readonly Run[]): readonly Run[] {
  return line.split(/(⟦\d+⟧)/).flatMap((part): readonly Run[] => {
    const number = /^⟦(\d+)⟧$/.exec(part)?.[1]
    const figure = number === undefined ? undefined : figures[Number(number) - 1]
    if (figure !== undefined) return [figure]
    return part === '' ? [] : [{ kind: 'words', text: part }]
  })
}

/** What the program writes otherwise than when the draft was begun, each place once. */
export function changedTexts(
  before: readonly WrittenText[],
  now: readonly WrittenText[],
  texts: readonly HandText[],
): readonly ChangedText[] {
  const [then, today] = [byBlock(before), byBlock(now)]
  const byHand = new Map(texts.map((one) => [one.block, one]))
  return [...new Set([...then.keys(), ...today.keys(), ...byHand.keys()])].flatMap((block) => {
    const hand = byHand.get(block)
    const [old, current] = [then.get(block), today.get(block)]
    const known =
      hand === undefined
        ? { before: old?.said ?? null, now: current?.said ?? null }
        : { before: hand.instead, now: insteadIn(today, block) }
    return known.before === known.now ? [] : [{ block, ...known, isHandWritten: hand !== undefined }]
  })
}

/** What stands in place of a text by hand without it: nothing behind a paragraph, and null where its place is gone. */
function insteadIn(today: ReadonlyMap<string, WrittenText>, block: string): string | null {
  const anchor = anchorOf(block)
  if (anchor === null) return today.get(block)?.text ?? null
  return today.has(anchor) ? '' : null
}

/** What the program writes in each place where people may write, by its name: nothing behind each paragraph. */
export function placesIn(written: readonly WrittenText[]): ReadonlyMap<string, string> {
  return new Map(
    written.flatMap(({ block, text }) => [
      [block, text],
      [nameBehind(block), ''],
    ]),
  )
}

function byBlock(texts: readonly WrittenText[]): ReadonlyMap<string, WrittenText> {
  return new Map(texts.map((one) => [one.block, one]))
}

/**
 * What hand-written paragraphs state, and where a document contradicts itself. Quotes are true by making, and linked figures in the words
 * of the program: where people put one into other words, it may count something else, and is named
 * if it is wrong there. Title, addressee, contact and attachments that they chose are read as their paragraphs are.
 *
 * @param written what the program wrote in that document: see `writtenTexts`
 */
export function truthOf(
  { model, handWritten, options = {} }: EditedModel & { readonly options?: DocumentOptions },
  counted: CountedRecords,
  written: readonly WrittenText[],
): TruthReport {
  const elements = typedElements(model.blocks, options)
  const known = new Set(written.flatMap(({ said }) => said.split(clauseEnd)))
  let headings: string[] = []
  const paragraphs = model.blocks.map((block, at) => {
    if (block.kind === 'heading') headings = [...headings.slice(0, block.level - 1), textOf(block)]
    const element = elements.get(at)
    if (element !== undefined) return { text: element.text, above: '' }
    const isRead = block.kind === 'paragraph' && (handWritten[at] === true || isCounting(block))
    return { text: isRead ? textOf(block) : '', above: headings.join(' ') }
  })
  const { statements, contradictions } = checkParagraphs(paragraphs, counted)
  const isByHand = ({ place }: Pick<CheckedStatement, 'place'>): boolean =>
    handWritten[place.paragraph] === true || elements.has(place.paragraph)
  const typed = (one: Pick<CheckedStatement, 'place'>): boolean =>
    isByHand(one) && !isLinked(model.blocks, one)
  const isBorneOut = ({ place: { paragraph, from } }: Pick<CheckedStatement, 'place'>): boolean =>
    statements.some(
      ({ place, verdict }) => verdict === 'right' && place.paragraph === paragraph && place.from === from,
    )
  return {
    statements: statements.filter(
      (one) =>
        typed(one) || (isByHand(one) && one.verdict === 'wrong' && !known.has(clauseOf(paragraphs, one))),
    ),
    // What the records bear out contradicts no linked figure: the two count different things.
    contradictions: contradictions.filter(
      ([one, other]) => (typed(one) && !isBorneOut(one)) || (typed(other) && !isBorneOut(other)),
    ),
  }
}

/** Where hand-written paragraphs say numbers whose source is noted, for readers of what is no longer looked up. */
export function sourcedIn(
  { model: { blocks }, handWritten }: EditedModel,
  sources: readonly { readonly said: string }[],
): readonly EditionStatement[] {
  return blocks.flatMap((block, paragraph) => {
    if (handWritten[paragraph] !== true) return []
    const text = textOf(block)
    return sources.flatMap(({ said: called }) => {
      const place = placeCalled(called)
      const said = place?.said ?? called
      return wordedPlaces(text, { said, words: place?.words ?? said })
        .map((from) => ({
          said,
          verdict: 'outside' as const,
          place: { paragraph, from, to: from + said.length },
          ...(place !== null && { called }),
        }))
        .filter((one) => !isLinked(blocks, one))
    })
  })
}

/** Where a text says a number within the words about it. */
function wordedPlaces(
  text: string,
  { said, words }: { readonly said: string; readonly words: string },
): readonly number[] {
  if (words === said) return placesOf(said, text)
  const at = text.indexOf(words)
  return at === -1
    ? []
    : placesOf(said, words)
        .slice(0, 1)
        .map((from) => at + from)
}

/** Where a text says a number: 2家 does not stand in 12家. */
function placesOf(said: string, text: string): readonly number[] {
  const isWhole = (at: number): boolean => !/[\d.,零〇一二两三四五六七八九十百千]$/u.test(text.slice(0, at))
  const found: number[] = []
  for (let at = text.indexOf(said); at !== -1; at = text.indexOf(said, at + said.length))
    if (isWhole(at)) found.push(at)
  return found
}

const clauseEnd = /[，。；：、！？,;:!?\n]/u

/** The words between the nearest marks about what a paragraph states. */
function clauseOf(
  paragraphs: readonly { readonly text: string }[],
  { place }: Pick<CheckedStatement, 'place'>,
): string {
  const text = paragraphs[place.paragraph]?.text ?? ''
  const before = text.slice(0, place.from).split(clauseEnd).at(-1) ?? ''
  return before + (text.slice(place.from).split(clauseEnd)[0] ?? '')
}

/** A paragraph that the program wrote around figures and that quotes nobody. */
function isCounting(block: Block): boolean {
  const runs = runsOf(block)
  return runs.some(({ kind }) => kind === 'figure') && !runs.some(({ kind }) => kind === 'quote')
}

function isLinked(blocks: readonly Block[], { place }: Pick<CheckedStatement, 'place'>): boolean {
  const block = blocks[place.paragraph]
  let from = 0
  return (block === undefined ? [] : runsOf(block)).some((run) => {
    const begins = from
    from += run.text.length
    return run.kind === 'figure' && begins <= place.from && place.from < from
  })
}

/** What keeps a document in the house, each with both places: its text, and the records or the other paragraph. */
export function faultsOf(
  { model: { blocks, language } }: EditedModel,
  { statements, contradictions }: EditionTruth,
): EditionFaults {
  const shown = ({ place, said }: Pick<CheckedStatement, 'place' | 'said'>): string => {
    const block = blocks[place.paragraph]
    const words = block === undefined ? said : passageAt(textOf(block), place)
    const at = place.paragraph + 1
    const element = block === undefined ? null : elementOf(block)
    if (language === 'zh') return `${element?.zh ?? `第${at}段`}“${words}”：${said}`
    return `${element?.en ?? `paragraph ${at}`}, “${words}”: ${said}`
  }
  return {
    wrong: statements.flatMap((one) => (one.verdict === 'wrong' ? [`${shown(one)} ≠ ${one.recorded}`] : [])),
    contradictions: contradictions.map(([one, other]) => `${shown(one)} ≠ ${shown(other)}`),
  }
}
