import { offerWorks } from './kernel/side-thread.ts'
import { longWorks } from './long-works.ts'

offerWorks(longWorks)
