import type { PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useCommandId } from '../ui/command-id.ts'
import { codeOf } from '../ui/explain.ts'

/** What every command on a record carries. */
export type CommandStamp = {
  readonly commandId: CommandId
  readonly version: number
  /** What is said of a change against the plan, once the server has asked for it. */
  readonly planChange?: PlanChangeSaid
}

/** What a command on a record answers: the record, at the version that it has now. */
export type Versioned = { readonly version: number }

/** How a form sends its command and what happens around it. */
export type CommandOptions<Values, Result extends Versioned> = {
  /** The record, so that a form of it goes along with what the same person does to it elsewhere; null where it has none. */
  readonly record: string | null
  /** The record's version when the form was opened. */
  readonly version: number
  readonly send: (values: Values, stamp: CommandStamp) => Promise<Result>
  /** Reads the record again after a conflict and gives its version. */
  readonly refresh: () => Promise<number>
  readonly onDone: (result: Result, values: Values) => void
}

/** A form whose values are sent. */
export type SentForm = { readonly done: () => void }

/** A command as a form uses it. */
export type VersionedCommand<Values> = {
  /** What it is about, so that what is said of it does not stay for the next. */
  readonly record: string | null
  /** Sends the values of a form, which is done with when they have arrived. */
  readonly send: (values: Values, form?: SentForm) => void
  readonly isSending: boolean
  readonly error: unknown
  readonly hasConflict: boolean
  /** What is said so far of a change against the plan, and goes along with what the form sends next; null while it is not all there. */
  readonly sayAgainstPlan: (planChange: PlanChangeSaid | null, form: SentForm) => void
  /** Sends the same values as a change against the plan. */
  readonly sendAgainstPlan: (planChange: PlanChangeSaid, said?: SentForm) => void
  /** Sends on the version that others have made meanwhile: what stands in the form by now, or the same values where there is none. */
  readonly applyOnNewVersion: (form: HTMLFormElement | null) => void
}

type Send<Result> = (version: number) => Promise<Result>

/** Which version of a record each step made from this page began with, and which it led to. */
export type OwnSteps = Readonly<Record<number, number>>

/**
 * Sends for the version of a record that a form was opened with, or for the one that it has by one's own steps alone. Once
 * somebody sends on top of what others have made meanwhile, for that one from then on.
 */
export function standingFor(
  opened: number,
): <Result>(send: Send<Result>, readNew: (() => Promise<number>) | null, own: OwnSteps) => Promise<Result> {
  let version = opened
  return async (send, readNew, own) => {
    version = readNew === null ? afterOwn(own, version) : await readNew()
    return send(version)
  }
}

function afterOwn(own: OwnSteps, version: number): number {
  const next = own[version]
  return next === undefined || next <= version ? version : afterOwn(own, next)
}

/**
 * A command of one form. It stands for the version that the form was opened with, also when the record has been
 * read again behind it: only so does a second editor learn of the first. What the same person does to the record elsewhere
 * on the page comes first and is no second editor's. A double click is one command.
 */
export function useVersionedCommand<Values, Result extends Versioned>(
  options: CommandOptions<Values, Result>,
): VersionedCommand<Values> {
  const { record } = options
  const { commandId, renew } = useCommandId()
  const client = useQueryClient()
  const [sendFor] = useState(() => standingFor(options.version))
  const last = useRef<{ values: Values; form: SentForm | undefined } | null>(null)
  const isBusy = useRef(false)
  const isOnNew = useRef(false)
  const mutation = useMutation({
    // One after the other, so that the second knows what the first has led to.
    ...(record !== null && { scope: { id: record } }),
    mutationFn: ({ values, onNewVersion, planChange }: Sending<Values>) =>
      sendFor(
        async (version) => {
          const result = await options.send(values, { commandId, version, ...(planChange && { planChange }) })
          if (record !== null) keepStep(client, record, { [version]: result.version })
          return result
        },
        onNewVersion ? options.refresh : null,
        record === null ? {} : ownSteps(client, record),
      ),
    onSuccess: (result, { values }) => {
      renew()
      last.current?.form?.done()
      // Why this departs from the plan is no reason for what the same form sends next.
      said.current?.form?.done()
      said.current = null
      options.onDone(result, values)
    },
    onSettled: () => {
      isBusy.current = false
    },
  })
  const said = useRef<{ readonly planChange: PlanChangeSaid; readonly form: SentForm | undefined } | null>(
    null,
  )
  const carryOut = (values: Values, form: SentForm | undefined, onNewVersion: boolean): void => {
    if (isBusy.current) return
    isBusy.current = true
    isOnNew.current = false
    last.current = { values, form }
    mutation.mutate({ values, onNewVersion, planChange: said.current?.planChange })
  }
  return {
    record,
    send: (values, form) => carryOut(values, form, isOnNew.current),
    isSending: mutation.isPending,
    error: mutation.error,
    hasConflict: codeOf(mutation.error) === 'VERSION_CONFLICT',
    sayAgainstPlan: (planChange, form) => {
      said.current = planChange && { planChange, form }
    },
    sendAgainstPlan: (planChange, form) => {
      said.current = { planChange, form }
      if (last.current !== null) carryOut(last.current.values, last.current.form, false)
    },
    applyOnNewVersion: (form) => {
      if (form !== null) {
        isOnNew.current = true
        form.requestSubmit()
      } else if (last.current !== null) carryOut(last.current.values, last.current.form, true)
    },
  }
}

type Sending<Values> = {
  readonly values: Values
  readonly onNewVersion: boolean
  readonly planChange: PlanChangeSaid | undefined
}

const stepsKey = 'own steps'

function ownSteps(client: QueryClient, record: string): OwnSteps {
  return client.getQueryData<OwnSteps>([stepsKey, record]) ?? {}
}

function keepStep(client: QueryClient, record: string, step: OwnSteps): void {
  client.setQueryDefaults([stepsKey], { gcTime: Infinity })
  client.setQueryData<OwnSteps>([stepsKey, record], (steps) => ({ ...steps, ...step }))
}
