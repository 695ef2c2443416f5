import { execFileSync } from 'node:child_process'

/** A ledger of 5,000 rows as PDF, each in a process of its own, whose memory is that of nothing else. */
for (const columns of ['shown', 'all'])
  execFileSync(process.execPath, ['bench/ledger-pdf.ts', columns], { stdio: 'inherit' })
