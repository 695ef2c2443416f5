import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { useLanguage } from '../../ui/language.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useSayRefused } from '../../ui/say-refused.tsx'
import { useClaimsText } from '../claims.text.ts'

/** The item that a closure form is about. */
export type OfItem = {
  readonly request: Pick<ClosureRequestView, 'subject'> & { readonly rectificationId: string }
}

/** Downloads the closure form of an item as one file. */
export function TakeForm({ request, format }: OfItem & { readonly format: 'docx' | 'pdf' }): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  const sayRefused = useSayRefused()
  const { rectificationId, subject } = request
  const download = useMutation({
    mutationFn: () => {
      const about = subject.type === 'measure' ? { measureId: subject.id } : { findingId: subject.id }
      const options = { language, ...about }
      return api.documents.file({ rectificationId, document: 'closureForm', format, options })
    },
    onSuccess: (file) => saveFile(file, file.name),
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  return (
    <Button type="link" size="small" loading={download.isPending} onClick={() => download.mutate()}>
      {text.closureForm[format]}
    </Button>
  )
}
