import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../../api.ts'
import { explain } from '../../../ui/explain.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { useListsText } from '../../lists.text.ts'
import { shownColumns } from '../ledger-columns.ts'
import { type LedgerSearch, queryOf } from '../ledger-search.ts'

/** Downloads the papers of a meeting, with the ledger as it is shown behind the brief. */
export function MeetingButton({
  rectificationId,
  search,
}: {
  readonly rectificationId: string
  readonly search: LedgerSearch
}): ReactNode {
  const text = useListsText()
  const language = useLanguage()
  const { message } = App.useApp()
  const download = useMutation({
    mutationFn: () => {
      const { group = 'finding' } = search
      const shown = { columns: shownColumns(), group, language, paper: 'a3' as const }
      return api.documents.meeting({ rectificationId, ...queryOf(search), ...shown })
    },
    onSuccess: (file) => saveFile(file, file.name),
    onError: (error) => void message.error(explain(error, language).message),
  })
  return (
    <Button loading={download.isPending} onClick={() => download.mutate()}>
      {text.meeting}
    </Button>
  )
}
