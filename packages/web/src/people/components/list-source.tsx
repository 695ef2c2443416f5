import { lostCellsWords } from '@bihuan/core/kernel/lost-cells.ts'
import type { ReadSheet } from '@bihuan/core/kernel/sheet.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import { api } from '../../api.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { usePeopleText } from '../people.text.ts'

/** A file that was chosen, as it was read. */
export type ChosenList = { readonly name: string; readonly sheets: readonly ReadSheet[] }

/** Chooses the file of a list, and gives the template and the list of what is there. */
export function ListSource(props: {
  chosen: ChosenList | null
  onChosen: (chosen: ChosenList | null) => void
}): ReactNode {
  const text = usePeopleText()
  const language = useLanguage()
  const chooser = useRef<HTMLInputElement>(null)
  const reading = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, sheets: await api.persons.readList({ file }) }),
    onSuccess: props.onChosen,
  })
  const download = useMutation({
    mutationFn: (isTemplate: boolean) =>
      api.persons.listFile({ language, isTemplate: isTemplate ? 'true' : 'false' }),
    onSuccess: (file) => saveFile(file, file.name),
  })
  const { chosen } = props
  const rows = chosen?.sheets.reduce((sum, { rows: filled }) => sum + filled.length, 0) ?? 0
  const lost = lostCellsWords(chosen?.sheets ?? [], language)
  return (
    <>
      <div className="people-list-source">
        <Button loading={reading.isPending} onClick={() => chooser.current?.click()}>
          {chosen === null ? text.listFile : text.listOtherFile}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".xlsx,.csv,.tsv,.txt"
          // A form shows every chooser of files, hidden or not.
          style={{ display: 'none' }}
          aria-label={text.listFile}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file !== undefined) reading.mutate(file)
            event.target.value = ''
          }}
        />
        {chosen !== null && (
          <Button type="link" onClick={() => props.onChosen(null)}>
            {text.listPaste}
          </Button>
        )}
        <Button type="link" loading={download.isPending} onClick={() => download.mutate(true)}>
          {text.listTemplate}
        </Button>
        <Button type="link" disabled={download.isPending} onClick={() => download.mutate(false)}>
          {text.listExport}
        </Button>
      </div>
      {chosen !== null && <p className="people-list-chosen">{text.listChosen(chosen.name, rows)}</p>}
      {lost !== null && <p role="note">{lost}</p>}
      <RefusalMessage error={reading.error ?? download.error} />
    </>
  )
}
