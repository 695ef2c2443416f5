import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useClaimsText } from '../claims.text.ts'

type Props = {
  readonly rectificationId: string
  /** Without one the evidence of all findings. */
  readonly findingId?: string
  readonly isSmall?: boolean
}

/** Downloads the evidence as one archive. The browser takes it as it is written: it may be larger than memory. */
export function BundleLink({ rectificationId, findingId, isSmall = false }: Props): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  const query = new URLSearchParams({ language, ...(findingId !== undefined && { findingId }) })
  const href = `/api/rectifications/${rectificationId}/bundle?${String(query)}`
  return (
    <Button {...(isSmall && { type: 'link', size: 'small' })} href={href} download>
      {text.bundle}
    </Button>
  )
}
