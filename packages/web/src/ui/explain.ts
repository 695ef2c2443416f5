import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import { generalRefusals } from '@bihuan/core/kernel/general-refusals.ts'
import { ORPCError } from '@orpc/client'
import type { Language } from './language.tsx'

/** What an error says to the user: a sentence, and for refusals where to put it right. */
export type Explanation = {
  /** The refusal's code, or the transport's. */
  readonly code: string
  readonly message: string
  readonly place: RefusalData['place']
  /** After a VERSION_CONFLICT: what others changed meanwhile. */
  readonly changes: NonNullable<RefusalData['changes']>
  /** The fields of the form that it is about, by the names that travel. */
  readonly fields: readonly string[]
}

/** Refusals that are about one field by their meaning. */
const fieldOf: Readonly<Record<string, string>> = { USERNAME_TAKEN: 'username' }

/** Explains any error that a query or mutation can end with, in the given language. */
export function explain(error: unknown, language: Language): Explanation {
  if (error instanceof TypeError && isConnectionError(error)) return bare('CONNECTION_LOST', lost[language])
  if (isConnectionError(error)) {
    const data = refusalDataOf(error)
    return bare(
      'DATABASE_UNAVAILABLE',
      data?.message[language] ?? generalRefusals.DATABASE_UNAVAILABLE[language],
    )
  }
  if (codeOf(error) === 'NOT_SIGNED_IN') return bare('NOT_SIGNED_IN', ended[language])
  const data = refusalDataOf(error)
  if (data) {
    return {
      code: codeOf(error),
      message: data.message[language],
      place: data.place,
      changes: data.changes ?? [],
      fields: data.fields ?? [fieldOf[codeOf(error)] ?? []].flat(),
    }
  }
  // What no answer brought broke in the page itself, and no server has logged it.
  if (!(error instanceof ORPCError)) return bare('UNEXPECTED', broken[language])
  const known = Object.entries(generalRefusals).find(([code]) => code === codeOf(error))?.[1]
  return bare(codeOf(error), known ? known[language].replace(/[：:]?\s*\{\w+\}/g, '') : unexpected[language])
}

/** The code of a refusal, or a word for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof ORPCError && typeof error.code === 'string' ? error.code : 'UNEXPECTED'
}

/** Whether the server or its database could not be reached: worth trying again by itself. */
export function isConnectionError(error: unknown): boolean {
  if (error instanceof ORPCError) return error.status === 502 || error.status === 503 || error.status === 504
  // The browsers' words for a request that never arrived; other TypeErrors are bugs.
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
}

/** Whether the server understood, and said no. */
export function isRefused(error: unknown): boolean {
  return error instanceof ORPCError && error.status < 500
}

function refusalDataOf(error: unknown): RefusalData | null {
  if (!(error instanceof ORPCError)) return null
  return isRefusalData(error.data) ? error.data : null
}

/** What a refusal travels with is written by the server from one schema; others, such as a proxy, answer with something else. */
function isRefusalData(data: unknown): data is RefusalData {
  if (typeof data !== 'object' || data === null || !('message' in data) || !('place' in data)) return false
  const { message } = data
  return typeof message === 'object' && message !== null && 'zh' in message && 'en' in message
}

function bare(code: string, message: string): Explanation {
  return { code, message, place: null, changes: [], fields: [] }
}

// Whether the server, the network or this device failed is not known here; a command that did arrive is not done twice.
const lost = {
  zh: '连接不上服务器，可能是网络断了。您填写的内容仍在页面上，网络恢复后请重试，不会重复提交。',
  en: 'The server cannot be reached; the network may be down. What you typed is still on the page. Try again when it is back; nothing is sent in twice.',
} as const satisfies Record<Language, string>

// Read before and after signing in again over the page.
const ended = {
  zh: '登录已过期，这一步没有提交。您填写的内容仍在页面上，重新登录后请再提交一次。',
  en: 'The sign-in had ended; this was not sent. What you typed is still on the page: send it again once you have signed in.',
} as const satisfies Record<Language, string>

const broken = {
  zh: '页面出错了，这一步可能没有提交。您填写的内容仍在页面上，请核对后重试，不会重复提交；仍不行请刷新页面。',
  en: 'Something went wrong on the page; this may not have been sent. What you typed is still there: check it and try again, nothing is sent in twice. If that does not help, load the page again.',
} as const satisfies Record<Language, string>

const unexpected = {
  zh: '服务器出现意外错误，已记入日志。您填写的内容仍在页面上，请稍后重试；仍不行请联系管理员。',
  en: 'The server met an unexpected error and logged it. What you typed is still on the page; try again, or tell the administrator.',
} as const satisfies Record<Language, string>
