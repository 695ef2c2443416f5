import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useBundleText } from '../bundle.text.ts'

type Props = {
  readonly rectificationId: string
  /** Without one the evidence of all findings. */
  readonly findingId?: string
  /** The whole rectification with its records, for those who may read its journal. */
  readonly isWhole?: boolean
  readonly isSmall?: boolean
}

/** Downloads the evidence as one archive. The browser takes it as it is written: it may be larger than memory. */
export function BundleLink({
  rectificationId,
  findingId,
  isWhole = false,
  isSmall = false,
}: Props): ReactNode {
  const text = useBundleText()
  const language = useLanguage()
  const query = new URLSearchParams({ language, ...(findingId !== undefined && { findingId }) })
  const href = `/api/rectifications/${rectificationId}/${isWhole ? 'whole' : 'bundle'}?${String(query)}`
  return (
    <Button {...(isSmall && { type: 'link', size: 'small' })} href={href} download>
      {isWhole ? text.archive : text.bundle}
    </Button>
  )
}
