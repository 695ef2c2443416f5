import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { useSayRefused } from '../../../ui/say-refused.tsx'
import { useListsText } from '../../lists.text.ts'
import { type ShownLedger, takeMeeting } from '../take-ledger.ts'

/** Downloads the papers of a meeting, with the ledger as it is shown behind the brief, or orders them where that is long. */
export function MeetingButton(shown: Omit<ShownLedger, 'language'>): ReactNode {
  const text = useListsText()
  const language = useLanguage()
  const sayRefused = useSayRefused()
  const taking = useMutation({
    mutationFn: () => takeMeeting({ ...shown, language }),
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  return (
    <Button loading={taking.isPending} onClick={() => taking.mutate()}>
      {text.meeting}
    </Button>
  )
}
