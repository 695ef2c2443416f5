/** What is looked at on the page of a plan: which version, compared with what, and which of the differences. */
export type PlanSearch = {
  /** The version that is compared; the last one where none is named. */
  readonly version?: number
  /** The later version that it is compared with; what is there now where none is named. */
  readonly to?: number
  readonly kind?: string
}

/** The same as it stands in an address; what is none is left out. */
export function planSearchOf({ version, to, kind }: Readonly<Record<string, unknown>>): PlanSearch {
  return {
    ...(isNumber(version) && { version }),
    ...(isNumber(to) && { to }),
    ...(typeof kind === 'string' && { kind }),
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}
