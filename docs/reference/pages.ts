import { lifecyclesPage } from './lifecycles.ts'
import { permissionsPage } from './permissions.ts'
import { refusalsPage } from './refusals.ts'

/** The pages of the reference by file name, as they follow from the code. */
export function referencePages(): Readonly<Record<string, string>> {
  return {
    'lifecycles.md': `${lifecyclesPage()}\n`,
    'permissions.md': `${permissionsPage()}\n`,
    'refusals.md': `${refusalsPage()}\n`,
  }
}
