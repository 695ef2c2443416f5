import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useSayRefused } from '../../ui/say-refused.tsx'
import { useBundleText } from '../bundle.text.ts'

type Props = {
  readonly rectificationId: string
  /** Without one the evidence of all findings. */
  readonly findingId?: string
  /** The whole rectification with its records, for those who may read its journal. */
  readonly isWhole?: boolean
}

/** The evidence as one archive: of a finding as it is written, for the browser takes it as it comes; of more it is ordered, and made beside the page. */
export function BundleLink({ rectificationId, findingId, isWhole = false }: Props): ReactNode {
  const text = useBundleText()
  const language = useLanguage()
  const sayRefused = useSayRefused()
  const ordering = useMutation({
    mutationFn: async () => {
      const { orderFile } = await import('../../outputs/order-file.ts')
      return orderFile({
        rectificationId,
        file: { kind: isWhole ? 'archive' : 'bundle', query: { language } },
      })
    },
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  if (findingId === undefined)
    return (
      <Button loading={ordering.isPending} onClick={() => ordering.mutate()}>
        {isWhole ? text.archive : text.bundle}
      </Button>
    )
  const query = new URLSearchParams({ language, findingId })
  return (
    <Button
      type="link"
      size="small"
      href={`/api/rectifications/${rectificationId}/bundle?${String(query)}`}
      download
    >
      {text.bundle}
    </Button>
  )
}
