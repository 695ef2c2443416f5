import { closureContract } from './closure/closure.contract.ts'
import { takeOversContract } from './closure/take-overs.contract.ts'
import { findingsContract } from './findings/findings.contract.ts'
import { intakeContract } from './intake/intake.contract.ts'
import { allMeasuresContract } from './measures/all-measures.contract.ts'
import { ledgerContract } from './measures/ledger.contract.ts'
import { measuresContract } from './measures/measures.contract.ts'
import { peopleContract } from './people/people.contract.ts'
import { rectificationsContract } from './rectifications/rectifications.contract.ts'

/** The whole API: what server, web and command line agree on. Paths are relative to `/api`. */
export const contract = {
  ...peopleContract,
  rectifications: { ...rectificationsContract, ...ledgerContract },
  findings: findingsContract,
  measures: { ...measuresContract, ...allMeasuresContract },
  closure: closureContract,
  takeOvers: takeOversContract,
  intake: intakeContract,
}
