// Rates by themselves; with `--grow` what grows with the records.
if (process.argv.includes('--grow')) await import('./grow/run.ts')
else await import('./run.ts')
