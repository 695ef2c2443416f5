import type { AttachedFormat } from '@bihuan/core/documents/attached.ts'
import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useEditionsText } from '../editions.text.ts'

type Props = {
  readonly edition: EditionView
  readonly attachments: EditionContent['attachments']
}

// Said here too, so that a page which offers files asks for no table of what can be made.
const forms = ['pdf', 'xlsx'] as const

/** What is attached to an edition: what was made and frozen with it as files, and what is only named. */
export function EditionAttachments({ edition, attachments }: Props): ReactNode {
  const text = useEditionsText()
  if (attachments.length === 0) return null
  const { status } = edition
  const hasFiles = status === 'checked' || status === 'approved' || status === 'published'
  return (
    <section aria-label={text.attachments}>
      <h3>{text.attachments}</h3>
      {attachments.map(({ name, is }, at) => (
        <div key={name} className="edition-attachment">
          <p>
            {text.attachment(text.attachmentMark(at + 1, attachments.length), name)}
            {(is === 'within' || is === 'named') && <span>{text.attachmentIs[is]}</span>}
            {is !== 'within' && is !== 'named' && !hasFiles && <span>{text.attachmentIs.made}</span>}
          </p>
          {is !== 'within' &&
            is !== 'named' &&
            hasFiles &&
            forms.map((form) => (
              <AttachedFile
                key={form}
                edition={edition}
                format={`${is}.${form}`}
                label={text.takeAttachment[form](name)}
              >
                {text.download[form]}
              </AttachedFile>
            ))}
        </div>
      ))}
    </section>
  )
}

function AttachedFile({
  edition: { rectificationId, id: editionId, files },
  format,
  label,
  children,
}: {
  readonly edition: EditionView
  readonly format: AttachedFormat
  readonly label: string
  readonly children: ReactNode
}): ReactNode {
  const text = useEditionsText()
  const download = useMutation({
    mutationFn: () => api.editions.file({ rectificationId, editionId, format }),
    onSuccess: (file) => saveFile(file, file.name),
  })
  // Until it is published it is looked at, and kept by no hash.
  const sha256 = files.find((file) => file.format === format)?.sha256
  return (
    <div className="edition-file">
      <Button loading={download.isPending} onClick={() => download.mutate()} aria-label={label}>
        {children}
      </Button>
      {sha256 !== undefined && <code title={text.hash}>{sha256}</code>}
      <RefusalMessage error={download.error} />
    </div>
  )
}
