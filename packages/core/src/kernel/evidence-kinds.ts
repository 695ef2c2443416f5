/** A kind of file that is taken as evidence. */
export type EvidenceKind = {
  readonly group: EvidenceGroup
  /** What its content is, as media types: programs write several for the same kind. */
  readonly mediaTypes: readonly string[]
  /** The endings that its name may have, the usual one first. */
  readonly endings: readonly string[]
}
type EvidenceGroup = keyof typeof groupWords

const groupWords = {
  document: { zh: '文档', en: 'documents' },
  picture: { zh: '图片', en: 'pictures' },
  archive: { zh: '压缩包', en: 'archives' },
  video: { zh: '视频', en: 'videos' },
  sound: { zh: '录音', en: 'sound' },
} as const

const kinds: Readonly<Record<EvidenceGroup, readonly (readonly [endings: string, ...types: string[]])[]>> = {
  document: [
    ['pdf', 'application/pdf'],
    ['ofd', 'application/ofd'],
    ['docx wps', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['doc wps', 'application/msword'],
    ['xlsx et', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['xls et', 'application/vnd.ms-excel'],
    ['pptx dps', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['ppt dps', 'application/vnd.ms-powerpoint'],
    ['txt', 'text/plain'],
    ['csv', 'text/csv'],
  ],
  picture: [
    ['jpg jpeg jfif', 'image/jpeg'],
    ['png', 'image/png'],
    ['heic heif', 'image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
    ['gif', 'image/gif'],
    ['webp', 'image/webp'],
    ['bmp', 'image/bmp'],
    ['tif tiff', 'image/tiff'],
  ],
  archive: [
    ['zip', 'application/zip'],
    ['rar', 'application/x-rar-compressed'],
    ['7z', 'application/x-7z-compressed'],
  ],
  // Cameras and phones write one container under several names, so that each may have the ending of the other.
  video: [
    ['mp4 m4v mov', 'video/mp4', 'video/x-m4v'],
    ['mov mp4', 'video/quicktime'],
    ['3gp mp4', 'video/3gpp'],
    ['avi', 'video/vnd.avi'],
    ['wmv', 'video/x-ms-asf'],
  ],
  sound: [
    ['mp3', 'audio/mpeg'],
    ['m4a', 'audio/x-m4a', 'audio/mp4'],
    ['wav', 'audio/wav'],
  ],
}

const groups: readonly EvidenceGroup[] = ['document', 'picture', 'archive', 'video', 'sound']

/** The kinds of file that count as evidence: what is not among them is refused, by whatever it is called. */
export const evidenceKinds: readonly EvidenceKind[] = groups.flatMap((group) =>
  kinds[group].map(([endings, ...mediaTypes]) => ({ group, mediaTypes, endings: endings.split(' ') })),
)

/** The kinds in words, for the hint beside a field and for a refusal: all endings, by group. */
export const evidenceKindsInWords: { readonly zh: string; readonly en: string } = {
  zh: groups.map((group) => `${groupWords[group].zh}（${endingsOf(group).join('、')}）`).join('、'),
  en: groups.map((group) => `${groupWords[group].en} (${endingsOf(group).join(', ')})`).join(', '),
}

/** The same without the endings, for a first look. */
export const evidenceGroupsInWords: { readonly zh: string; readonly en: string } = {
  zh: groups.map((group) => groupWords[group].zh).join('、'),
  en: groups.map((group) => groupWords[group].en).join(', '),
}

/** The endings of what a scan or a photo of a signed form is: pictures and documents that keep a page as it is. */
export const scanEndings: readonly string[] = ['pdf', 'ofd', ...endingsOf('picture')]

/** Whether content of a media type can be the scan or the photo of a signed form. */
export function isScan(mediaType: string): boolean {
  const kind = evidenceKindOf(mediaType)
  return kind !== null && kind.endings.every((ending) => scanEndings.includes(ending))
}

/** How much evidence is taken at once. The server holds to it, and a form says so before anything is sent. */
export const evidenceLimits = {
  /** The largest file, in megabytes. */
  megabytes: 200,
  /** Files of one report. */
  filesOfReport: 50,
  /** Days after which a file is removed that no report names. */
  unusedDays: 7,
} as const

/** The kind whose content is of a media type; null when it is no evidence. */
export function evidenceKindOf(mediaType: string): EvidenceKind | null {
  return evidenceKinds.find(({ mediaTypes }) => mediaTypes.includes(mediaType)) ?? null
}

/** The ending of a name in lower case, without the dot; empty when there is none. */
export function endingOf(name: string): string {
  return /\.([^.]{1,16})$/.exec(name.trim())?.[1]?.toLowerCase() ?? ''
}

/** Why a file would be refused, as far as its name and size tell before it is sent; null when it may be sent. */
export function evidenceFault(file: {
  readonly name: string
  /** Bytes. */
  readonly size: number
}): 'empty' | 'tooLarge' | 'otherKind' | null {
  if (file.size === 0) return 'empty'
  if (file.size > evidenceLimits.megabytes * 1024 * 1024) return 'tooLarge'
  const ending = endingOf(file.name)
  return evidenceKinds.some(({ endings }) => endings.includes(ending)) ? null : 'otherKind'
}

function endingsOf(group: EvidenceGroup): string[] {
  return [...new Set(kinds[group].flatMap(([endings]) => endings.split(' ')))]
}
