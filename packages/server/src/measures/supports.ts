import { openSupporters } from '@bihuan/core/measures/open-supporters.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { following } from '../kernel/rows-following.ts'

/** What waits for supporting departments. */
export const supports = following({
  table: 'supports',
  of: 'measure_id',
  rowsOf: (measure: Measure) =>
    openSupporters(measure).map((organizationId) => ({
      rectification_id: measure.rectificationId,
      measure_id: measure.id,
      organization_id: organizationId,
      due_on: measure.dueOn,
    })),
})
