import { dayOf, defaultZone, timeOf, type Zone, zoneNamed } from '@bihuan/core/kernel/zone.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'

// One page shows one installation: its zone is the page's, as the language of a document is.
let zone: Zone = defaultZone

/**
 * Makes the zone of the installation that of the page. A browser that does not know a zone as new as this shows days as the
 * machine that it runs on does.
 */
export function keepZone(name: string): void {
  zone = zoneNamed(name) ?? zoneNamed(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? defaultZone
}

/** The zone of the installation. */
export function zoneHere(): Zone {
  return zone
}

/** The day of an instant where the installation is. */
export function dayHere(instant: Date): PlainDay {
  return dayOf(instant, zone)
}

/** The time of day of an instant where the installation is, as `09:30`. */
export function timeHere(instant: Date): string {
  return timeOf(instant, zone)
}
