import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'

const texts = {
  FILE_MISSING: {
    zh: '请给出备份文件名，如：bihuan backup bihuan.tgz',
    en: 'Name the file to write, for instance: bihuan backup bihuan.tgz',
  },
  FILES_MISSING: {
    zh: '请给出备份文件和空目录，如：bihuan restore bihuan.tgz ./data',
    en: 'Name the archive and an empty folder, for instance: bihuan restore bihuan.tgz ./data',
  },
  FILE_EXISTS: {
    zh: '{file} 已存在，不会覆盖。请换一个文件名。',
    en: '{file} exists and is not written over. Choose another name.',
  },
  FILE_INSIDE: {
    zh: '备份文件 {file} 不能放在数据目录 {folder} 里。请放到别处，最好是另一块磁盘。',
    en: 'The archive {file} cannot lie in the data folder {folder}. Put it elsewhere, best on another disk.',
  },
  NOTHING_THERE: {
    zh: '数据目录 {folder} 中没有 Bihuan 的数据。请用 BIHUAN_DATA 指定正确的目录（演示数据在另一个目录）。',
    en: 'The data folder {folder} holds nothing of Bihuan. Name the right one with BIHUAN_DATA (the demo keeps to another folder).',
  },
  PLACE_UNUSABLE: {
    zh: '写不进 {file}（{reason}）。请换一个已存在、可写入的位置；FAT32 格式的 U 盘放不下超过 4 GB 的文件。',
    en: '{file} cannot be written ({reason}). Choose a place that exists and can be written; a stick with FAT32 takes no file above 4 GB.',
  },
  DISK_FULL: {
    zh: '写入 {file} 时磁盘已满。请清理磁盘或换一个位置；没有留下不完整的文件，数据目录未受影响。',
    en: 'The disk became full while writing {file}. Free some space or choose another place; nothing incomplete is left, and the data is as it was.',
  },
  FOLDER_NOT_EMPTY: {
    zh: '{folder} 不是空目录，不会覆盖其中的内容。请另选空目录。',
    en: '{folder} is not an empty folder, and nothing in it is written over. Choose an empty one.',
  },
  ARCHIVE_UNREADABLE: {
    zh: '{file} 读不出来（{reason}）：可能没有复制完整，或不是备份文件。没有恢复任何内容。',
    en: '{file} cannot be read ({reason}): it may be cut off, or no archive. Nothing was restored.',
  },
  ARCHIVE_STRANGE: {
    zh: '{file} 不是 Bihuan 的备份，或被改动过（{entry}）。没有恢复任何内容。',
    en: '{file} is no backup of Bihuan, or was tampered with ({entry}). Nothing was restored.',
  },
} as const satisfies Record<string, Bilingual>

/** A backup that was not written or not restored; the message says what to do about it in both languages. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly text: Bilingual

  constructor(code: keyof typeof texts, params: Readonly<Record<string, string>> = {}) {
    const fill = (template: string): string =>
      template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
    super(code)
    this.text = { zh: fill(texts[code].zh), en: fill(texts[code].en) }
  }
}
