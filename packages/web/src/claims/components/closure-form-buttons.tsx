import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useClaimsText } from '../claims.text.ts'
import { BundleLink } from './bundle-link.tsx'

type Props = { readonly request: Pick<ClosureRequestView, 'rectificationId' | 'subject'> }

/** Downloads the closure form of the item that a claim is about, for Word or as PDF; of a finding its evidence too. */
export function ClosureFormButtons({ request }: Props): ReactNode {
  const { rectificationId, subject } = request
  return (
    <div className="ui-form-actions">
      <TakeForm format="docx" request={request} />
      <TakeForm format="pdf" request={request} />
      {subject.type === 'finding' && <BundleLink {...{ rectificationId }} findingId={subject.id} isSmall />}
    </div>
  )
}

function TakeForm({ request, format }: Props & { readonly format: 'docx' | 'pdf' }): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  const { message } = App.useApp()
  const { rectificationId, subject } = request
  const download = useMutation({
    mutationFn: () => {
      const about = subject.type === 'measure' ? { measureId: subject.id } : { findingId: subject.id }
      const options = { language, ...about }
      return api.documents.file({ rectificationId, document: 'closureForm', format, options })
    },
    onSuccess: (file) => saveFile(file, file.name),
    onError: (error) => void message.error(explain(error, language).message),
  })
  return (
    <Button type="link" size="small" loading={download.isPending} onClick={() => download.mutate()}>
      {text.closureForm[format]}
    </Button>
  )
}
