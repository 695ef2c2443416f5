import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import { api, orpc } from '../../../api.ts'
import { uploadFile } from '../../../told/upload.ts'
import { useCommandId } from '../../../ui/command-id.ts'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { RefusalMessage } from '../../../ui/refusal-message.tsx'
import { useMessages } from '../../../ui/use-messages.ts'
import { useObjectsText } from '../objects.text.ts'

type Props = {
  readonly item: Pick<ListItemView, 'id' | 'version' | 'number'>
  readonly of: { readonly rectificationId: string; readonly measureId: string; readonly objectListId: string }
  readonly onDone: (items: readonly Pick<ListItemView, 'id'>[]) => void
}

/** Says that an object is done as soon as there is a photograph that proves it: on a phone the camera opens. */
export function PhotoButton({ item, of, onDone }: Props): ReactNode {
  const text = useObjectsText()
  const client = useQueryClient()
  const { message } = useMessages()
  const { commandId, renew } = useCommandId()
  const camera = useRef<HTMLInputElement>(null)
  const saying = useOneAtATime({
    send: async (photo: File) => {
      const watch = { onProgress: () => {}, signal: new AbortController().signal }
      const { fileId } = await uploadFile(photo, watch)
      const items = [{ id: item.id, version: item.version }]
      return api.objects.sayDone({ ...of, commandId, items, text: '', fileIds: [fileId] })
    },
    onSent: async () => {
      renew()
      message.success(text.saidSo.sayDone)
      onDone([item])
      await client.invalidateQueries({ queryKey: orpc.objects.key() })
    },
  })
  return (
    <>
      <Button type="primary" loading={saying.isSending} onClick={() => camera.current?.click()}>
        {text.withPhoto}
      </Button>
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={text.photoOf(item.number)}
        onChange={(event) => {
          const [photo] = event.target.files ?? []
          if (photo !== undefined) saying.send(photo)
          event.target.value = ''
        }}
      />
      <RefusalMessage error={saying.error} />
    </>
  )
}
