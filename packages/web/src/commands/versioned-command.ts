import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useCommandId } from '../ui/command-id.ts'
import { codeOf } from '../ui/explain.ts'

/** What every command on a record carries. */
export type CommandStamp = { readonly commandId: CommandId; readonly version: number }

/** How a form sends its command and what happens around it. */
export type CommandOptions<Values, Result> = {
  /** The record's version when the form was opened. */
  readonly version: number
  readonly send: (values: Values, stamp: CommandStamp) => Promise<Result>
  /** Reads the record again after a conflict and gives its version. */
  readonly refresh: () => Promise<number>
  readonly onDone: (result: Result) => void
}

/** A form whose values are sent. */
export type SentForm = { readonly done: () => void }

/** A command as a form uses it. */
export type VersionedCommand<Values> = {
  /** Sends the values of a form, which is done with when they have arrived. */
  readonly send: (values: Values, form?: SentForm) => void
  readonly isSending: boolean
  readonly error: unknown
  readonly hasConflict: boolean
  /** Sends the same values on the version that others have made meanwhile. */
  readonly applyOnNewVersion: () => void
}

type Send<Result> = (version: number) => Promise<Result>

/**
 * Sends for the version of a record that a form was opened with, and once somebody sends on top of what others have made
 * meanwhile, for that one from then on.
 */
export function standingFor(
  opened: number,
): <Result>(send: Send<Result>, readNew: (() => Promise<number>) | null) => Promise<Result> {
  let version = opened
  return async (send, readNew) => {
    if (readNew !== null) version = await readNew()
    return send(version)
  }
}

/**
 * A command of one form. It stands for the version that the form was opened with, also when the record has been
 * read again behind it: only so does a second editor learn of the first. A double click is one command.
 */
export function useVersionedCommand<Values, Result>(
  options: CommandOptions<Values, Result>,
): VersionedCommand<Values> {
  const { commandId, renew } = useCommandId()
  const [sendFor] = useState(() => standingFor(options.version))
  const last = useRef<{ values: Values; form: SentForm | undefined } | null>(null)
  const isBusy = useRef(false)
  const mutation = useMutation({
    mutationFn: ({ values, onNewVersion }: { values: Values; onNewVersion: boolean }) =>
      sendFor(
        (version) => options.send(values, { commandId, version }),
        onNewVersion ? options.refresh : null,
      ),
    onSuccess: (result) => {
      renew()
      last.current?.form?.done()
      options.onDone(result)
    },
    onSettled: () => {
      isBusy.current = false
    },
  })
  const carryOut = (values: Values, form: SentForm | undefined, onNewVersion: boolean): void => {
    if (isBusy.current) return
    isBusy.current = true
    last.current = { values, form }
    mutation.mutate({ values, onNewVersion })
  }
  return {
    send: (values, form) => carryOut(values, form, false),
    isSending: mutation.isPending,
    error: mutation.error,
    hasConflict: codeOf(mutation.error) === 'VERSION_CONFLICT',
    applyOnNewVersion: () => {
      if (last.current !== null) carryOut(last.current.values, last.current.form, true)
    },
  }
}
