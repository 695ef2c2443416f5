import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { shortened } from '../kernel/shortened.ts'
import { findMarking, findMarkingWithin } from '../reading/text/classification.ts'
import { type Block, type DocumentModel, type LinePlace, runsOf, textOf } from './document.ts'
import type { DocumentOptions } from './document-options.ts'
import { chineseDay } from './numerals.ts'
import { withoutOwnNumber } from './own-number.ts'

/**
 * A document with what an official one carries beside its text (GB/T 9704, GB/T 33480): its 密级 and number above the title, to whom it goes below
 * it, until when it is shown and whom one asks at the end of its text, who signs on which day, and who has copies at the end.
 *
 * @param made what the program makes to be attached, by name: before what somebody named
 */
export function withElements(
  model: DocumentModel,
  options: DocumentOptions,
  made: readonly string[] = [],
): DocumentModel {
  const { secrecy, number, addressee, copies } = options
  const titled = withTitle(model, options.title)
  const below = lastOfHead(titled.blocks) + 1
  const signed = titled.blocks.map((block) => (block.kind === 'signature' ? signedBy(block, options) : block))
  // Whoever names another addressee means no other beside it.
  const text = signed
    .slice(below)
    .filter((block) => !(addressee && block.kind === 'line' && block.place === 'addressee'))
  const end = endOfText(text)
  const attached = attachedTo(text[end], model.language, [...made, ...namedBeside(made, options)])
  return {
    ...titled,
    blocks: [
      ...line('mark', secrecy),
      ...line('number', number),
      ...signed.slice(0, below),
      ...line('addressee', addressee && ended(addressee)),
      ...text.slice(0, end),
      ...closingLines(options),
      ...attached,
      ...text.slice(attached.length > 0 && text[end]?.kind === 'attachments' ? end + 1 : end),
      ...line('copies', copies && `抄送：${copies}`),
    ],
  }
}

function withTitle(model: DocumentModel, title: string | undefined): DocumentModel {
  const at = model.blocks.findIndex(({ kind }) => kind === 'title')
  if (title === undefined || title === '' || at === -1) return model
  const named: Block = { kind: 'title', runs: [{ kind: 'words', text: title }] }
  return { ...model, title, blocks: model.blocks.with(at, named) }
}

function signedBy(
  block: Extract<Block, { readonly kind: 'signature' }>,
  { signatory, signedOn }: DocumentOptions,
): Block {
  const [who, ...others] = block.lines
  if (who === undefined) return block
  const dated =
    signedOn === undefined || others.length === 0 ? others : [...others.slice(0, -1), chineseDay(signedOn)]
  return { ...block, lines: [signatory || who, ...dated] }
}

/** Where the text ends: before what is attached and who signs. */
function endOfText(blocks: readonly Block[]): number {
  const at = blocks.findIndex(({ kind }) => kind === 'attachments' || kind === 'signature' || kind === 'page')
  return at === -1 ? blocks.length : at
}

/** What is attached, behind what the document attaches by itself; nothing where nobody names more. */
function attachedTo(
  own: Block | undefined,
  language: DocumentModel['language'],
  named: readonly string[],
): readonly Block[] {
  if (named.length === 0) return []
  const items = [...(own?.kind === 'attachments' ? own.items : []), ...named]
  return [{ kind: 'attachments', items, ...(language === 'en' && { language }) }]
}

/** What somebody named beside what is made: the same name means the same thing. */
function namedBeside(
  made: readonly string[],
  { attachments }: Pick<DocumentOptions, 'attachments'>,
): readonly string[] {
  return attachmentsIn(attachments).filter((name) => !made.includes(name))
}

/** Until when it is shown, and whom one asks. */
function closingLines({ shownFrom, shownTo, contact }: DocumentOptions): readonly Block[] {
  const period = [
    shownFrom && `自${chineseDay(shownFrom)}起`,
    shownTo && `至${chineseDay(shownTo)}止`,
  ].filter(Boolean)
  return [
    ...paragraph(period.length === 0 ? '' : `公布期限：${period.join('，')}。`),
    ...paragraph(contact && `联系方式：${contact}`),
  ]
}

/** The title with the notes right below it; attachments have titles of their own. */
function lastOfHead(blocks: readonly Block[]): number {
  const title = blocks.findIndex(({ kind }) => kind === 'title')
  const next = blocks.findIndex(
    (block, at) => at > title && !(block.kind === 'line' && block.place === 'note'),
  )
  return next === -1 ? blocks.length - 1 : next - 1
}

/** The marking of a secret that a document may not carry here: only what is for the inside may be said. */
export function classified(options: DocumentOptions): Refusal<'CLASSIFIED_TEXT'> | null {
  const { secrecy = '', title = '', number = '', addressee = '', copies = '', contact = '' } = options
  const attached = attachmentsIn(options.attachments)
  const typed = [title, number, addressee, copies, contact, ...attached].map(findMarkingWithin)
  const marking =
    secrecy === '' || secrecy === '内部' || secrecy === '公开' ? typed.find((one) => one !== null) : secrecy
  return marking === undefined || marking === null ? null : { code: 'CLASSIFIED_TEXT', params: { marking } }
}

/** Whether no text that people wrote is marked as a secret. */
export function unclassified(
  texts: readonly { readonly text: string | null }[],
  find: (line: string) => string | null = findMarkingWithin,
): Result<null, Refusal<'EDITION_CLASSIFIED'>> {
  for (const line of texts.flatMap(({ text }) => text?.split('\n') ?? [])) {
    const marking = find(line)
    if (marking !== null)
      return refuse({ code: 'EDITION_CLASSIFIED', params: { marking, place: shortened(line, 30) } })
  }
  return ok(null)
}

/** Where a finished document is marked as a secret, be it by what a record says; a record's text is read by itself too. */
export function markingIn({ title, blocks }: DocumentModel): Refusal<'EDITION_CLASSIFIED'> | null {
  const texts = blocks.flatMap((block) => [
    ...textOf(block).split(/[\n\t]/u),
    ...(block.kind === 'attachments' ? block.items : []),
    ...runsOf(block).flatMap((run) => (run.kind === 'figure' ? [] : [run.text])),
  ])
  const refused = unclassified(
    [title, ...texts].map((text) => ({ text })),
    findMarking,
  )
  return refused.ok ? null : refused.refusal
}

function paragraph(text: string | undefined): readonly Block[] {
  return text === undefined || text === '' ? [] : [{ kind: 'paragraph', runs: [{ kind: 'words', text }] }]
}

function line(place: LinePlace, text: string | undefined): readonly Block[] {
  return text === undefined || text === '' ? [] : [{ kind: 'line', place, runs: [{ kind: 'words', text }] }]
}

function ended(addressee: string): string {
  return /[:：]$/.test(addressee) ? addressee : `${addressee}：`
}

/** What somebody named as attached, a line each: without a number, a mark or the word 附件 of their own. */
function attachmentsIn(said: string | undefined): readonly string[] {
  return (said ?? '')
    .split('\n')
    .map((line) => withoutOwnNumber(line.trim().replace(/^(?:附件|attachments?)\s*[:：]\s*/iu, '')))
    .map((line) => line.replace(/[。．；;，,、\s]+$/u, ''))
    .filter((line) => line !== '')
}
