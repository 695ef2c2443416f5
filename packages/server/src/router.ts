import type { contract } from '@bihuan/core/contract.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Router } from '@orpc/server'
import { answersHandlers } from './answers/answers.handlers.ts'
import { closureHandlers } from './closure/closure.handlers.ts'
import { takeOversHandlers } from './closure/take-overs.handlers.ts'
import { moveTemplateHandlers } from './findings/move-template.handlers.ts'
import { findingsHandlers } from './findings/findings.handlers.ts'
import { closingHandlers } from './hand-over/closing.handlers.ts'
import { handOversHandlers } from './hand-over/hand-overs.handlers.ts'
import { outputsHandlers } from './outputs/outputs.handlers.ts'
import { intakeHandlers } from './intake/intake.handlers.ts'
import type { IntakeParts } from './intake/intake-parts.ts'
import { signedInApi } from './kernel/api.ts'
import type { Context, SignedInContext } from './kernel/context.ts'
import { answerPlain, demand } from './kernel/refused.ts'
import { allMeasuresHandlers } from './measures/all-measures.handlers.ts'
import { wholeFindingHandlers } from './measures/whole-finding.handlers.ts'
import { extensionsHandlers } from './measures/extensions.handlers.ts'
import { furtherHandlers } from './measures/further.handlers.ts'
import { measuresHandlers } from './measures/measures.handlers.ts'
import { helpersHandlers } from './people/deputies.handlers.ts'
import { organizationsHandlers, personsHandlers, sessionHandlers } from './people/people.handlers.ts'
import { peopleListHandlers } from './people/people-list.handlers.ts'
import { peoplePagesHandlers } from './people/people-pages.handlers.ts'
import { tokensHandlers } from './people/tokens.handlers.ts'
import { apiTokenStore } from './people/tokens.store.ts'
import { setupHandlers } from './people/setup.handlers.ts'
import { planVersionStore } from './plan/plan-versions.store.ts'
import { plansHandlers } from './plan/plans.handlers.ts'
import { meetingsHandlers } from './meetings/meetings.handlers.ts'
import { meetingStore } from './meetings/meetings.store.ts'
import { documentsHandlers } from './documents/documents.handlers.ts'
import { meetingHandlers } from './documents/meeting.handlers.ts'
import { editionsHandlers } from './documents/editions.handlers.ts'
import { editionStore } from './documents/editions.store.ts'
import type { LongWork } from './long-works.ts'
import { itemsHandlers } from './measures/items.handlers.ts'
import { ledgerFileHandlers } from './measures/ledger-file.handlers.ts'
import { ledgerHandlers } from './measures/ledger.handlers.ts'
import { workbenchHandlers } from './workbench/workbench.handlers.ts'
import { bodiesHandlers, listedBodiesHandlers } from './rectifications/bodies.handlers.ts'
import { rectificationsHandlers } from './rectifications/rectifications.handlers.ts'
import { reviewersHandlers } from './rectifications/reviewers.handlers.ts'
import { scheduleHandlers } from './plan/schedule.handlers.ts'
import { calendarChangeStore } from './templates/calendar-changes.store.ts'
import { calendarHandlers } from './templates/calendar.handlers.ts'
import { templatesHandlers } from './templates/templates.handlers.ts'
import { templateStore } from './templates/templates.store.ts'
import { stagesHandlers } from './rectifications/stages.handlers.ts'
import { sealsHandlers } from './rectifications/seals.handlers.ts'
import { sealStore } from './rectifications/seals.store.ts'
import { sampleHandlers } from './world/sample-shown.handlers.ts'
import { type KindNamed, kinds, type SubjectType } from '@bihuan/core/kinds.ts'
import { closureRequestStore } from './claims/closure-requests.store.ts'
import { takeOverStore } from './closure/take-overs.store.ts'
import { findingStore } from './findings/findings.store.ts'
import type { Stores, SubjectStore } from './kernel/subject-store.ts'
import { objectsFileHandlers } from './objects/objects-file.handlers.ts'
import { objectsHandlers } from './objects/objects.handlers.ts'
import { objectListStore } from './objects/object-lists.store.ts'
import { partsHandlers } from './measures/parts.handlers.ts'
import { partStore } from './measures/parts.store.ts'
import { measureStore } from './measures/measures.store.ts'
import { organizationStore, personStore } from './people/people.store.ts'
import { categoryStore, rectificationStore } from './rectifications/rectifications.store.ts'

const storeOf = {
  organization: organizationStore,
  person: personStore,
  apiToken: apiTokenStore,
  template: templateStore,
  calendarChange: calendarChangeStore,
  rectification: rectificationStore,
  category: categoryStore,
  finding: findingStore,
  meeting: meetingStore,
  measure: measureStore,
  part: partStore,
  objectList: objectListStore,
  closureRequest: closureRequestStore,
  takeOver: takeOverStore,
  seal: sealStore,
  planVersion: planVersionStore,
  edition: editionStore,
} satisfies { readonly [Name in SubjectType]: SubjectStore<KindNamed<Name>> }

/** The store of every kind of record, in the order of the kinds. */
export const stores: Stores = kinds.map(({ name }) => storeOf[name])

/** Loads the sample world into an installation that has no records yet. */
export type LoadSample = (
  context: SignedInContext,
) => Promise<Result<{ readonly rectificationId: RectificationId }, Refusal<'NOT_EMPTY'>>>

/** Every operation of the contract, carried out. */
export function createRouter({
  loadSample,
  intake,
  publicOrigin = null,
}: {
  readonly loadSample: LoadSample
  readonly intake: IntakeParts & { readonly longWork: LongWork }
  /** The one address under which people open this installation, where it is set. */
  readonly publicOrigin?: string | null
}): Router<typeof contract, Context> {
  return {
    setup: {
      ...setupHandlers(publicOrigin),
      loadSample: signedInApi.setup.loadSample.handler(async ({ context }) => {
        demand(can(context.actor, 'sample.load'))
        return answerPlain(await loadSample(context))
      }),
      ...sampleHandlers,
    },
    session: sessionHandlers,
    organizations: { ...organizationsHandlers, ...closingHandlers, ...bodiesHandlers },
    persons: {
      ...personsHandlers,
      ...peopleListHandlers(intake),
      ...peoplePagesHandlers,
      ...listedBodiesHandlers,
    },
    tokens: tokensHandlers,
    templates: templatesHandlers,
    calendar: calendarHandlers,
    schedules: scheduleHandlers,
    helpers: helpersHandlers,
    rectifications: {
      ...rectificationsHandlers,
      ...moveTemplateHandlers,
      ...stagesHandlers,
      ...ledgerHandlers,
      ...itemsHandlers,
      ...ledgerFileHandlers(intake),
    },
    meetings: meetingsHandlers,
    plans: plansHandlers,
    findings: { ...findingsHandlers, ...wholeFindingHandlers },
    measures: {
      ...measuresHandlers,
      ...furtherHandlers,
      ...extensionsHandlers,
      ...allMeasuresHandlers,
      ...workbenchHandlers,
    },
    parts: partsHandlers,
    objects: { ...objectsHandlers, ...objectsFileHandlers(intake) },
    answers: answersHandlers(intake),
    closure: closureHandlers,
    takeOvers: takeOversHandlers,
    handOvers: handOversHandlers,
    seals: sealsHandlers,
    reviewers: reviewersHandlers,
    documents: { ...documentsHandlers(intake), ...meetingHandlers(intake) },
    editions: editionsHandlers(intake),
    outputs: outputsHandlers(intake),
    intake: intakeHandlers(intake),
  }
}
