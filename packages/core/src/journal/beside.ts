import { chosenWords } from '../editions/chosen-words.ts'
import type { FieldWords } from '../kernel/kind.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { type MeetingKind, meetingKindLabels } from '../meetings/meeting.ts'

/**
 * What an entry is about and does not hold itself, so that its line is understood alone: found in the records beside it and in the
 * entries before it. Only what an entry of its type needs is there.
 */
export type EntryBeside = {
  /** The request for an extension that is taken back or refused, or on which something is prepared. */
  readonly asked?: { readonly until: string; readonly sequence: number }
  /** With what it is said why something is late. */
  readonly explains?: { readonly type: string; readonly sequence: number; readonly told?: Bilingual }
  /** The entry of the report that is corrected, or of what was entered and is taken back. */
  readonly corrected?: number
  readonly dropped?: number
  readonly meeting?: { readonly kind: MeetingKind; readonly number: string; readonly heldOn: string }
  readonly category?: string
  /** The file that a seal lies on. */
  readonly file?: string
  readonly list?: string
  readonly part?: { readonly unit: string; readonly text: string }
  /** The number of the edition that this one corrects. */
  readonly correctsNumber?: number
  /** The elements of an edition before and after they were chosen anew. */
  readonly chosen?: { readonly before: string; readonly after: string }
  /** A rung that no role is, as the template calls it. */
  readonly rung?: Bilingual
  /** The measure that answers a finding of another's: without its number, or its rectification, where the reader sees none. */
  readonly answering?: { readonly number: string | null; readonly rectification: string | null }
}

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
  ofRung: { label: { zh: '审核环节', en: 'rung' } },
  chosenElements: { label: { zh: '改动', en: 'changed' } },
  answering: { label: { zh: '该措施编号', en: 'number of the measure' } },
} as const satisfies Readonly<Record<string, FieldWords>>

/** The same in words, as told fields hold them. */
export function besideTold(
  { asked, explains, meeting, part, answering, chosen, ...beside }: EntryBeside,
  wordsOf: (type: string) => Bilingual | null,
): Partial<Record<keyof typeof besideWords, Bilingual | string>> {
  const chosenElements = chosen === undefined ? null : chosenWords(chosen.before, chosen.after)
  return {
    ...(asked && {
      ofRequest: withEntry({ zh: `延至${asked.until}`, en: `until ${asked.until}` }, asked.sequence),
    }),
    ...(explains && { explains: explainsWords(explains, wordsOf) }),
    ...(beside.corrected !== undefined && { corrected: entryWords(beside.corrected) }),
    ...(beside.dropped !== undefined && { dropped: entryWords(beside.dropped) }),
    ...(meeting && { ofMeeting: meetingWords(meeting) }),
    ...(beside.category !== undefined && { formerCategory: beside.category }),
    ...(beside.file !== undefined && { sealedFile: beside.file }),
    ...(beside.list !== undefined && { ofList: beside.list }),
    ...(part && { ofPart: { zh: `${part.unit}：${part.text}`, en: `${part.unit}: ${part.text}` } }),
    ...(beside.correctsNumber !== undefined && {
      correctsNumber: { zh: `第${beside.correctsNumber}版`, en: `edition ${beside.correctsNumber}` },
    }),
    ...(beside.rung && { ofRung: beside.rung }),
    ...(chosenElements && { chosenElements }),
    ...(answering && { answering: answeringWords(answering) }),
  }
}

function entryWords(sequence: number): Bilingual {
  return { zh: `日志第${sequence}条`, en: `journal entry ${sequence}` }
}

function withEntry({ zh, en }: Bilingual, sequence: number): Bilingual {
  const entry = entryWords(sequence)
  return { zh: `${zh}（${entry.zh}）`, en: `${en} (${entry.en})` }
}

function explainsWords(
  { type, sequence, told }: NonNullable<EntryBeside['explains']>,
  wordsOf: (type: string) => Bilingual | null,
): Bilingual {
  const { zh, en } = wordsOf(type) ?? { zh: type, en: type }
  const what = told === undefined ? { zh, en } : { zh: `${zh}：${told.zh}`, en: `${en}: ${told.en}` }
  return withEntry(what, sequence)
}

function meetingWords({ kind, number, heldOn }: NonNullable<EntryBeside['meeting']>): Bilingual {
  const { zh, en } = meetingKindLabels[kind]
  const said = (name: string): string => [name, number, heldOn].filter((part) => part !== '').join(' ')
  return { zh: said(zh), en: said(en) }
}

function answeringWords({ number, rectification }: NonNullable<EntryBeside['answering']>): Bilingual {
  if (number === null) return { zh: '其他专项的措施', en: 'a measure of another rectification' }
  if (rectification === null) return { zh: number, en: number }
  return { zh: `《${rectification}》${number}`, en: `${number} of “${rectification}”` }
}
