import type {} from '@vitest/browser-playwright'
import { cdp } from 'vitest/browser'

// How many times slower than here the stories compute: races of components and of stories come to light by it.
const timesSlower = Number(import.meta.env['BIHUAN_SLOW'] ?? 1)
if (timesSlower > 1) await cdp().send('Emulation.setCPUThrottlingRate', { rate: timesSlower })
