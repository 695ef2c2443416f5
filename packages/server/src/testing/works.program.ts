import { offerWorks } from '../kernel/side-thread.ts'
import { testWorks } from './works.ts'

offerWorks(testWorks)
