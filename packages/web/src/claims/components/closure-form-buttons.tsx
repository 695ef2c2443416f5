import type { ReactNode } from 'react'
import { BundleLink } from './bundle-link.tsx'
import { type OfItem, TakeForm } from './take-form.tsx'

/** Downloads the closure form of the item that a claim is about, for Word or as PDF; of a finding its evidence too. */
export function ClosureFormButtons({ request }: OfItem): ReactNode {
  const { rectificationId, subject } = request
  return (
    <div className="ui-form-actions">
      <TakeForm format="docx" request={request} />
      <TakeForm format="pdf" request={request} />
      {subject.type === 'finding' && <BundleLink {...{ rectificationId }} findingId={subject.id} />}
    </div>
  )
}
