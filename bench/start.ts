// Without a word for one of them all eight: rates in houses of three sizes, starts, pages, files, documents, days counted back, plans, a list of objects. `--grow` looks for lists that grow,
// `--district` asks them of a district, `--requests` counts what a page asks for.
const has = (word: string): boolean => process.argv.includes(word)
const isAll = ![
  '--grow',
  '--district',
  '--rates',
  '--starts',
  '--pages',
  '--files',
  '--documents',
  '--schedule',
  '--plans',
  '--objects',
  '--requests',
].some(has)
if (has('--grow')) await import('./grow/run.ts')
if (has('--district')) await import('./district/run.ts')
if (has('--requests')) await import('./requests.ts')
if (isAll || has('--rates')) await import('./run.ts')
if (isAll || has('--starts')) await import('./starts.ts')
if (isAll || has('--pages')) await import('./start-up.ts')
if (isAll || has('--files')) {
  await import('./ledger-file.ts')
  await import('./ledger-pdfs.ts')
  await import('./long-ledgers.ts')
}
if (isAll || has('--documents')) {
  await import('./documents.ts')
  await import('./preview.ts')
}
if (isAll || has('--schedule')) await import('./schedule.ts')
if (isAll || has('--plans')) await import('./planned.ts')
if (isAll || has('--objects')) await import('./objects-page.ts')
