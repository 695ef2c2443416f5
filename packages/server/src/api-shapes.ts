import { blockSchema, recordSchema, runSchema } from '@bihuan/core/documents/block.schema.ts'
import { closureQueueItemSchema } from '@bihuan/core/closure/closure.contract.ts'
import { closureRequestSchema, rungSchema } from '@bihuan/core/claims/closure-request.schema.ts'
import { takeOverSchema } from '@bihuan/core/closure/take-overs.contract.ts'
import { sealSchema } from '@bihuan/core/rectifications/seals.contract.ts'
import { effects, verdicts } from '@bihuan/core/claims/closure-request.ts'
import { findingStatuses } from '@bihuan/core/findings/finding.ts'
import { findingSchema } from '@bihuan/core/findings/findings.contract.ts'
import { openDutiesSchema } from '@bihuan/core/hand-over/hand-overs.contract.ts'
import {
  draftMatchSchema,
  fieldChangeSchema,
  findingMatchSchema,
  holdSchema,
} from '@bihuan/core/intake/additions.contract.ts'
import {
  draftFindingSchema,
  draftMeasureSchema,
  draftSchema,
  spanSchema,
} from '@bihuan/core/intake/draft.schema.ts'
import { readingSchema } from '@bihuan/core/intake/readings.contract.ts'
import { cameInSchema, settledNamesSchema } from '@bihuan/core/intake/settling/settling.contract.ts'
import { savedDraftSchema } from '@bihuan/core/intake/saved-draft.schema.ts'
import {
  bilingualSchema,
  idOf,
  commandSchema,
  maybeAgainstPlan,
  namedSchema,
  planChangeSchema,
  recordedDaySchema,
  textUpTo,
  versionedCommandSchema,
  versionSchema,
  wholeNumber,
} from '@bihuan/core/kernel/contract.ts'
import { differenceKinds } from '@bihuan/core/plan/differences.ts'
import { planVersionSchema } from '@bihuan/core/plan/plans.contract.ts'
import { helpersSchema } from '@bihuan/core/people/deputies.contract.ts'
import { documentOptionsSchema } from '@bihuan/core/documents/document-options.ts'
import { saidAtSchema, editionSchema } from '@bihuan/core/documents/editions.contract.ts'
import { meetingSchema } from '@bihuan/core/meetings/meetings.contract.ts'
import { documentKeys } from '@bihuan/core/documents/catalogue.ts'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import { ledgerChoicesSchema } from '@bihuan/core/outputs/output-wish.schema.ts'
import { outputSchema } from '@bihuan/core/outputs/outputs.contract.ts'
import { lights } from '@bihuan/core/measures/light.ts'
import { measurePageSchema } from '@bihuan/core/measures/all-measures.contract.ts'
import { measureStatuses, timeClasses } from '@bihuan/core/measures/labels.ts'
import { measureKinds } from '@bihuan/core/templates/kinds-of-measures.ts'
import { assignmentSchema, measureActions, measureSchema } from '@bihuan/core/measures/measures.contract.ts'
import { figureReportSchema, figureSchema, figuresSaidSchema } from '@bihuan/core/measures/figures.schema.ts'
import {
  askedForSchema,
  listedMeasureSchema,
  nextStepSchema,
} from '@bihuan/core/measures/listed-measure.schema.ts'
import { listOnWorkbenchSchema } from '@bihuan/core/measures/workbench.contract.ts'
import { extensionSchema } from '@bihuan/core/measures/extensions.schema.ts'
import { furtherChoiceSchema, furtherMeasureSchema } from '@bihuan/core/measures/further.contract.ts'
import {
  itemStatusSchema,
  itemValuesSchema,
  listItemSchema,
  objectListSchema,
  seenItemsSchema,
} from '@bihuan/core/objects/objects.contract.ts'
import { partSchema } from '@bihuan/core/measures/parts.contract.ts'
import {
  termedAppointmentSchema,
  appointmentSchema,
  heldSchema,
  organizationSchema,
  personEntrySchema,
  personSchema,
  personWithPasswordSchema,
  sessionSchema,
  wantedAppointmentSchema,
} from '@bihuan/core/people/people.contract.ts'
import { calendarDaySchema, calendarSchema } from '@bihuan/core/templates/calendar.contract.ts'
import { listColumns } from '@bihuan/core/templates/list-columns.ts'
import { stageConditions } from '@bihuan/core/templates/stage-conditions.ts'
import { signingRoles } from '@bihuan/core/templates/template.ts'
import { reviewersSchema } from '@bihuan/core/rectifications/reviewers.contract.ts'
import { apiTokenSchema } from '@bihuan/core/people/tokens.contract.ts'
import { roles } from '@bihuan/core/people/role.ts'
import {
  evidenceSchema,
  fromSourceSchema,
  refusedActionSchema,
  sourceQuoteSchema,
  timelineEntrySchema,
  toldFieldsSchema,
} from '@bihuan/core/told/timeline.contract.ts'
import { standings } from '@bihuan/core/rectifications/rectification.ts'
import {
  announcedSchema,
  journalEntrySchema,
  rectificationSchema,
  sourceSchema,
} from '@bihuan/core/rectifications/rectifications.contract.ts'
import { categoriesSchema } from '@bihuan/core/rectifications/categories.contract.ts'
import {
  columnsOfListSchema,
  ladderSchema,
  scheduleRulesSchema,
  templateCodeSchema,
  templateNameSchema,
  templateRungSchema,
  templateSchema,
} from '@bihuan/core/templates/template.contract.ts'
import {
  listedTemplateSchema,
  takenPlacesSchema,
  templateEffectSchema,
  templateRefSchema,
} from '@bihuan/core/templates/templates.contract.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { meetingKindLabels } from '@bihuan/core/meetings/meeting.ts'
import { stageSpanSchema, stagesSchema } from '@bihuan/core/rectifications/stages.contract.ts'
import { z } from 'zod'
import type { NamedShapes } from './kernel/http/openapi-schemas.ts'

