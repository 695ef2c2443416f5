import type { SourceTree } from './source-tree.ts'

/** What breaks a rule, and where: `packages/core/src/x.ts:12` and a sentence. */
export type Violation = { readonly at: string; readonly message: string }

/** Files of an invented checkout, by path. */
export type Plant = Readonly<Record<string, string>>

/**
 * A rule of the house. It carries the proof that it sees: files that break it, and files close to them that do not.
 */
export type Rule = {
  /** The rule as a sentence. */
  readonly name: string
  readonly check: (tree: SourceTree) => Violation[]
  /** Each of these checkouts must be reported at the path given. */
  readonly planted: readonly { readonly files: Plant; readonly reportedAt: string }[]
  /** What comes close and is allowed. */
  readonly allowed: Plant
}
