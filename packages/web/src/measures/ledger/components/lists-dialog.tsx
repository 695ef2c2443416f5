import type { DocumentFormat, DocumentKey } from '@bihuan/core/documents/catalogue.ts'
import { longFrom } from '@bihuan/core/outputs/long-from.ts'
import type { ListName } from '@bihuan/core/templates/list-columns.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Modal, Space } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../../api.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { useSayRefused } from '../../../ui/say-refused.tsx'
import { useListsText } from '../../lists.text.ts'

const lists = [
  { list: 'findings', document: 'findingsList' },
  { list: 'measures', document: 'measuresList' },
  { list: 'duties', document: 'dutiesList' },
] as const satisfies readonly { readonly list: ListName; readonly document: DocumentKey }[]

const formats = ['xlsx', 'docx', 'pdf'] as const satisfies readonly DocumentFormat[]

type Props = {
  readonly rectification: Pick<RectificationView, 'id' | 'template' | 'counts'>
  readonly onClose: () => void
}

/** The three lists of a rectification, by the names that its template gives them, each to be taken away as a file. */
export function ListsDialog({ rectification, onClose }: Props): ReactNode {
  const text = useListsText()
  const language = useLanguage()
  const { id, version } = rectification.template
  const template = useQuery(orpc.templates.get.queryOptions({ input: { id, version } }))
  return (
    <Modal open title={text.title} footer={null} onCancel={onClose}>
      <p>{text.note}</p>
      <ul className="lists-to-take">
        {lists.map(({ list, document }) => (
          <li key={list}>
            <span>{template.data?.template.lists[list][language] ?? text[list]}</span>
            <Space size="small" wrap>
              {formats.map((format) => (
                <TakeList
                  key={format}
                  rectificationId={rectification.id}
                  rows={rectification.counts.measures}
                  document={document}
                  format={format}
                />
              ))}
            </Space>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function TakeList({
  rectificationId,
  rows,
  document,
  format,
}: {
  readonly rectificationId: string
  readonly rows: number
  readonly document: DocumentKey
  readonly format: (typeof formats)[number]
}): ReactNode {
  const text = useListsText()
  const language = useLanguage()
  const sayRefused = useSayRefused()
  const download = useMutation({
    mutationFn: async () => {
      const query = { document, format, options: { language } }
      if (rows >= longFrom[format]) {
        const { orderFile } = await import('../../../outputs/order-file.ts')
        return orderFile({ rectificationId, file: { kind: 'document', query } })
      }
      const file = await api.documents.file({ rectificationId, ...query })
      saveFile(file, file.name)
    },
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  return (
    <Button size="small" loading={download.isPending} onClick={() => download.mutate()}>
      {text.formats[format]}
    </Button>
  )
}
