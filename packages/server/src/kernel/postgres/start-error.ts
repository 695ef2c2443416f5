import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'

/** Why the embedded PostgreSQL did not start, in words for whoever started Bihuan. */
export type StartErrorCode = keyof typeof texts

const texts = {
  NO_PROGRAM: {
    zh: '没有适用于本机（{platform}）的内置 PostgreSQL。请安装 PostgreSQL 15 或更高版本，并用 DATABASE_URL 指定。',
    en: 'There is no embedded PostgreSQL for this machine ({platform}). Install PostgreSQL 15 or later and name it in DATABASE_URL.',
  },
  OTHER_VERSION: {
    zh: '数据目录 {folder} 由 PostgreSQL {found} 创建，本程序自带的是 {expected}。请换用对应版本的程序，或先迁移数据。',
    en: 'The data folder {folder} was made by PostgreSQL {found}; this program brings {expected}. Use the matching program or move the data first.',
  },
  FOLDER_IN_USE: {
    zh: '数据目录 {folder} 正被另一个 Bihuan 使用。请先停止它，或用 BIHUAN_DATA 另选目录。',
    en: 'The data folder {folder} is in use by another Bihuan. Stop that one first, or choose another folder with BIHUAN_DATA.',
  },
  FOLDER_UNUSABLE: {
    zh: '数据目录 {folder} 无法使用：{reason}。请检查权限，或用 BIHUAN_DATA 另选目录。',
    en: 'The data folder {folder} cannot be used: {reason}. Check its permissions or choose another folder with BIHUAN_DATA.',
  },
  DISK_FULL: {
    zh: '磁盘已满，数据库无法启动（{folder}）。请清理磁盘后重新启动，数据不会丢失。',
    en: 'The disk is full and the database cannot start ({folder}). Free some space and start again; no data is lost.',
  },
  START_FAILED: {
    zh: '数据库未能启动，详见 {log}：{reason}',
    en: 'The database did not start; see {log}: {reason}',
  },
} as const satisfies Record<string, Bilingual>

/** The embedded PostgreSQL could not be started; the message says what to do about it in both languages. */
export class PostgresStartError extends Error {
  override readonly name = 'PostgresStartError'
  readonly code: StartErrorCode
  readonly text: Bilingual

  constructor(code: StartErrorCode, params: Readonly<Record<string, string>>) {
    const fill = (template: string): string =>
      template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
    const text = { zh: fill(texts[code].zh), en: fill(texts[code].en) }
    super(`${text.zh}\n${text.en}`)
    this.code = code
    this.text = text
  }
}
