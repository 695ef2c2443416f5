import { parentPort } from 'node:worker_threads'
import { offerWorks } from '../kernel/side-thread.ts'
import { testWorks } from './works.ts'

offerWorks(testWorks)

// As `node --watch` does for each module, at a time of its own.
parentPort?.on('message', () => parentPort?.postMessage({ 'watch:import': ['file:///works.ts'] }))
