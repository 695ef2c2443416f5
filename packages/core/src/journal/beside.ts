import { chosenWords } from '../editions/chosen-words.ts'
import type { FieldWords } from '../kernel/kind.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { dayOf, timeOf, type Zone } from '../kernel/zone.ts'
import { type MeetingKind, meetingKindLabels } from '../meetings/meeting.ts'

/**
 * What an entry is about and does not hold itself, so that its line is understood alone: found in the records beside it and in the
 * entries before it. Only what an entry of its type needs is there.
 */
export type EntryBeside = {
  /** The request for an extension that is taken back or refused, or on which something is prepared. */
  readonly asked?: { readonly until: string; readonly at: string }
  /** With what it is said why something is late. */
  readonly explains?: EntryNamed & { readonly told?: Bilingual }
  /** The entry of the report that is corrected, or of what was entered and is taken back. */
  readonly corrected?: EntryNamed
  readonly dropped?: EntryNamed
  readonly meeting?: { readonly kind: MeetingKind; readonly number: string; readonly heldOn: string }
  readonly category?: string
  /** The file that a seal lies on. */
  readonly file?: string
  readonly list?: string
  /** The first of the objects that it tells of, and how it calls all of them by their numbers. */
  readonly objects?: {
    readonly named: readonly { readonly number: string; readonly name: string }[]
    readonly told: Bilingual
  }
  readonly part?: { readonly unit: string; readonly text: string }
  /** The number of the edition that this one corrects. */
  readonly correctsNumber?: number
  /** Whether a text by hand is a paragraph of its own, behind one of the program's. */
  readonly isAdded?: boolean
  /** The elements of an edition before and after they were chosen anew. */
  readonly chosen?: { readonly before: string; readonly after: string }
  /** A rung that no role is, as the template calls it. */
  readonly rung?: Bilingual
  /** The measure that answers a finding of another's: without its number, or its rectification, where the reader sees none. */
  readonly answering?: { readonly number: string | null; readonly rectification: string | null }
}

/** Another entry, by what it did and when. */
type EntryNamed = { readonly type: string; readonly at: string }

/** What each is called where it is told. */
export const besideWords = {
  ofRequest: { label: { zh: '所涉延期申请', en: 'the request' } },
  explains: { label: { zh: '说明的是', en: 'said with' } },
  corrected: { label: { zh: '更正的是', en: 'corrects' } },
  dropped: { label: { zh: '撤销的是', en: 'takes back' } },
  ofMeeting: { label: { zh: '所涉会议', en: 'the meeting' } },
  formerCategory: { label: { zh: '类别', en: 'category' } },
  sealedFile: { label: { zh: '文件', en: 'file' } },
  ofList: { label: { zh: '对象清单', en: 'list' } },
  ofPart: { label: { zh: '所涉分解任务', en: 'the part' } },
  correctsNumber: { label: { zh: '更正', en: 'corrects' } },
  addedParagraph: { label: { zh: '段落', en: 'paragraph' } },
  ofRung: { label: { zh: '审核环节', en: 'rung' } },
  chosenElements: { label: { zh: '改动', en: 'changed' } },
  answering: { label: { zh: '该措施编号', en: 'number of the measure' } },
} as const satisfies Readonly<Record<string, FieldWords>>

/** The same in words, as told fields hold them. */
export function besideTold(
  { asked, explains, corrected, dropped, objects, meeting, part, answering, chosen, ...beside }: EntryBeside,
  { wordsOf, zone }: { readonly wordsOf: (type: string) => Bilingual | null; readonly zone: Zone },
): Partial<Record<keyof typeof besideWords | 'told', Bilingual | string>> {
  const named = (entry: EntryNamed): Bilingual => entryWords(wordsOf(entry.type), { ...entry, zone })
  const chosenElements = chosen === undefined ? null : chosenWords(chosen.before, chosen.after)
  return {
    ...(asked && { ofRequest: requestWords(asked, zone) }),
    ...(explains && { explains: explainsWords(named(explains), explains.told) }),
    ...(corrected && { corrected: named(corrected) }),
    ...(dropped && { dropped: named(dropped) }),
    ...(objects && { told: objectsWords(objects) }),
    ...(meeting && { ofMeeting: meetingWords(meeting) }),
    ...(beside.category !== undefined && { formerCategory: beside.category }),
    ...(beside.file !== undefined && { sealedFile: beside.file }),
    ...(beside.list !== undefined && { ofList: beside.list }),
    ...(part && { ofPart: { zh: `${part.unit}：${part.text}`, en: `${part.unit}: ${part.text}` } }),
    ...(beside.correctsNumber !== undefined && {
      correctsNumber: { zh: `第${beside.correctsNumber}版`, en: `edition ${beside.correctsNumber}` },
    }),
    ...(beside.isAdded === true && { addedParagraph: { zh: '新增的一段', en: 'added' } }),
    ...(beside.rung && { ofRung: beside.rung }),
    ...(chosenElements && { chosenElements }),
    ...(answering && { answering: answeringWords(answering) }),
  }
}

// Days alone do not tell two corrections of one day apart.
function entryWords(
  words: Bilingual | null,
  { type, at, zone }: EntryNamed & { readonly zone: Zone },
): Bilingual {
  const { zh, en } = words ?? { zh: type, en: type }
  const on = whenWords(at, zone)
  return { zh: `${on} ${zh}`, en: `${en}, ${on}` }
}

function whenWords(at: string, zone: Zone): string {
  const instant = new Date(at)
  return `${dayOf(instant, zone)} ${timeOf(instant, zone)}`
}

function requestWords({ until, at }: NonNullable<EntryBeside['asked']>, zone: Zone): Bilingual {
  const on = whenWords(at, zone)
  return { zh: `延至${until}（${on} 申请）`, en: `until ${until} (asked on ${on})` }
}

function explainsWords({ zh, en }: Bilingual, told: Bilingual | undefined): Bilingual {
  return told === undefined ? { zh, en } : { zh: `${zh}：${told.zh}`, en: `${en}: ${told.en}` }
}

/** “3 高新路28号、5 幸福里（2 家）”: objects by their names too, where their entry calls them by numbers. */
function objectsWords({ named, told: { zh, en } }: NonNullable<EntryBeside['objects']>): Bilingual {
  const said = named.map(({ number, name }) => (name === '' ? number : `${number} ${name}`))
  const numbers = named.map(({ number }) => number)
  const [first, second] = [numbers.join('、'), numbers.join(', ')]
  // What it calls otherwise stays as it was written.
  if (!zh.startsWith(first) || !en.startsWith(second)) return { zh, en }
  return {
    zh: `${said.join('、')}${zh.slice(first.length)}`,
    en: `${said.join(', ')}${en.slice(second.length)}`,
  }
}

function meetingWords({ kind, number, heldOn }: NonNullable<EntryBeside['meeting']>): Bilingual {
  const { zh, en } = meetingKindLabels[kind]
  const said = (name: string): string => [name, number, heldOn].filter((part) => part !== '').join(' ')
  return { zh: said(zh), en: said(en) }
}

function answeringWords({ number, rectification }: NonNullable<EntryBeside['answering']>): Bilingual {
  if (number === null) return { zh: '其他专项的措施', en: 'a measure of another rectification' }
  if (rectification === null) return { zh: number, en: number }
  return { zh: `“${rectification}”的 ${number}`, en: `${number} of “${rectification}”` }
}
