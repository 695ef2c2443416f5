import { closureKind } from './claims/closure.kind.ts'
import { takeOverKind } from './closure/take-over.kind.ts'
import { findingKind } from './findings/finding.kind.ts'
import { editionKind } from './editions/edition.kind.ts'
import type { AnyKind, EventOf } from './kernel/kind.ts'
import { meetingKind } from './meetings/meeting.kind.ts'
import { planVersionKind } from './plan/plan-version.kind.ts'
import { measureKind } from './measures/measure.kind.ts'
import { apiTokenKind } from './people/api-token.kind.ts'
import { partKind } from './measures/part.kind.ts'
import { objectListKind } from './objects/object-list.kind.ts'
import { organizationKind } from './people/organization.kind.ts'
import { personKind } from './people/person.kind.ts'
import { categoryKind } from './rectifications/category.kind.ts'
import { rectificationKind } from './rectifications/rectification.kind.ts'
import { sealKind } from './rectifications/seal.kind.ts'
import { calendarChangeKind } from './templates/calendar-change.kind.ts'
import { templateKind } from './templates/template.kind.ts'

/** Every kind of record, in the order in which they are locked and written: whoever is referred to comes first. */
export const kinds = [
  organizationKind,
  personKind,
  apiTokenKind,
  templateKind,
  calendarChangeKind,
  rectificationKind,
  categoryKind,
  findingKind,
  meetingKind,
  measureKind,
  partKind,
  objectListKind,
  closureKind,
  takeOverKind,
  sealKind,
  planVersionKind,
  editionKind,
] as const satisfies readonly AnyKind[]

type SomeKind = (typeof kinds)[number]

/** What kinds of records the journal tells about. */
export type SubjectType = SomeKind['name']

/** The kind of a name. */
export type KindNamed<Name extends SubjectType> = Extract<SomeKind, { readonly name: Name }>

/** Any event of the product. */
export type DomainEvent = EventOf<SomeKind>
