import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import {
  describeRefusal,
  type Refusal,
  type RefusalCode,
  refusalCatalogue,
} from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { ORPCError, ValidationError } from '@orpc/server'
import { databaseTrouble } from './database-error.ts'
import type { Refused } from './run-command.ts'

/** A refusal as the named error of the contract. */
export function refusalError({ refusal, changes }: Refused): ORPCError<RefusalCode, RefusalData> {
  const message = describeRefusal(refusal)
  return new ORPCError(refusal.code, {
    status: refusalCatalogue[refusal.code].status,
    message: message.en,
    data: { message, place: refusal.place ?? null, ...(changes && { changes: [...changes] }) },
  })
}

/** The value of a result; a refusal leaves the handler as the named error of the contract. */
export function answer<Value>(result: Result<Value, Refused>): Value {
  if (result.ok) return result.value
  throw refusalError(result.refusal)
}

/** The value of a result whose refusal comes straight from a machine. */
export function answerPlain<Value>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value
  throw refusalError({ refusal: result.refusal })
}

/** What is there, or NOT_FOUND: what somebody may not read looks like what is not there. */
export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw refusalError({ refusal: { code: 'NOT_FOUND' } })
  return value
}

/** Refuses with NOT_ALLOWED unless the right is there. */
export function demand(isAllowed: boolean): void {
  if (!isAllowed) throw refusalError({ refusal: { code: 'NOT_ALLOWED' } })
}

/** The refusal that an error stands for where a user or the machine it runs on caused it; else the error itself. */
export function explained(error: unknown): unknown {
  const refusal = refusalBehind(error)
  return refusal === null ? error : refusalError({ refusal })
}

function refusalBehind(error: unknown): Refusal | null {
  if (error instanceof ORPCError) {
    const { cause } = error
    return error.code === 'BAD_REQUEST' && cause instanceof ValidationError ? invalid(cause) : null
  }
  switch (databaseTrouble(error)) {
    case 'unavailable':
      return { code: 'DATABASE_UNAVAILABLE' }
    case 'diskFull':
      return { code: 'DISK_FULL' }
    case 'busy':
      return { code: 'TOO_BUSY' }
    default:
      return badReference(error)
  }
}

function invalid(error: ValidationError): Refusal {
  const paths = error.issues.map((issue) =>
    (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part)).join('.'),
  )
  const detail = [...new Set(paths.filter((path) => path !== ''))].join('、')
  return { code: 'INVALID_INPUT', params: { detail, detailEn: detail.replaceAll('、', ', ') } }
}

// A person or organization that does not exist, named in a form: the foreign key sees it.
function badReference(error: unknown): Refusal | null {
  const isMissing = error instanceof Error && 'code' in error && error.code === '23503'
  if (!isMissing) return null
  return {
    code: 'INVALID_INPUT',
    params: { detail: '所选单位或人员不存在', detailEn: 'no such organization or person' },
  }
}
