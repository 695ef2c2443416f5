import { longestToChoose } from '@bihuan/core/measures/choosing.ts'
import type { SealedFile } from '@bihuan/core/people/role.ts'
import { sealedName } from '@bihuan/core/told/evidence.ts'
import type { RawBuilder } from 'kysely'
import { sql } from '../kernel/sql.ts'

/**
 * A text as it may be seen where files of its rectification are hidden from its reader.
 *
 * Veiled before it is cut or searched: of a name that is cut the rest would stay, and what is found would tell what is hidden.
 */
export function seenWords(text: RawBuilder<unknown>, hidden: readonly SealedFile[]): RawBuilder<string> {
  if (hidden.length === 0) return sql`${text}`
  const names = JSON.stringify(hidden.flatMap((file) => file.names))
  return sql`veiled_words(${text}, ${names}::jsonb, ${sealedName})`
}

/** The beginning of a text, as it may be seen: enough to tell it from others. */
export function shortWords(text: RawBuilder<unknown>, hidden: readonly SealedFile[]): RawBuilder<string> {
  const seen = seenWords(text, hidden)
  const begun = sql`rtrim(left(${seen}, ${sql.lit(longestToChoose)})) || '…'`
  return sql`case when length(${seen}) <= ${sql.lit(longestToChoose)} then ${seen} else ${begun} end`
}
