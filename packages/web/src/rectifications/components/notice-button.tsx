import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { useSayRefused } from '../../ui/say-refused.tsx'
import { useRectificationsText } from '../rectifications.text.ts'

/** Downloads the public notice for Word or as PDF; a refusal is shown instead of being saved as a file. */
export function NoticeButton(props: { rectification: RectificationView }): ReactNode {
  return (
    <>
      <DownloadNotice format="docx" {...props} />
      <DownloadNotice format="pdf" {...props} />
    </>
  )
}

type Format = 'docx' | 'pdf'

function DownloadNotice({
  rectification,
  format,
}: {
  readonly rectification: RectificationView
  readonly format: Format
}): ReactNode {
  const text = useRectificationsText()
  const { message } = useMessages()
  const sayRefused = useSayRefused()
  const download = useMutation({
    mutationFn: () => api.documents.file({ rectificationId: rectification.id, document: 'notice', format }),
    onSuccess: (file) => {
      saveFile(file, `${rectification.name}${text.noticeName}.${format}`)
      if (rectification.inspectedBody === null) message.warning(text.noticeUnsigned, 10)
    },
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  return (
    <Button type="link" loading={download.isPending} onClick={() => download.mutate()}>
      {text.notice[format]}
    </Button>
  )
}
