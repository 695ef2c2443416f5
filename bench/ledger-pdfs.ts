import { execFileSync } from 'node:child_process'

/** A ledger of 5,000 rows as PDF, and three lists together, each in a process of its own, whose memory is that of nothing else. */
for (const columns of ['shown', 'all'])
  execFileSync(process.execPath, ['bench/ledger-pdf.ts', columns], { stdio: 'inherit' })
execFileSync(process.execPath, ['bench/lists-pdf.ts'], { stdio: 'inherit' })
