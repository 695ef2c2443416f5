import { statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { Config } from './config.ts'
import { databaseTrouble } from './database-error.ts'

/** Why Bihuan did not start, in words for whoever started it: each says what to do. */
export type StartErrorCode = keyof typeof texts

const texts = {
  NO_PROGRAM: {
    zh: '没有适用于本机（{platform}）的内置 PostgreSQL。请安装 PostgreSQL 15 或更高版本，并用 DATABASE_URL 指定。',
    en: 'There is no embedded PostgreSQL for this machine ({platform}). Install PostgreSQL 15 or later and name it in DATABASE_URL.',
  },
  NO_RUNTIME: {
    zh: '内置 PostgreSQL 缺少 {files}。请安装“Microsoft Visual C++ 2015-2022 可再发行程序包（x64）”后重新启动。',
    en: 'The embedded PostgreSQL lacks {files}. Install the “Microsoft Visual C++ 2015-2022 Redistributable (x64)” and start again.',
  },
  OTHER_VERSION: {
    zh: '数据目录 {folder} 由 PostgreSQL {found} 创建，本程序自带的是 {expected}。请换用对应版本的程序，或先迁移数据。',
    en: 'The data folder {folder} was made by PostgreSQL {found}; this program brings {expected}. Use the matching program or move the data first.',
  },
  OTHER_OWNER: {
    zh: '{path} 属于用户 {owner}，而当前用户是 {user}。请以 {owner} 的身份启动，或请管理员执行 chown -R {user} {path}。',
    en: '{path} belongs to the user {owner}, and this is {user}. Start as {owner}, or have an administrator run chown -R {user} {path}.',
  },
  FOLDER_IN_USE: {
    zh: '数据目录 {folder} 正被另一个 Bihuan 使用。请先停止它，或用 BIHUAN_DATA 另选目录。',
    en: 'The data folder {folder} is in use by another Bihuan. Stop that one first, or choose another folder with BIHUAN_DATA.',
  },
  LOCK_BROKEN: {
    zh: '锁文件 {path} 已损坏。请确认没有 Bihuan 在运行，删除该文件后重新启动；其中没有数据。',
    en: 'The lock file {path} is broken. Make sure that no Bihuan is running, remove the file and start again; it holds no data.',
  },
  NO_ACCESS: {
    zh: '当前用户 {user} 不能读写 {path}（属于 {owner}）。请以 {owner} 的身份启动，或修改权限，或用 {variable} 另选位置。',
    en: 'The user {user} cannot read or write {path} (of {owner}). Start as {owner}, change its permissions, or choose another place with {variable}.',
  },
  READ_ONLY: {
    zh: '{path} 所在的磁盘是只读的。请以可写方式挂载，或用 {variable} 另选位置。',
    en: 'The disk that {path} is on is read-only. Mount it writable, or choose another place with {variable}.',
  },
  NOT_A_FOLDER: {
    zh: '{path} 应为目录，却是文件（或其上级是文件）。请移走该文件，或用 {variable} 另选位置。',
    en: '{path} has to be a folder, but it or what is above it is a file. Move the file away, or choose another place with {variable}.',
  },
  NOT_A_FILE: {
    zh: '{path} 应为文件，却是目录。请移走该目录，或用 {variable} 另选位置。',
    en: '{path} has to be a file, but it is a folder. Move the folder away, or choose another place with {variable}.',
  },
  DISK_FULL: {
    zh: '磁盘已满，无法启动（{folder}）。请清理磁盘后重新启动，数据不会丢失。',
    en: 'The disk is full and nothing can start ({folder}). Free some space and start again; no data is lost.',
  },
  SECRET_UNUSABLE: {
    zh: '{path} 中的密钥不完整。请删除该文件后重新启动，系统会重新生成；所有人需要重新登录。',
    en: 'The secret in {path} is incomplete. Remove the file and start again: it is made anew, and everybody signs in again.',
  },
  PORT_IN_USE: {
    zh: '端口 {host}:{port} 已被占用，可能 Bihuan 已在运行。请停止占用它的程序，或用 PORT 另选端口。',
    en: 'The port {host}:{port} is in use; perhaps a Bihuan runs already. Stop what uses it, or choose another with PORT.',
  },
  PORT_FORBIDDEN: {
    zh: '当前用户不能使用端口 {host}:{port}。请用 PORT 选择 1024 以上的端口。',
    en: 'This user may not use the port {host}:{port}. Choose one above 1024 with PORT.',
  },
  HOST_ELSEWHERE: {
    zh: '{host} 不是本机的地址。请把 HOST 设为本机地址，如 127.0.0.1；0.0.0.0 表示全部地址。',
    en: '{host} is no address of this machine. Set HOST to one that is, such as 127.0.0.1; 0.0.0.0 means all of them.',
  },
  DATABASE_UNREACHABLE: {
    zh: '连接不上 DATABASE_URL 指定的数据库，请检查地址、账号和网络。',
    en: 'The database that DATABASE_URL names cannot be reached; check address, account and network.',
  },
  START_FAILED: {
    zh: '数据库未能启动，详见 {log}：{reason}',
    en: 'The database did not start; see {log}: {reason}',
  },
  UNKNOWN: {
    zh: '未能完成：{reason}',
    en: 'It did not work: {reason}',
  },
} as const satisfies Record<string, Bilingual>

/** Bihuan could not be started; the message says what to do about it in both languages. */
export class StartError extends Error {
  override readonly name = 'StartError'
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

type Place = Pick<Config, 'host' | 'port' | 'dataFolder' | 'logTo'>

/** What to tell whoever started Bihuan about an error that ended the start. */
export function explainStart(error: unknown, place: Place): Bilingual {
  if (error instanceof Error && 'text' in error && isBilingual(error.text)) return error.text
  const known = networkError(error, place) ?? fileError(error, place)
  if (known !== null) return known.text
  if (databaseTrouble(error) === 'unavailable') return new StartError('DATABASE_UNREACHABLE', {}).text
  const reason = error instanceof Error ? error.message : String(error)
  return new StartError('UNKNOWN', { reason }).text
}

const listenCodes: Readonly<Record<string, StartErrorCode>> = {
  EADDRINUSE: 'PORT_IN_USE',
  EACCES: 'PORT_FORBIDDEN',
  EADDRNOTAVAIL: 'HOST_ELSEWHERE',
  ENOTFOUND: 'HOST_ELSEWHERE',
  EAI_AGAIN: 'HOST_ELSEWHERE',
  EINVAL: 'HOST_ELSEWHERE',
}

function networkError(error: unknown, { host, port }: Place): StartError | null {
  const { syscall, code } = systemError(error)
  // Databases are looked up and connected to as well, but only we listen; one of several processes says `bind`.
  const isOurs =
    syscall === 'listen' ||
    syscall === 'bind' ||
    (syscall === 'getaddrinfo' && error instanceof Error && hostOf(error) === host)
  const known = isOurs ? listenCodes[code] : undefined
  return known === undefined ? null : new StartError(known, { host, port: String(port) })
}

const fileCodes: Readonly<Record<string, StartErrorCode>> = {
  EACCES: 'NO_ACCESS',
  EPERM: 'NO_ACCESS',
  EROFS: 'READ_ONLY',
  ENOTDIR: 'NOT_A_FOLDER',
  EEXIST: 'NOT_A_FOLDER',
  EISDIR: 'NOT_A_FILE',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
}

/** What the disk said, wherever in the start it said so: its errors name the path. */
function fileError(error: unknown, { dataFolder, logTo }: Place): StartError | null {
  const { code, path: where } = systemError(error)
  const known = fileCodes[code]
  if (known === undefined || where === null) return null
  const isForLog = isWithin(logTo, where) && !isWithin(logTo, dataFolder)
  return new StartError(known, {
    path: where,
    folder: dataFolder,
    variable: isForLog ? 'BIHUAN_LOG' : 'BIHUAN_DATA',
    user: userName(),
    owner: ownerOf(where),
  })
}

function isWithin(inner: string, outer: string): boolean {
  return `${path.resolve(inner)}${path.sep}`.startsWith(`${path.resolve(outer)}${path.sep}`)
}

function systemError(error: unknown): { code: string; syscall: string | null; path: string | null } {
  if (!(error instanceof Error)) return { code: '', syscall: null, path: null }
  const text = (key: 'code' | 'syscall' | 'path'): string | null => {
    const value: unknown = Object.getOwnPropertyDescriptor(error, key)?.value
    return typeof value === 'string' ? value : null
  }
  return { code: text('code') ?? '', syscall: text('syscall'), path: text('path') }
}

function hostOf(error: Error): string | null {
  return 'hostname' in error && typeof error.hostname === 'string' ? error.hostname : null
}

/** The user that this program runs as, by name where the system knows one. */
export function userName(): string {
  try {
    return os.userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}

/** The owner of a path, or of the nearest thing above it that can be seen, as a number: names are in no API of Node. */
function ownerOf(where: string): string {
  for (let at = path.resolve(where); ; at = path.dirname(at)) {
    try {
      const { uid } = statSync(at)
      return uid === 0 ? 'root' : `uid ${uid}`
    } catch {
      if (at === path.dirname(at)) return '?'
    }
  }
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
