import { textLimitBytes } from '@bihuan/core/intake/decode.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Input, Popconfirm } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import '../intake.css'
import { useIntakeText } from '../intake.text.ts'

type Draft = Awaited<ReturnType<typeof api.intake.list>>[number]

/** Reading a new text, and the drafts that are not finished. */
export function DraftsPage(): ReactNode {
  const text = useIntakeText()
  const drafts = useQuery(orpc.intake.list.queryOptions())
  return (
    <Page title={text.intake} note={text.intakeNote}>
      <ReadForm />
      <h2 className="intake-drafts-head">{text.drafts}</h2>
      {drafts.error !== null && drafts.data === undefined && (
        <ErrorState error={drafts.error} onRetry={() => void drafts.refetch()} />
      )}
      {drafts.isPending && <PageSkeleton rows={3} />}
      {drafts.data?.length === 0 && <EmptyState title={text.noDraftsTitle}>{text.noDraftsText}</EmptyState>}
      <ul className="intake-drafts">
        {drafts.data?.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
    </Page>
  )
}

function ReadForm(): ReactNode {
  const text = useIntakeText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const [isTooLarge, setIsTooLarge] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const reading = useMutation({
    mutationFn: (given: { text: string } | { file: File }) =>
      api.intake.read({ commandId, name: name.trim() || nameOf(given), ...given }),
    onSuccess: (draft) => {
      renew()
      void client.invalidateQueries({ queryKey: orpc.intake.key() })
      void navigate({ to: '/intake/$draftId', params: { draftId: draft.id } })
    },
  })
  function read(given: { text: string } | { file: File }): void {
    const size = 'file' in given ? given.file.size : new TextEncoder().encode(given.text).length
    setIsTooLarge(size > textLimitBytes)
    if (size <= textLimitBytes && !reading.isPending) reading.mutate(given)
  }
  return (
    <form
      className="intake-read"
      onSubmit={(event) => {
        event.preventDefault()
        read({ text: words })
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const file = event.dataTransfer.files[0]
        if (file === undefined) return
        event.preventDefault()
        read({ file })
      }}
    >
      <Input.TextArea
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={text.paste}
        aria-label={text.pasteLabel}
        rows={8}
        autoFocus
      />
      <p className="ui-quiet">{text.limit}</p>
      {isTooLarge && <Alert type="error" showIcon role="alert" title={text.tooLarge} />}
      {!isTooLarge && <RefusalMessage error={reading.error} />}
      <div className="intake-read-actions">
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          aria-label={text.nameLabel}
          placeholder={text.namePlaceholder}
          maxLength={200}
        />
        <Button onClick={() => chooser.current?.click()} disabled={reading.isPending}>
          {text.chooseFile}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".txt,text/plain"
          hidden
          aria-label={text.chooseFile}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file !== undefined) read({ file })
          }}
        />
        <Button type="primary" htmlType="submit" loading={reading.isPending} disabled={words.trim() === ''}>
          {text.read}
        </Button>
      </div>
    </form>
  )
}

// Left empty for a pasted text: the server names the draft after the document's own title.
function nameOf(given: { text: string } | { file: File }): string {
  return 'file' in given ? given.file.name.replace(/\.txt$/i, '').slice(0, 200) : ''
}

function DraftRow({ draft }: { draft: Draft }): ReactNode {
  const text = useIntakeText()
  const client = useQueryClient()
  const discarding = useMutation({
    mutationFn: () => api.intake.discard({ draftId: draft.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: orpc.intake.key() }),
  })
  return (
    <li>
      <Link to="/intake/$draftId" params={{ draftId: draft.id }} className="intake-draft-name">
        {draft.name}
      </Link>
      <span className="ui-quiet">
        {text.found(draft.findings, draft.measures)} · {draft.createdBy.name} · {dateTime(draft.updatedAt)}
      </span>
      <span className="intake-draft-end">
        {draft.rectificationId === null ? (
          <Popconfirm
            title={text.discardAsk}
            okText={text.discard}
            cancelText={text.keep}
            onConfirm={() => discarding.mutate()}
          >
            <Button size="small" type="text" danger loading={discarding.isPending}>
              {text.discard}
            </Button>
          </Popconfirm>
        ) : (
          <Link to="/rectifications/$id/ledger" params={{ id: draft.rectificationId }}>
            {text.committed} · {text.openLedger}
          </Link>
        )}
      </span>
      <RefusalMessage error={discarding.error} />
    </li>
  )
}
