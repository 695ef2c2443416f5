import type { RectificationId } from '../kernel/id.ts'
import { dayOf, type Zone } from '../kernel/zone.ts'
import { can } from '../people/permissions.ts'
import { type Actor, inBodies, type SealedFile } from '../people/role.ts'
import { sealedName } from './evidence.ts'
import { withoutPrepared } from './prepared.ts'

/** Files that somebody may not see, and those of which they only learn that they are sealed. */
export type Veil = {
  readonly hidden: readonly SealedFile[]
  readonly marked: readonly SealedFile[]
  /** Whether what is under it leaves the house. */
  readonly isGivenOut?: boolean
}

/** Which of the sealed files somebody may not see. */
export function veilOf(actor: Actor): Veil {
  const sealed = actor.sealed ?? []
  const isMarked = ({ here }: SealedFile): boolean => can(inBodies(actor, here), 'rectification.seals')
  return { hidden: sealed.filter((one) => !isMarked(one)), marked: sealed.filter(isMarked) }
}

/** The files of one rectification that somebody may not see. */
export function hiddenIn(actor: Actor, rectificationId: RectificationId): readonly SealedFile[] {
  return veilOf(actor).hidden.filter((one) => one.rectificationId === rectificationId)
}

/** The veil for what is given out to everybody, whoever asks for it. */
export function publicVeil(actor: Actor): Veil {
  return { hidden: actor.sealed ?? [], marked: [], isGivenOut: true }
}

/** In which rectifications somebody may not see a file, since it is sealed there: where it lies in others too, those stand for themselves. */
export function veiledIn(actor: Actor, fileId: string): readonly RectificationId[] {
  return veilOf(actor).hidden.flatMap((one) => (one.fileId === fileId ? [one.rectificationId] : []))
}

/**
 * An answer as far as it may be seen: a sealed file says that it is sealed and since when, and no longer what it is called or holds; its name
 * is left out of every text of its rectification, also where a text ends within it with `…`, and so are the words that a sealed document says. Nothing is copied where
 * nothing is sealed. What does not say of which rectification it tells is taken to tell of any; what tells of another than the one asked
 * about, as where a measure answers a finding elsewhere, tells of both. Where it leaves the house, a measure or claim does not say what a
 * liaison has prepared on it: that is for the leader alone until they decide.
 *
 * @param of the rectification that was asked about, where one was
 */
export function veiled<Value>(
  value: Value,
  veil: Veil,
  where: { readonly zone: Zone; readonly of?: string },
): Value
export function veiled(
  value: unknown,
  { hidden, marked, isGivenOut }: Veil,
  { zone, of }: { readonly zone: Zone; readonly of?: string },
): unknown {
  const told = isGivenOut === true ? withoutPrepared(value) : value
  if (hidden.length === 0 && marked.length === 0) return told
  const laying = { zone, marked, sealed: hidden }
  return lay(laying, told, of === undefined ? undefined : [of])
}

type Laying = {
  readonly zone: Zone
  readonly marked: readonly SealedFile[]
  readonly sealed: readonly SealedFile[]
}

/** The rectifications of which something tells; undefined where it may be any. */
type Within = readonly string[] | undefined

function lay(laying: Laying, value: unknown, within: Within): unknown {
  if (typeof value === 'string') return withoutNames(laying.sealed, value, within)
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  if (Array.isArray(value)) return value.map((one) => lay(laying, one, within))
  const named = [value, value['event']].flatMap(rectificationOf)
  const inside = named.length > 0 ? [...(within ?? []), ...named] : within
  const { fileId } = value
  if (typeof fileId === 'string') return layOnFile(laying, { ...value, fileId }, inside)
  const laid = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, lay(laying, one, inside)]),
  )
  return isOfSealed(laying.sealed, value, inside) ? { ...laid, ...silent(value) } : laid
}

// An entry tells of the rectification that its event names.
function rectificationOf(value: unknown): string[] {
  const isOfOne = typeof value === 'object' && value !== null && 'rectificationId' in value
  return isOfOne && typeof value.rectificationId === 'string' ? [value.rectificationId] : []
}

