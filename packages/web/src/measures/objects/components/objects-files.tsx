import { lostCellsWords } from '@bihuan/core/kernel/lost-cells.ts'
import { objectProblemText } from '@bihuan/core/objects/object-list-problems.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { type ReactNode, useRef } from 'react'
import { api, orpc } from '../../../api.ts'
import { useCommandId } from '../../../ui/command-id.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { RefusalMessage } from '../../../ui/refusal-message.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { useMessages } from '../../../ui/use-messages.ts'
import { objectsFilter } from '../objects-filter.ts'
import type { ObjectsSearch } from '../objects-search.ts'
import { useObjectsText } from '../objects.text.ts'

type Props = {
  readonly of: { readonly rectificationId: string; readonly measureId: string }
  readonly objectListId: string
  readonly search: ObjectsSearch
  readonly canFill: boolean
}

type Preview = Awaited<ReturnType<typeof api.objects.readFile>>

/** The objects as a file, an empty one to fill in, and a file that is taken after it was looked at. */
export function ObjectsFiles({ of, objectListId, search, canFill }: Props): ReactNode {
  const text = useObjectsText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = useMessages()
  const chooser = useRef<HTMLInputElement>(null)
  const { commandId, renew } = useCommandId()
  const download = useMutation({
    mutationFn: (isTemplate: boolean) =>
      api.objects.file({
        ...of,
        ...objectsFilter(search),
        language,
        isTemplate: isTemplate ? 'true' : 'false',
      }),
    onSuccess: (file) => saveFile(file, file.name),
  })
  const reading = useMutation({ mutationFn: (file: File) => api.objects.readFile({ ...of, file }) })
  const taking = useMutation({
    mutationFn: (items: Preview['items']) => api.objects.fill({ ...of, commandId, objectListId, items }),
    onSuccess: async () => {
      renew()
      reading.reset()
      message.success(text.taken)
      await client.invalidateQueries({ queryKey: orpc.objects.key() })
    },
  })
  const preview = reading.data
  const lost = lostCellsWords([{ name: '', rows: [], lost: preview?.lost }], language)
  return (
    <>
      {canFill && (
        <>
          <Button type="primary" loading={reading.isPending} onClick={() => chooser.current?.click()}>
            {text.importing}
          </Button>
          <Button loading={download.isPending} onClick={() => download.mutate(true)}>
            {text.template}
          </Button>
          <input
            ref={chooser}
            type="file"
            accept=".xlsx,.csv"
            hidden
            aria-label={text.importing}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file !== undefined) reading.mutate(file)
              event.target.value = ''
            }}
          />
        </>
      )}
      <Button loading={download.isPending} onClick={() => download.mutate(false)}>
        {text.export}
      </Button>
      <RefusalMessage error={reading.error ?? download.error} />
      {preview !== undefined && (
        <Modal
          open
          title={text.importing}
          okText={preview.items.length > 0 ? text.take(preview.items.length) : text.nothing}
          okButtonProps={{ disabled: preview.items.length === 0 }}
          confirmLoading={taking.isPending}
          onOk={() => {
            if (!taking.isPending) taking.mutate(preview.items)
          }}
          onCancel={() => reading.reset()}
        >
          <p role="status">{text.preview(preview)}</p>
          {lost !== null && <p role="note">{lost}</p>}
          {preview.kept.length > 0 && <p>{text.kept(preview.kept)}</p>}
          {preview.goneCount > 0 && <p>{text.gone(preview.goneCount, preview.gone)}</p>}
          {preview.unread.length > 0 && <p className="ui-quiet">{text.unread(preview.unread)}</p>}
          {preview.problemCount > 0 && <p>{text.problems(preview.problemCount)}</p>}
          <ul>
            {preview.problems.map((problem) => (
              <li key={`${problem.sheet} ${problem.line} ${problem.code}`}>
                {text.row(problem.sheet, problem.line)} {objectProblemText(problem, language)}
              </li>
            ))}
          </ul>
          <RefusalMessage error={taking.error} />
        </Modal>
      )}
    </>
  )
}
