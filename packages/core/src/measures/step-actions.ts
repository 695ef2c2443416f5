import { measureActionTable } from './measure.actions.ts'
import { type MeasureAction, measureActions } from './measures.contract.ts'

/**
 * The actions that the next step hangs on: a list, which shows nothing else of what can be done, asks for no others. Apart from
 * `nextStep`, which the first page of the program loads without the contract.
 */
export const stepActions: readonly MeasureAction[] = measureActions.filter((action) => {
  const { next, late } = measureActionTable[action].places
  return action === 'assign' || next !== null || late !== null
})