// What is no plain object, such as a file to be sent, is none that a text could be left out of.
function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}

function layOnFile(
  laying: Laying,
  file: Readonly<Record<string, unknown>> & { readonly fileId: string },
  within: Within,
): unknown {
  const isIt = (one: SealedFile): boolean => one.fileId === file.fileId && isWithin(one, within)
  const hidden = laying.sealed.find(isIt)
  const sealed = hidden ?? laying.marked.find(isIt)
  if (sealed === undefined) {
    // Another file may be called the same: its name is its own, what stands beside it is not.
    const { name, ...others } = file
    const laid = Object.entries(others).map(([key, one]) => [key, lay(laying, one, within)])
    return { ...Object.fromEntries(laid), ...('name' in file && { name }) }
  }
  const sealedOn = dayOf(new Date(sealed.since), laying.zone)
  if (hidden === undefined) return { ...file, sealedOn }
  const { name: _, size: __, mediaType: ___, sha256: ____, ...others } = file
  return {
    ...others,
    ...('name' in file && { name: sealedName }),
    ...('size' in file && { size: 0 }),
    ...('mediaType' in file && { mediaType: 'application/octet-stream' }),
    ...('sha256' in file && { sha256: '' }),
    sealedOn,
  }
}

function isOfSealed(
  sealed: readonly SealedFile[],
  { document, changes }: Readonly<Record<string, unknown>>,
  within: Within,
): boolean {
  const told =
    typeof changes === 'object' && changes !== null && 'sourceName' in changes ? changes.sourceName : document
  return sealed.some((one) => isWithin(one, within) && typeof told === 'string' && one.names.includes(told))
}

function silent(value: Readonly<Record<string, unknown>>): object {
  return {
    ...('text' in value && { text: sealedName }),
    ...('notes' in value && { notes: [] }),
    ...('said' in value && { said: [] }),
    ...('report' in value && { report: null }),
  }
}

function withoutNames(sealed: readonly SealedFile[], text: string, within: Within): string {
  let without = text
  for (const one of sealed)
    if (isWithin(one, within))
      for (const name of one.names) without = withoutBegunName(without.replaceAll(name, sealedName), name)
  return without
}

/** Where a text is cut, and a name with it: what is left of a name tells it as well as the whole. */
const cutMark = '…'
const fewestOfName = 2

function withoutBegunName(text: string, name: string): string {
  if (!text.endsWith(cutMark)) return text
  for (let length = name.length - 1; length >= fewestOfName; length -= 1) {
    const left = `${name.slice(0, length)}${cutMark}`
    if (text.endsWith(left)) return `${text.slice(0, -left.length)}${sealedName}${cutMark}`
  }
  return text
}

/**
 * Words that somebody wrote over a text of which they see no names of sealed files: those names stand again where they stood, so that
 * a veil is never taken for what was said. Where it cannot be told which name a mark stands for, the mark stays.
 *
 * @param text `former` as it is recorded, with the names, and `of` which rectification
 */
export function unveiled(
  words: string,
  { hidden }: Veil,
  text: { readonly former: string; readonly of: string },
): string {
  const { former, of } = text
  const names = hidden.flatMap((one) => (isWithin(one, [of]) ? one.names : []))
  let marked = former
  for (const [at, name] of names.entries()) marked = marked.replaceAll(name, `\uE000${at}\uE001`)
  const stood = [...marked.matchAll(/\uE000(\d+)\uE001/g)].map(([, at]) => names[Number(at)] ?? sealedName)
  const parts = words.split(sealedName)
  const isOneName = new Set(stood).size === 1
  if (stood.length !== parts.length - 1 && !isOneName) return words
  return parts.reduce((said, part, at) => said + (stood[isOneName ? 0 : at - 1] ?? sealedName) + part)
}

function isWithin({ rectificationId }: SealedFile, within: Within): boolean {
  return within === undefined || within.includes(rectificationId)
}
