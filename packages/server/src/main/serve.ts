import { keepCompiled } from '../kernel/compiled.js'

// The same as `start.js`, which holds 20 MB less: for services and images that were written before there was one.
keepCompiled(process.env)
// Only what is imported from here on is kept.
const { runUntilStopped } = await import('./serving.ts')
await runUntilStopped()
