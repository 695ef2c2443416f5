import { gateLimits, type GateLimits, megabyte } from './gate.ts'
import { type TokenRateLimits, tokenRateLimits } from '../auth/token-rates.ts'
import type { BodyLimits } from './body-memory.ts'

/** What one process that answers may take up. */
export type ServerLimits = {
  readonly gate: GateLimits
  readonly connections: number
  readonly bodies: BodyLimits
  readonly tokens: TokenRateLimits
  /** Connections to the database. */
  readonly database: number
}

/**
 * The part of one of so many processes in what the installation may take up in all. Below what a person’s own page, a single
 * draft or a command needs no part gets, however many there are.
 */
export function limitsOf(processes: number): ServerLimits {
  const part = (all: number, atLeast: number): number => Math.max(atLeast, Math.ceil(all / processes))
  const { person, address } = gateLimits
  return {
    gate: {
      ...gateLimits,
      working: part(gateLimits.working, 8),
      workingOf: {
        person: part(gateLimits.workingOf.person, 6),
        address: part(gateLimits.workingOf.address, 4),
      },
      person: {
        working: part(person.working, 2),
        begun: part(person.begun, 8),
        waiting: part(person.waiting, 50),
        unread: part(person.unread, 4 * megabyte),
      },
      address: {
        working: part(address.working, 4),
        begun: part(address.begun, 32),
        waiting: part(address.waiting, 125),
        unread: part(address.unread, 4 * megabyte),
      },
      unread: part(gateLimits.unread, 16 * megabyte),
    },
    connections: part(2_000, 250),
    bodies: { each: 32 * megabyte, all: part(64 * megabyte, 32 * megabyte) },
    tokens: { each: part(tokenRateLimits.each, 60), wrong: part(tokenRateLimits.wrong, 8) },
    database: part(20, 6),
  }
}
