import type { zh } from './journal.zh.ts'

export const en: typeof zh = {
  behind: (entry) => `Those behind entry ${entry} alone.`,
  noneBehind: (entry) => `No entry behind entry ${entry} yet.`,
  whole: 'Show the whole journal',
}
