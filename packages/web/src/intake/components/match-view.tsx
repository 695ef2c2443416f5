import type { DraftMatchView } from '@bihuan/core/intake/additions.contract.ts'
import type { ItemView } from '@bihuan/core/measures/items.contract.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import type { PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { type ReactNode, useCallback, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { sourceLabel } from '../../commands/items-of-record.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { codeOf } from '../../ui/explain.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { Page } from '../../ui/page.tsx'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import type { SentForm } from '../../commands/versioned-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useIntakeText } from '../intake.text.ts'
import {
  additionsOf,
  countAdditions,
  firstChoice,
  asNew,
  type FindingMatch,
  isSame,
  type MatchChoice,
  matchNow,
  timesTaken,
  withPair,
  withTick,
} from '../match-choice.ts'
import { namesInMatch } from '../match-names.ts'
import { keyOfName } from '../settled-names.ts'
import { useSettlingText } from '../settling.text.ts'
import { useSettledNames } from '../use-settled-names.ts'
import { type Brought, CameInSummary } from './came-in-summary.tsx'
import { MatchFinding } from './match-finding.tsx'
import { NamesToSettle } from './names-to-settle.tsx'

type Wish = {
  readonly isAgain: boolean
  readonly planChange?: PlanChangeSaid
  readonly said?: SentForm | undefined
}

type Props = {
  readonly saved: SavedDraft
  readonly matches: DraftMatchView
  /** The findings of the rectification. */
  readonly existing: readonly ItemView[]
  readonly name: string
  readonly again: () => void
}

// What is chosen belongs to one asking; another one behind the reader's back would take the choices away.
const once = { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }

/** Finding by finding what a document adds to a rectification and what it changes, each with a tick. */
export function MatchView({ saved, matches, existing, name, again }: Props): ReactNode {
  const text = useIntakeText().match
  const settlingText = useSettlingText()
  const [choice, setChoice] = useState<MatchChoice>(() => firstChoice(matches))
  const tick = useCallback(
    (mark: string, isOn: boolean) => setChoice((before) => withTick(before, mark, isOn)),
    [],
  )
  const pairing = useMutation({
    // One after the other, so that of two choices the later one stands.
    scope: { id: 'pairing' },
    mutationFn: ({ found, findingId }: { found: FindingMatch; findingId: string | null }) =>
      findingId === null
        ? Promise.resolve(asNew(found))
        : api.intake.match({
            draftId: saved.id,
            rectificationId: matches.rectificationId,
            at: found.at,
            findingId,
          }),
    onSuccess: (match) => setChoice((before) => withPair(matches, before, match)),
  })
  const { mutate: pair } = pairing
  const { commandId, renew } = useCommandId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const kept = useKept('intake.addTo', `${saved.id} ${matches.rectificationId}`, { names: '' })
  const settledNames = useSettledNames(kept)
  const settling = useQuery(orpc.intake.settling.queryOptions({ input: { draftId: saved.id }, ...once }))
  const { needed, offered } = namesInMatch(saved.draft, matches, choice)
  const names = (settling.data?.names ?? []).filter((name) => offered.has(keyOfName(name)))
  const choices = settledNames.choicesOf(names)
  const isUnsettled = names.some((name) => needed.has(keyOfName(name)) && !choices.has(keyOfName(name)))
  const additions = additionsOf(matches, choice)
  const count = countAdditions(additions)
  const { rectificationId, version, sequence } = matches
  const adding = useMutation({
    mutationFn: async ({ isAgain, planChange }: Wish): Promise<Brought> => {
      const settled = await settledNames.settle(names)
      const answer = await api.intake.addTo({
        draftId: saved.id,
        rectificationId,
        version,
        sequence,
        commandId,
        isAgain,
        names: settled.names,
        findings: additions,
        ...(planChange && { planChange }),
      })
      return { ...answer, ...settled }
    },
    onSuccess: (_, { said }) => {
      renew()
      kept.done()
      said?.done()
      for (const key of [
        orpc.rectifications.key(),
        orpc.intake.list.key(),
        orpc.findings.key(),
        orpc.measures.key(),
      ])
        void client.invalidateQueries({ queryKey: key })
    },
  })
  // Whoever has just chosen a pair sees it where they chose it.
  const isSettled = (found: FindingMatch): boolean => isSame(found) && !choice.byHand.has(found.at)
  const same = matches.findings.filter(isSettled)
  const isStale = codeOf(adding.error) === 'VERSION_CONFLICT'
  const taken = timesTaken(matches, choice)
  const unmentioned = existing.filter(({ id }) => !taken.has(id))
  const row = (found: FindingMatch): ReactNode => (
    <MatchFinding
      key={found.at}
      found={found}
      match={matchNow(choice, found)}
      finding={saved.draft.findings[found.at]}
      ticked={choice.ticked}
      choices={choices}
      existing={existing}
      tick={tick}
      pair={pair}
      isPairing={pairing.isPending && pairing.variables.found.at === found.at}
      isTakenTwice={(taken.get(matchNow(choice, found).findingId ?? '') ?? 0) > 1}
    />
  )
  if (adding.data !== undefined)
    return (
      <Page title={text.title(name)}>
        <CameInSummary brought={adding.data} />
        <Button
          type="primary"
          onClick={() => void navigate({ to: '/rectifications/$id/ledger', params: { id: rectificationId } })}
        >
          {settlingText.openLedger}
        </Button>
      </Page>
    )
  return (
    <Page
      title={text.title(name)}
      note={
        <Link to="/intake/$draftId" params={{ draftId: saved.id }}>
          {text.back}
        </Link>
      }
    >
      <p className="ui-quiet">{text.note}</p>
      <ol className="match-list">{matches.findings.filter((one) => !isSettled(one)).map(row)}</ol>
      {same.length > 0 && (
        <details className="match-rest">
          <summary>{text.sameFindings(same.length)}</summary>
          <ol className="match-list">{same.map(row)}</ol>
        </details>
      )}
      {unmentioned.length > 0 && (
        <details className="match-rest">
          <summary>{text.unmentioned(unmentioned.length)}</summary>
          <ul>
            {unmentioned.map((one) => (
              <li key={one.id}>{sourceLabel(one)}</li>
            ))}
          </ul>
        </details>
      )}
      <KeptNote kept={kept} />
      {names.length > 0 && <NamesToSettle names={names} choices={choices} onChange={settledNames.choose} />}
      <RefusalMessage error={pairing.error} />
      <div className="match-end">
        {isStale ? (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={text.stale}
            action={
              <Button size="small" onClick={again}>
                {text.again}
              </Button>
            }
          />
        ) : (
          <CommandOutcome
            command={{
              error: adding.error,
              isSending: adding.isPending,
              hasConflict: false,
              applyOnNewVersion: again,
              record: rectificationId,
              sendAgainstPlan: (planChange, said) =>
                adding.mutate({ isAgain: adding.variables?.isAgain === true, planChange, said }),
            }}
          />
        )}
        {codeOf(adding.error) === 'ALREADY_IMPORTED' && (
          <Button onClick={() => adding.mutate({ isAgain: true })}>{settlingText.again}</Button>
        )}
        <span role="status">
          {additions.length === 0
            ? text.nothingChosen
            : text.chosen(count.findings, count.measures, count.fields)}
          {isUnsettled && ` ${text.namesFirst}`}
        </span>
        <Button
          type="primary"
          loading={adding.isPending}
          disabled={additions.length === 0 || isUnsettled || settling.data === undefined}
          onClick={() => adding.mutate({ isAgain: false })}
        >
          {text.confirm}
        </Button>
      </div>
    </Page>
  )
}
