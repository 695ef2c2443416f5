import type { ReadingView } from '@bihuan/core/intake/readings.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useIntakeText } from '../intake.text.ts'
import { isUnderWay } from '../readings.ts'
import type { Given, Sending } from '../sendings.ts'

type Props = {
  readonly sendings: readonly Sending[]
  readonly readings: readonly ReadingView[]
  readonly send: (given: readonly Given[]) => void
  readonly dismiss: (key: string) => void
}

/** The documents on their way: how far each one is, and why one was not read. */
export function ReadingList({ sendings, readings, send, dismiss }: Props): ReactNode {
  const text = useIntakeText()
  if (sendings.length === 0 && readings.length === 0) return null
  const first = sendings.find(({ error }) => error === null)
  return (
    <section aria-label={text.readings}>
      <h2 className="intake-drafts-head">{text.readings}</h2>
      <ul className="intake-drafts">
        {sendings.map((sending) => (
          <li key={sending.key}>
            <span className="intake-draft-name">{nameOf(sending.given) || text.pasteLabel}</span>
            {sending.error === null ? (
              <span className="ui-quiet">{sending === first ? text.sending : text.queued}</span>
            ) : (
              <>
                <span className="intake-draft-end">
                  <Button
                    size="small"
                    type="text"
                    onClick={() => {
                      dismiss(sending.key)
                      send([sending.given])
                    }}
                  >
                    {text.retry}
                  </Button>
                  <Button size="small" type="text" onClick={() => dismiss(sending.key)}>
                    {text.remove}
                  </Button>
                </span>
                <RefusalMessage error={sending.error} />
              </>
            )}
          </li>
        ))}
        {readings.map((reading) => (
          <ReadingRow key={reading.id} reading={reading} />
        ))}
      </ul>
    </section>
  )
}

function nameOf(given: Given): string {
  return given.name || ('file' in given ? given.file.name : '')
}

function ReadingRow({ reading }: { readonly reading: ReadingView }): ReactNode {
  const text = useIntakeText()
  const marks = useUiText()
  const language = useLanguage()
  const client = useQueryClient()
  const ending = useMutation({
    mutationFn: () => api.intake.cancel({ readingId: reading.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: orpc.intake.key() }),
  })
  const { name, state, refusal, createdBy, createdAt } = reading
  return (
    <li data-reading={state}>
      <span className="intake-draft-name">{name}</span>
      <span className="ui-quiet">
        {createdBy.name} · {dateTime(createdAt)}
      </span>
      {isUnderWay(reading) && <ReadingPhase reading={reading} />}
      <span className="intake-draft-end">
        <Button size="small" type="text" loading={ending.isPending} onClick={() => ending.mutate()}>
          {isUnderWay(reading) ? text.stop : text.remove}
        </Button>
      </span>
      {refusal !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={text.refused + marks.colon + refusal.message[language]}
        />
      )}
      <RefusalMessage error={ending.error} />
    </li>
  )
}

function ReadingPhase({ reading }: { readonly reading: ReadingView }): ReactNode {
  const text = useIntakeText()
  const { state, progress, name } = reading
  if (state === 'waiting' || progress === null) return <span role="status">{text.waiting}</span>
  const { phase, done, total } = progress
  const share = total === null || total === 0 ? null : Math.min(100, Math.round((done / total) * 100))
  return (
    <span className="intake-phase">
      <span role="status">{text.phases[phase]}</span>
      {(done > 0 || total !== null) && <span className="ui-quiet">{text.progress(done, total)}</span>}
      {share !== null && (
        <Progress percent={share} size="small" showInfo={false} aria-label={text.progressLabel(name)} />
      )}
    </span>
  )
}
