import type { SettledName } from '@bihuan/core/intake/settling/names.ts'
import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'
import type { ReactNode } from 'react'
import { useUiText } from '../../ui/ui.text.ts'
import type { NewName } from '../settled-names.ts'
import { useSettlingText } from '../settling.text.ts'
import '../settling.css'

/** What a commit brought in, with whom it added for it. */
export type Brought = {
  readonly rectificationId: string
  readonly cameIn: CameIn
  readonly names: readonly SettledName[]
  readonly added: readonly NewName[]
}

/** Says what came into the ledger, and what was only kept as words. */
export function CameInSummary({ brought }: { readonly brought: Brought }): ReactNode {
  const text = useSettlingText()
  const marks = useUiText()
  const { cameIn, names, added } = brought
  const persons = added.filter(({ kind }) => kind === 'person')
  const appointed = persons.filter(({ handlesFor }) => handlesFor.length > 0)
  const others = persons.filter(({ handlesFor }) => handlesFor.length === 0)
  const namesOf = (some: readonly NewName[]): string => some.map(({ name }) => name).join(marks.comma)
  const asWords = names.flatMap(({ id, words }) => (id === null ? [words] : []))
  return (
    <div role="status" className="came-in">
      <p>
        <b>{text.cameIn}</b>
        {marks.colon}
        {text.counts(cameIn, false)}
        {marks.stop}
      </p>
      {added.length > 0 && <p>{text.created(added.length - persons.length, persons.length)}</p>}
      {appointed.length > 0 && <p>{text.appointed(namesOf(appointed))}</p>}
      {others.length > 0 && <p>{text.withoutRole(namesOf(others))}</p>}
      {persons.length > 0 && <p>{text.withoutAccount}</p>}
      {asWords.length > 0 && <p>{text.onlyWords(asWords)}</p>}
      <p className="ui-quiet">{text.nothingLost}</p>
    </div>
  )
}
