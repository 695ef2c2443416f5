/** What is given to be read: a file, or words that were pasted. */
export type Given = {
  readonly name: string
  /** The body that what comes of it belongs to, where somebody chooses. */
  readonly bodyId?: string | undefined
} & ({ readonly file: File } | { readonly text: string; readonly isHtml: boolean })

/** A document on its way to the server. */
export type Sending = {
  readonly key: string
  readonly given: Given
  /** Null while it waits its turn or is being sent. */
  readonly error: unknown
}

type Step =
  | { readonly type: 'given'; readonly sendings: readonly Sending[] }
  | { readonly type: 'gone'; readonly key: string }
  | { readonly type: 'failed'; readonly key: string; readonly error: unknown }

/** The documents on their way after a step. */
export function nextSendings(sendings: readonly Sending[], step: Step): readonly Sending[] {
  switch (step.type) {
    case 'given':
      return [...sendings, ...step.sendings]
    case 'gone':
      return sendings.filter(({ key }) => key !== step.key)
    case 'failed':
      return sendings.map((one) => (one.key === step.key ? { ...one, error: step.error } : one))
    default:
      return step satisfies never
  }
}
