import type { Finding } from '@bihuan/core/findings/finding.ts'
import { following } from '../kernel/rows-following.ts'

/** Which measures of other findings answer a finding too: found along the key of the finding. */
export const furtherMeasures = following({
  table: 'further_measures',
  of: 'finding_id',
  rowsOf: (finding: Finding) =>
    finding.further.map((one, at) => ({
      rectification_id: finding.rectificationId,
      finding_id: finding.id,
      ordinal: at + 1,
      measure_rectification_id: one.rectificationId,
      measure_id: one.measureId,
    })),
})
