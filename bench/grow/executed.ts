import pg from 'pg'
import { z } from 'zod'

/** What the database did for an answer, all its statements added up. */
export type Work = {
  /** Of carrying out alone: a warm connection has planned before. */
  readonly milliseconds: number
  /** Pages touched, in memory or not: the same on a busy machine and with a cold cache. */
  readonly pages: number
  /** How many rows, or entries of an index, each step read that reads a table. */
  readonly reads: readonly Read[]
}

/** How many rows one step of a plan read of a table or of an index. */
export type Read = {
  readonly of: string
  readonly rows: number
  readonly statement: string
  /** What it goes through from beginning to end, as no key tells it where to begin; null where one does. */
  readonly through: string | null
}

/** What is overheard of connections. */
export type Executed = {
  /** Part of an address: connections to it tell of each statement how it went. */
  readonly connections: { readonly Client: new (config?: pg.ClientConfig) => pg.Client }
  takeWork(): Work
}

const nothing: Work = { milliseconds: 0, pages: 0, reads: [] }

/** Connections that tell what each of their statements cost to carry out, by the plan that was in fact used. */
export function executed(more: Readonly<Record<string, string>> = {}): Executed {
  let work = nothing
  const options = Object.entries({ ...settings, ...more }).map(([name, value]) => `-c ${name}=${value}`)
  class TellingClient extends pg.Client {
    constructor(config: pg.ClientConfig = {}) {
      // A pool hides the password from whoever takes all.
      super({
        ...config,
        password: config.password,
        options: [config.options ?? '', ...options].join(' '),
      })
      this.on('notice', ({ message }) => {
        const told = /^duration: ([\d.]+) ms {2}plan:\n(.*)$/su.exec(message ?? '')
        if (told === null) return
        const { Plan: plan, 'Query Text': statement } = toldSchema.parse(JSON.parse(told[2] ?? ''))
        work = {
          milliseconds: work.milliseconds + Number(told[1]),
          pages: work.pages + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
          reads: [...work.reads, ...readsOf(plan).map((read) => ({ ...read, statement }))],
        }
      })
    }
  }
  return {
    connections: { Client: TellingClient },
    takeWork: () => {
      const taken = work
      work = nothing
      return taken
    },
  }
}

type Step = {
  readonly 'Node Type': string
  readonly 'Index Cond'?: string | undefined
  readonly 'Relation Name'?: string | undefined
  readonly 'Index Name'?: string | undefined
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number | undefined
  readonly 'Rows Removed by Index Recheck'?: number | undefined
  readonly Plans?: readonly Step[] | undefined
}

function readsOf(step: Step): Omit<Read, 'statement'>[] {
  const name = step['Relation Name'] ?? step['Index Name']
  const each =
    step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0)
  const own =
    name === undefined
      ? []
      : [
          {
            of: name,
            rows: each * step['Actual Loops'],
            through: goesThroughAll(step) ? (step['Index Name'] ?? name) : null,
          },
        ]
  return [...own, ...(step.Plans ?? []).flatMap(readsOf)]
}

/** A bitmap's heap is read by what its indexes found, which are steps of their own. */
function goesThroughAll(step: Step): boolean {
  return (
    step['Node Type'] === 'Seq Scan' || (/Index/.test(step['Node Type']) && step['Index Cond'] === undefined)
  )
}

const stepSchema: z.ZodType<Step> = z.object({
  'Node Type': z.string(),
  'Index Cond': z.string().optional(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  'Rows Removed by Index Recheck': z.number().optional(),
  get Plans() {
    return z.array(stepSchema).optional()
  },
})

const toldSchema = z.object({
  'Query Text': z.string(),
  Plan: stepSchema.and(z.object({ 'Shared Hit Blocks': z.number(), 'Shared Read Blocks': z.number() })),
})

const settings = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_format': 'json',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
}
