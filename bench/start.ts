// Rates by themselves, then how long people wait for a page; with `--grow` what grows with the records, with `--pages` the pages alone.
if (process.argv.includes('--grow')) await import('./grow/run.ts')
else {
  if (!process.argv.includes('--pages')) await import('./run.ts')
  await import('./start-up.ts')
}
