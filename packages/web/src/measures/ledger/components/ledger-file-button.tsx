import type { LedgerFormat } from '@bihuan/core/measures/ledger-query.schema.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../../api.ts'
import { explain } from '../../../ui/explain.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { shownColumns } from '../ledger-columns.ts'
import { type LedgerSearch, queryOf } from '../ledger-search.ts'
import { useMeasuresText } from '../../measures.text.ts'

type Props = {
  readonly rectificationId: string
  readonly search: LedgerSearch
  readonly format: LedgerFormat
}

/** So many columns are read on A4 across; more on A3. */
const mostOnA4 = 13

const exportWords = { xlsx: 'exportFile', csv: 'exportCsv', pdf: 'exportPdf' } as const satisfies Record<
  LedgerFormat,
  string
>

/** Downloads the ledger as it is shown; a refusal is shown instead of being saved as a file. */
export function LedgerFileButton({ rectificationId, search, format }: Props): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const { message } = App.useApp()
  const download = useMutation({
    mutationFn: () => {
      const { group = 'finding' } = search
      const columns = shownColumns()
      const paper = columns.length > mostOnA4 ? ('a3' as const) : ('a4' as const)
      const query = { ...queryOf(search), format, columns, group, language, paper }
      return api.rectifications.ledgerFile({ rectificationId, ...query })
    },
    onSuccess: (file) => saveFile(file, file.name),
    onError: (error) => void message.error(explain(error, language).message),
  })
  return (
    <Button loading={download.isPending} onClick={() => download.mutate()}>
      {text[exportWords[format]]}
    </Button>
  )
}
