import type { SettledName } from '@bihuan/core/intake/settling/names.ts'
import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'
import type { ReactNode } from 'react'
import { useUiText } from '../../ui/ui.text.ts'
import { useSettlingText } from '../settling.text.ts'
import '../settling.css'

/** What a commit brought in, with whom it added for it. */
export type Brought = {
  readonly rectificationId: string
  readonly cameIn: CameIn
  readonly names: readonly SettledName[]
  readonly added: { readonly organizations: number; readonly persons: number }
}

/** Says what came into the ledger, and what was only kept as words. */
export function CameInSummary({ brought }: { readonly brought: Brought }): ReactNode {
  const text = useSettlingText()
  const marks = useUiText()
  const { cameIn, names, added } = brought
  const asWords = names.flatMap(({ id, words }) => (id === null ? [words] : []))
  return (
    <div role="status" className="came-in">
      <p>
        <b>{text.cameIn}</b>
        {marks.colon}
        {text.counts(cameIn, false)}
        {marks.stop}
      </p>
      {added.organizations + added.persons > 0 && <p>{text.created(added.organizations, added.persons)}</p>}
      {added.persons > 0 && <p>{text.withoutRole}</p>}
      {asWords.length > 0 && <p>{text.onlyWords(asWords)}</p>}
      <p className="ui-quiet">{text.nothingLost}</p>
    </div>
  )
}
