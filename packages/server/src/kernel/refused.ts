import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { refusalError } from './http/answer.ts'
import type { Refused } from './run-command.ts'

/** The value of a command's result; a refusal leaves the handler as the named error of the contract. */
export function answer<Value>(result: Result<Value, Refused>): Value {
  if (result.ok) return result.value
  const { refusal, changes } = result.refusal
  throw refusalError(refusal, changes === undefined ? {} : { changes: [...changes] })
}

/** The value of a machine's result; a refusal leaves the handler as the named error of the contract. */
export function answerPlain<Value>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value
  throw refusalError(result.refusal)
}

/** What is there, or NOT_FOUND: what somebody may not read looks like what is not there. */
export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw refusalError({ code: 'NOT_FOUND' })
  return value
}

/** Refuses with NOT_ALLOWED unless the right is there. */
export function demand(isAllowed: boolean): void {
  if (!isAllowed) throw refusalError({ code: 'NOT_ALLOWED' })
}

/** An error in the terms of whoever caused it where the form named an organization or person that does not exist. */
export function explained(error: unknown): unknown {
  const isMissing = error instanceof Error && 'code' in error && error.code === '23503'
  if (!isMissing) return error
  return refusalError(namesNobody)
}

/** Why nothing is done with a form that names an organization or person who does not exist, or of whom its sender is not told. */
export const namesNobody: Refusal<'INVALID_INPUT'> = {
  code: 'INVALID_INPUT',
  params: { detail: '所选单位或人员不存在', detailEn: 'no such organization or person' },
}
