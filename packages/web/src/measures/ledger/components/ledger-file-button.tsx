import type { LedgerFormat } from '@bihuan/core/measures/ledger-query.schema.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { useSayRefused } from '../../../ui/say-refused.tsx'
import { useMeasuresText } from '../../measures.text.ts'
import type { ShownLedger } from '../take-ledger.ts'

type Props = Omit<ShownLedger, 'language'> & { readonly format: LedgerFormat }

const exportWords = { xlsx: 'exportFile', csv: 'exportCsv', pdf: 'exportPdf' } as const satisfies Record<
  LedgerFormat,
  string
>

/** Downloads the ledger as it is shown, or orders a long one; a refusal is shown instead of being saved as a file. */
export function LedgerFileButton({ format, ...shown }: Props): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const sayRefused = useSayRefused()
  const taking = useMutation({
    mutationFn: async () => (await import('../take-ledger.ts')).takeLedger({ ...shown, language }, format),
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  return (
    <Button loading={taking.isPending} onClick={() => taking.mutate()}>
      {text[exportWords[format]]}
    </Button>
  )
}
