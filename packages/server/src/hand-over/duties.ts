import type { DutySource } from '@bihuan/core/hand-over/duties.ts'
import {
  claimsMade,
  claimsToStandInFor,
  deputiesOf,
  draftsBroughtIn,
  editionsDrafted,
  extensionsAsked,
  extensionsToDecide,
  liaisonsOf,
  listsSent,
  openFindings,
  openMeasures,
  openObjects,
  openParts,
  type OpenRows,
  organizationsBelow,
  outputsOrdered,
  papersEntered,
  peopleIn,
  postsAlone,
  sealsAsked,
  tokensOf,
  uploadsUnused,
  voidingsAsked,
} from './open-items.queries.ts'

/** What finds the open items of each duty that a kind of record has. A kind without an answer does not compile. */
const rowsOf: { readonly [Source in DutySource]: Readonly<Record<string, OpenRows>> } = {
  organization: { alone: postsAlone, below: organizationsBelow, held: peopleIn },
  person: { deputies: deputiesOf, liaisons: liaisonsOf },
  apiToken: { valid: tokensOf },
  template: {},
  calendarChange: {},
  rectification: { voidingAsker: voidingsAsked },
  category: {},
  finding: {
    leader: openFindings('leader_id'),
    owner: openFindings('owner_id'),
    supporter: openFindings('supporter_ids'),
  },
  meeting: {},
  planVersion: {},
  edition: { drafter: editionsDrafted },
  measure: {
    handler: openMeasures('handler_id'),
    leader: openMeasures('leader_id'),
    owner: openMeasures('owner_id'),
    supporter: openMeasures('supporter_ids'),
    extensionAsker: extensionsAsked,
    extensionDecider: extensionsToDecide,
  },
  part: { handler: openParts('handler_id'), unit: openParts('unit_id') },
  objectList: { responsible: openObjects },
  closureRequest: { claimant: claimsMade, paperEnterer: papersEntered, standIn: claimsToStandInFor },
  takeOver: { lister: listsSent },
  seal: { asker: sealsAsked },
  besides: { drafts: draftsBroughtIn, uploads: uploadsUnused, outputs: outputsOrdered },
}

/** What finds the open items of each duty, by its name. */
export const openRowsOf: ReadonlyMap<string, OpenRows> = new Map(
  Object.entries(rowsOf).flatMap(([source, rows]) =>
    Object.entries(rows).map(([name, open]) => [`${source}.${name}`, open]),
  ),
)
