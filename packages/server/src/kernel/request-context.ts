/** What an operation knows of the request that it serves. */
export type RequestContext = {
  /** Named in the log and to whoever saw an unexpected error. */
  readonly requestId: string
  /** The account that is signed in, or null. */
  readonly userId: string | null
  /** When the request arrived; operations take no other clock. */
  readonly now: Date
}
