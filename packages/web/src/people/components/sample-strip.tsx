import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { AskedButton } from '../../ui/asked-button.tsx'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { usePeopleText } from '../people.text.ts'
import '../people.css'

/** That the sample is among the records, or put away, and the way to change it. Nothing where there is none. */
export function SampleStrip(): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  const sample = useQuery(orpc.setup.sample.queryOptions())
  const show = useMutation(
    orpc.setup.showSample.mutationOptions({
      onSuccess: async () => {
        renew()
        await client.invalidateQueries()
      },
    }),
  )
  const state = sample.data?.state ?? 'none'
  if (state === 'none') return null
  const isShown = state === 'shown'
  const change = (): void => show.mutate({ commandId, isShown: !isShown })
  return (
    <section className="people-sample">
      <p>{isShown ? text.sampleIsShown : text.sampleIsAway}</p>
      {isShown ? (
        <AskedButton
          loading={show.isPending}
          question={{ title: text.putAwayConfirm, okText: text.putAway, onConfirm: change }}
        >
          {text.putAway}
        </AskedButton>
      ) : (
        <Button loading={show.isPending} onClick={change}>
          {text.showAgain}
        </Button>
      )}
      <RefusalMessage error={show.error} />
    </section>
  )
}
