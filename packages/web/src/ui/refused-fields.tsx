import type { ReactNode } from 'react'
import { explain } from './explain.ts'
import { useLanguage } from './language.tsx'
import { useUiText } from './ui.text.ts'

/** Why what stands in the fields of a form was refused, field by field. */
export type RefusedFields<Field extends string> = {
  /** What is said beside a field; null where nothing is wrong with it. */
  readonly of: (field: Field) => string | null
  /** The same, as an item of antd's form takes it. */
  readonly item: (field: Field) => { readonly validateStatus?: 'error'; readonly help?: string }
  /** The error as far as it is about no field of the form: what the form says as a whole. */
  readonly rest: unknown
}

/**
 * Tells a form which of its fields a refusal is about, so that it is said beside them.
 *
 * @param fields those that the form shows, by the names that travel
 */
export function useRefusedFields<Field extends string>(
  error: unknown,
  fields: readonly Field[],
): RefusedFields<Field> {
  const language = useLanguage()
  const text = useUiText()
  const refused = error === null || error === undefined ? null : explain(error, language)
  const of = (field: Field): string | null => {
    if (refused === null || !refused.fields.includes(field)) return null
    return refused.code === 'INVALID_INPUT' ? text.fieldRefused : refused.message
  }
  return {
    of,
    item: (field) => {
      const help = of(field)
      return help === null ? {} : { validateStatus: 'error', help }
    },
    rest: isWholly(refused?.fields ?? [], fields) ? null : error,
  }
}

function isWholly(refused: readonly string[], shown: readonly string[]): boolean {
  return refused.length > 0 && refused.every((field) => shown.includes(field))
}

/** Says beside a field why it was refused. */
export function FieldRefusal({ of: message }: { readonly of: string | null }): ReactNode {
  if (message === null) return null
  return (
    <span className="ui-field-refusal" role="alert">
      {message}
    </span>
  )
}
