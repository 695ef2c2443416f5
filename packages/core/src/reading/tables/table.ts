import type { ColumnRole } from './column-roles.ts'
import type { Range } from '../text/strip.ts'

/** A table of the text: its headings with what each column holds, and the cells of its rows as ranges of the flow. */
export type Table = {
  readonly headings: readonly string[]
  readonly roles: readonly (ColumnRole | null)[]
  readonly rows: readonly (readonly Range[])[]
  /** The lines of its headings, also where a further page repeats them. */
  readonly headLines: readonly Range[]
  /** What stands above it: the name of its sheet, or its title. */
  readonly name: string | null
  /** The lines right above it. */
  readonly above: readonly Range[]
}
