import { matterOf } from '@bihuan/core/documents/matter.ts'
import { type NamedSource, templateProposed } from '@bihuan/core/intake/template-proposed.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { TemplateSelect } from '../../templates/components/template-select.tsx'
import { useTemplates } from '../../templates/use-templates.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { codeOf } from '../../ui/explain.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FirstField } from '../../ui/first-field.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { useReviewText } from '../review.text.ts'
import { countOpen } from '../settled-names.ts'
import { useSettlingText } from '../settling.text.ts'
import { useSettledNames } from '../use-settled-names.ts'
import { type Brought, CameInSummary } from './came-in-summary.tsx'
import { NamesToSettle } from './names-to-settle.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'

type Props = {
  readonly draftId: string
  readonly name: string
  /** What the words come from that are committed. */
  readonly source: NamedSource
  /** Saves the draft and gives its version; null when that failed, which the page shows. */
  readonly flush: () => Promise<number | null>
  readonly onClose: () => void
}

/** Asks what is uncertain, commits a draft as a rectification, says what came in, and goes on to its ledger. */
export function CommitDialog({ draftId, name: start, source, flush, onClose }: Props): ReactNode {
  const text = useReviewText()
  const words = useSettlingText()
  const marks = useUiText()
  const navigate = useNavigate()
  const kept = useKept('intake.commit', draftId, {
    name: matterOf(start),
    // Empty until somebody chooses another than the one proposed for such documents.
    templateId: '',
    names: '',
  })
  const { name } = kept.values
  const templates = useTemplates((offered) => templateProposed(source, offered))
  const { templateId } = kept.values
  const settledNames = useSettledNames(kept)
  const settling = useSettling({ draftId, flush, onClose })
  const names = settling.data?.names ?? []
  const choices = settledNames.choicesOf(names)
  const committing = useCommitting({
    draftId,
    name,
    template: templates.chosen(templateId),
    flush,
    settledNames,
    onDone: kept.done,
  })
  const refused = useRefusedFields(committing.error, ['name'])
  const brought = committing.data ?? null
  const isTwin = codeOf(committing.error) === 'ALREADY_IMPORTED'
  const openLedger = (): void => {
    if (brought === null) return
    void navigate({ to: '/rectifications/$id/ledger', params: { id: brought.rectificationId } })
  }
  const left = countOpen(names, choices)
  const lacking = useLacking(
    lackingOf([text.commitName, name], [left > 0 ? words.namesLeft(left) : words.names, left === 0]),
  )
  return (
    <Modal
      open
      width={720}
      title={text.commitTitle}
      okText={brought === null ? text.commitNow : words.openLedger}
      cancelText={text.cancel}
      cancelButtonProps={{ style: brought === null ? {} : { display: 'none' } }}
      okButtonProps={{
        loading: committing.isPending,
        disabled: brought === null && settling.data === undefined,
      }}
      onOk={() => {
        if (brought !== null) openLedger()
        else if (!committing.isPending) lacking.press(() => committing.mutate({ names, isAgain: false }))
      }}
      onCancel={brought === null ? () => kept.leave(onClose) : openLedger}
    >
      {brought === null ? (
        <div className="ui-form">
          <KeptNote kept={kept} />
          <LackingFields of={lacking.shown}>
            <FirstField>
              <label>
                <span>{text.commitName}</span>
                <Input
                  {...lacking.look(text.commitName)}
                  value={name}
                  count={{ max: 200 }}
                  onChange={(event) => kept.change({ name: event.target.value })}
                />
                <FieldRefusal of={refused.of('name')} />
                <span className="ui-quiet">{text.commitNameHint}</span>
              </label>
            </FirstField>
            <label>
              <span>{text.commitTemplate}</span>
              <TemplateSelect
                templates={templates}
                value={templateId}
                onChange={(chosen) => kept.change({ templateId: chosen })}
              />
              {templateId === '' && <span className="ui-quiet">{text.commitTemplateProposed}</span>}
            </label>
            {settling.error !== null && (
              <ErrorState error={settling.error} onRetry={() => void settling.refetch()} />
            )}
            {settling.isPending && <PageSkeleton rows={3} />}
            {names.length > 0 && (
              <NamesToSettle names={names} choices={choices} onChange={settledNames.choose} />
            )}
            {settling.data !== undefined && (
              <p>
                <b>{words.comesIn}</b>
                {marks.colon}
                {words.counts(settling.data.comesIn, names.length > 0)}
                {marks.stop}
                <span className="ui-quiet">{words.nothingLost}</span>
              </p>
            )}
          </LackingFields>
          <RefusalMessage error={refused.rest} />
          {isTwin && (
            <Button onClick={() => committing.mutate({ names, isAgain: true })}>{words.again}</Button>
          )}
        </div>
      ) : (
        <CameInSummary brought={brought} />
      )}
    </Modal>
  )
}

/** What is to be decided of the draft as it stands; saved first, so that it is asked about what will be committed. */
function useSettling({ draftId, flush, onClose }: Pick<Props, 'draftId' | 'flush' | 'onClose'>) {
  return useQuery({
    queryKey: [...orpc.intake.settling.key({ input: { draftId } }), 'saved'],
    queryFn: async () => {
      if ((await flush()) !== null) return api.intake.settling({ draftId })
      onClose()
      return { names: [], comesIn: { findings: 0, measures: 0, changes: 0, reports: 0, notes: 0 } }
    },
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

function useCommitting(form: {
  readonly draftId: string
  readonly name: string
  readonly template: ReturnType<ReturnType<typeof useTemplates>['chosen']>
  readonly flush: Props['flush']
  readonly settledNames: ReturnType<typeof useSettledNames>
  readonly onDone: () => void
}) {
  const client = useQueryClient()
  const { commandId } = useCommandId()
  const { draftId, name, template, flush, settledNames } = form
  return useMutation({
    mutationFn: async ({
      names,
      isAgain,
    }: {
      names: Parameters<typeof settledNames.settle>[0]
      isAgain: boolean
    }): Promise<Brought | null> => {
      const version = await flush()
      if (version === null) return null
      const settled = await settledNames.settle(names)
      const answer = await api.intake.commit({
        draftId,
        version,
        name,
        ...template,
        commandId,
        isAgain,
        names: settled.names,
      })
      return { ...answer, ...settled }
    },
    onSuccess: (brought) => {
      if (brought === null) return
      form.onDone()
      void client.invalidateQueries({ queryKey: orpc.rectifications.key() })
      void client.invalidateQueries({ queryKey: orpc.intake.list.key() })
    },
  })
}
