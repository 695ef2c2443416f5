import type { OutputView } from '@bihuan/core/outputs/outputs.contract.ts'
import { CloseOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, Progress } from 'antd'
import { type ReactNode, useCallback } from 'react'
import { api, orpc } from '../../api.ts'
import { fileSize } from '../../told/file-size.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { addressOf } from '../order-file.ts'
import { isUnderWay, useOutputs } from '../outputs-under-way.ts'
import { useOutputsText } from '../outputs.text.ts'
import { drawerLooks as looks } from '../outputs-looks.ts'

type Props = { readonly isOpen: boolean; readonly onClose: () => void }

/** Files that take long: how far each is, and those that are to be fetched. Whoever ordered one is told when it ends. */
export function OutputsDrawer({ isOpen, onClose }: Props): ReactNode {
  const text = useOutputsText()
  const { message, notification } = useMessages()
  const isPhone = useIsPhone()
  const tell = useCallback(
    (output: OutputView) => {
      const name = output.file?.name ?? text.kinds[output.kind]
      if (output.state === 'done') message.success(text.ready(name), 6)
      else notification.error({ key: output.id, title: text.broke(name) })
    },
    [message, notification, text],
  )
  const { outputs, error } = useOutputs(tell)
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      title={text.title}
      size={isPhone ? '100%' : 440}
      closeIcon={<CloseOutlined aria-label={text.close} />}
    >
      <p className="ui-quiet">{text.note}</p>
      <RefusalMessage error={error} />
      {outputs?.length === 0 && <EmptyState title={text.empty} />}
      <ul style={looks.list} aria-label={text.title}>
        {outputs?.map((output) => (
          <OutputRow key={output.id} output={output} />
        ))}
      </ul>
    </Drawer>
  )
}

function OutputRow({ output }: { readonly output: OutputView }): ReactNode {
  const text = useOutputsText()
  const language = useLanguage()
  const client = useQueryClient()
  const dropping = useMutation({
    mutationFn: () => api.outputs.drop({ outputId: output.id }),
    onSettled: () => client.invalidateQueries({ queryKey: orpc.outputs.list.key() }),
  })
  const { id, kind, state, file, refusal, rectification, orderedAt, token } = output
  return (
    <li data-output={state} style={looks.row}>
      <b style={looks.name}>{file?.name ?? text.kinds[kind]}</b>
      <span className="ui-quiet">
        {rectification.name} · {dateTime(orderedAt)}
      </span>
      {token !== null && <span className="ui-quiet">{text.byToken(token)}</span>}
      {refusal === null && <span role="status">{text.states[state]}</span>}
      <OutputProgress output={output} />
      {file !== null && (
        <span className="ui-quiet">
          {fileSize(file.size)} · {text.until(dateTime(file.until))}
        </span>
      )}
      {refusal !== null && <Alert type="error" showIcon title={refusal.message[language]} />}
      <span style={looks.acts}>
        {file !== null && (
          <Button type="primary" size="small" href={addressOf(id)} download={file.name}>
            {text.fetch}
          </Button>
        )}
        <Button size="small" loading={dropping.isPending} onClick={() => dropping.mutate()}>
          {isUnderWay(output) ? text.cancel : text.remove}
        </Button>
      </span>
      <RefusalMessage error={dropping.error} />
    </li>
  )
}

function OutputProgress({ output }: { readonly output: OutputView }): ReactNode {
  const text = useOutputsText()
  const { kind, progress } = output
  if (progress === null || progress.total === 0) return null
  const { done, total } = progress
  const words = kind === 'bundle' || kind === 'archive' ? text.files : text.rows
  return (
    <span style={looks.progress}>
      <span className="ui-quiet">{words(done, total)}</span>
      <Progress
        percent={Math.min(100, Math.round((done / total) * 100))}
        size="small"
        showInfo={false}
        aria-label={text.progressOf(text.kinds[kind])}
      />
    </span>
  )
}