/** The shapes that the description of the interface calls by a name. */
export const apiShapes: NamedShapes = {
  DocumentRecord: recordSchema,
  DocumentBlock: blockSchema,
  DocumentRun: runSchema,
  Announced: announcedSchema,
  ApiToken: apiTokenSchema,
  Appointment: appointmentSchema,
  TermedAppointment: termedAppointmentSchema,
  Assignment: assignmentSchema,
  CameIn: cameInSchema,
  Categories: categoriesSchema,
  Calendar: calendarSchema,
  CalendarDay: calendarDaySchema,
  Command: commandSchema,
  CountOrNone: announcedSchema.shape.items,
  ClosureQueueItem: closureQueueItemSchema,
  ClosureRequest: closureRequestSchema,
  DayOrNone: recordedDaySchema.nullable(),
  Draft: draftSchema,
  DraftFinding: draftFindingSchema,
  DraftMatch: draftMatchSchema,
  DraftMeasure: draftMeasureSchema,
  Effect: z.enum(effects),
  Evidence: evidenceSchema,
  SaidAt: saidAtSchema,
  EffectOrNone: z.enum(effects).nullable(),
  VerdictOrNone: z.enum(verdicts).nullable(),
  EvidenceOrNone: evidenceSchema.nullable(),
  Extension: extensionSchema,
  AskedFor: askedForSchema,
  FieldChange: fieldChangeSchema,
  Figure: figureSchema,
  FigureReport: figureReportSchema,
  FiguresSaid: figuresSaidSchema,
  Finding: findingSchema,
  FindingMatch: findingMatchSchema,
  FindingStatus: z.enum(findingStatuses),
  FromSource: fromSourceSchema,
  Helpers: helpersSchema,
  HeldPost: heldSchema,
  ItemStatus: itemStatusSchema,
  ItemValues: itemValuesSchema,
  ListColumn: z.enum(listColumns),
  ListItem: listItemSchema,
  ObjectList: objectListSchema,
  SeenItems: seenItemsSchema,
  FewIds: z.array(idOf('organization')).max(50),
  IdOrNone: idOf('person').nullable(),
  JournalEntry: journalEntrySchema,
  Hold: holdSchema,
  Light: z.enum(lights),
  ListedMeasure: listedMeasureSchema,
  Measure: measureSchema,
  Meeting: meetingSchema,
  Edition: editionSchema,
  DocumentOptions: documentOptionsSchema,
  DifferenceKind: z.enum(differenceKinds),
  PlanChange: planChangeSchema,
  PlanVersion: planVersionSchema,
  MeasurePage: measurePageSchema,
  MeasureAction: z.enum(measureActions),
  NextStepOrNone: nextStepSchema,
  ListOnWorkbench: listOnWorkbenchSchema,
  MeasureKind: z.enum(measureKinds),
  MeasureStatus: z.enum(measureStatuses),
  Named: namedSchema,
  NamedOrNone: namedSchema.nullable(),
  LedgerChoices: ledgerChoicesSchema,
  LedgerColumn: z.enum(ledgerColumns),
  DocumentKey: z.enum(documentKeys),
  Output: outputSchema,
  OpenDuties: openDutiesSchema,
  Organization: organizationSchema,
  Part: partSchema,
  FurtherMeasure: furtherMeasureSchema,
  FurtherChoice: furtherChoiceSchema,
  Person: personSchema,
  PersonEntry: personEntrySchema,
  PersonWithPassword: personWithPasswordSchema,
  Reading: readingSchema,

  Rectification: rectificationSchema,
  RefusedAction: refusedActionSchema,
  Reasoned: versionedCommandSchema.extend({ reason: textUpTo(2000) }),
  ReasonedAgainstPlan: versionedCommandSchema.extend({ reason: textUpTo(2000), ...maybeAgainstPlan }),
  ObjectsSentBack: commandSchema.extend({
    objectListId: idOf('objectList'),
    items: seenItemsSchema,
    reason: textUpTo(2000),
  }),
  Reviewers: reviewersSchema,
  Role: z.enum(roles),
  Rung: rungSchema,
  RungNames: closureRequestSchema.shape.rungNames,
  MeetingKind: z.enum(namesOf(meetingKindLabels)),
  ScheduleRules: scheduleRulesSchema,
  SigningRole: z.enum(signingRoles),
  StageCondition: z.enum(stageConditions),
  WholeOrNone: wholeNumber.nullable(),
  WantedAppointment: wantedAppointmentSchema,
  SavedDraft: savedDraftSchema,
  Session: sessionSchema,
  SettledNames: settledNamesSchema,
  SourceDocument: sourceSchema,
  SourceQuote: sourceQuoteSchema,
  Span: spanSchema,
  Stages: stagesSchema,
  StageSpan: stageSpanSchema,
  Standing: z.enum(standings),
  Bilingual: bilingualSchema,
  TemplateCode: templateCodeSchema,
  TemplateName: templateNameSchema,
  TemplateRung: templateRungSchema,
  ListColumns: columnsOfListSchema,
  TakenPlaces: takenPlacesSchema,
  TemplateLadder: ladderSchema,
  Template: templateSchema,
  TemplateEffect: templateEffectSchema,
  ListedTemplate: listedTemplateSchema,
  TemplateRef: templateRefSchema,
  TakeOver: takeOverSchema,
  Seal: sealSchema,
  TimeClass: z.enum(timeClasses),
  TimelineEntry: timelineEntrySchema,
  ToldFields: toldFieldsSchema,
  Verdict: z.enum(verdicts),
  Version: versionSchema,
  VersionedCommand: versionedCommandSchema,
}
