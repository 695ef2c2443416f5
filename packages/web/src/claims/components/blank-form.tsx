import type { ReactNode } from 'react'
import { type ChangedItem, idOf } from '../../commands/item-changed.ts'
import { useBundleText } from '../bundle.text.ts'
import { TakeForm } from './take-form.tsx'

/** Before anybody claims: the form with empty boxes, to be printed. */
export function BlankForm({ item }: { readonly item: ChangedItem }): ReactNode {
  const text = useBundleText()
  const { rectificationId } = item
  const subject = { type: 'findingId' in item ? 'finding' : 'measure', id: idOf(item) } as const
  const request = { rectificationId, subject }
  return (
    <section>
      <p className="claims-words">{text.blankForm}</p>
      <div className="ui-form-actions">
        <TakeForm format="docx" request={request} />
        <TakeForm format="pdf" request={request} />
      </div>
    </section>
  )
}
