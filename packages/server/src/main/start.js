import { keepCompiled } from '../kernel/compiled.js'

keepCompiled(process.env)
// Only what is imported from here on is kept.
const { runUntilStopped } = await import('./serving.ts')
await runUntilStopped()
