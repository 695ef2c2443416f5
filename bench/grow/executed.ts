import pg from 'pg'
import { z } from 'zod'

/** What the database did for an answer, all its statements added up. */
export type Work = {
  /** Of carrying out alone: a warm connection has planned before. */
  readonly milliseconds: number
  /** Pages touched, in memory or not: the same on a busy machine and with a cold cache. */
  readonly pages: number
}

/** What is overheard of connections. */
export type Executed = {
  /** Parts of an address: connections to it tell of each statement how it went. */
  readonly connections: { readonly Client: typeof pg.Client; readonly options: string }
  takeWork(): Work
}

/** Connections that tell what each of their statements cost to carry out, by the plan that was in fact used. */
export function executed(): Executed {
  let [milliseconds, pages] = [0, 0]
  class TellingClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      this.on('notice', ({ message }) => {
        const told = /^duration: ([\d.]+) ms {2}plan:\n(.*)$/su.exec(message ?? '')
        if (told === null) return
        const { Plan: plan } = planSchema.parse(JSON.parse(told[2] ?? ''))
        milliseconds += Number(told[1])
        pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
      })
    }
  }
  return {
    connections: { Client: TellingClient, options: settings },
    takeWork: () => {
      const work = { milliseconds, pages }
      ;[milliseconds, pages] = [0, 0]
      return work
    },
  }
}

const planSchema = z.object({
  Plan: z.object({ 'Shared Hit Blocks': z.number(), 'Shared Read Blocks': z.number() }),
})

const settings = Object.entries({
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_format': 'json',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ')
