// Written by `npm run schema` from migrations 22a30be95f2adefd; not to be changed by hand.
import type { Edition } from '@bihuan/core/editions/edition.ts'
import type { Finding, VoidedFinding } from '@bihuan/core/findings/finding.ts'
import type { Extension } from '@bihuan/core/measures/extension.ts'
import type { FigureReport } from '@bihuan/core/measures/figure.ts'
import type { Measure, VoidedMeasure } from '@bihuan/core/measures/measure.ts'
import type { ItemCounts, Said, SignedRung } from '@bihuan/core/objects/list-item.ts'
import type { AcceptedDay } from '@bihuan/core/measures/scheduled.ts'
import type { ClosureRequest } from '@bihuan/core/claims/closure-request.ts'
import type { TakeOver } from '@bihuan/core/closure/take-over.ts'
import type { DraftColumn, Span } from '@bihuan/core/reading/draft.ts'
import type { RecordedDraft } from '@bihuan/core/intake/recorded-draft.ts'
import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Id } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { FormerName } from '@bihuan/core/people/people.events.ts'
import type { SourceNote } from '@bihuan/core/told/source-note.ts'
import type { Rectification } from '@bihuan/core/rectifications/rectification.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'

/** The rows of every table, as the driver gives them. */
export type DB = {
  acting_posts: {
    person_id: string | null
    organization_id: string | null
    role: string | null
    ordinal: number | null
    in_place_of: Id<'person'> | null
  }
  api_token_uses: {
    token_id: Id<'apiToken'>
    last_used_on: PlainDay
  }
  api_tokens: {
    id: Id<'apiToken'>
    person_id: Id<'person'>
    name: string
    scope: 'read' | 'write'
    prefix: string
    hash: string
    created_at: Date
    expires_on: PlainDay
    revoked_at: Date | null
    version: number
  }
  appointments: {
    person_id: Id<'person'>
    organization_id: Id<'organization'>
    role: 'principal' | 'leader' | 'head' | 'handler' | 'coordinator' | 'inspector' | 'administrator'
    ordinal: number
  }
  body_counts: {
    body_id: string
    owner_id: Id<'organization'>
    status: string
    slot: number
    measures: number
    closed_before: number
  }
  calendar_changes: {
    id: Id<'calendarChange'>
    on_day: PlainDay
    is_worked: boolean | null
    name: string
    made_at: Date
    made_by: Id<'person'>
    version: number
  }
  categories: {
    rectification_id: Id<'rectification'>
    id: Id<'category'>
    ordinal: number
    name: string
    version: number
  }
  claim_turns: {
    rectification_id: Id<'rectification'>
    id: Id<'closureRequest'>
    rung: ClosureRequest['ladder'][number]
    claimed_at: Date
    owner_id: Id<'organization'> | null
    leader_id: Id<'person'> | null
    doers: readonly Id<'person'>[]
    signers: readonly Id<'person'>[]
    stand_ins: readonly Id<'person'>[]
    ladder: readonly string[]
    organizations: readonly Id<'organization'>[]
    entered_by: Id<'person'> | null
    witness_id: Id<'person'> | null
    witness_place: string | null
  }
  closure_requests: {
    rectification_id: Id<'rectification'>
    id: Id<'closureRequest'>
    subject_type: 'measure' | 'finding'
    measure_id: Id<'measure'> | null
    finding_id: Id<'finding'> | null
    subject_id: Id<'measure'> | Id<'finding'>
    claim: string
    verdict: 'completed' | 'basicallyCompleted' | 'notCompleted' | null
    claimed_by: Id<'person'>
    claimed_at: Date
    doers: readonly Id<'person'>[]
    ladder: ClosureRequest['ladder']
    signatures: ClosureRequest['signatures']
    status: 'pending' | 'approved' | 'returned' | 'withdrawn'
    rung: ClosureRequest['ladder'][number] | null
    approved_at: Date | null
    effect: 'good' | 'fairlyGood' | 'fair' | 'poor' | null
    returned_by: Id<'person'> | null
    returned_at: Date | null
    reason: string | null
    version: number
    stand_ins: ClosureRequest['standIns']
    withdrawn_at: Date | null
    prepared: NonNullable<ClosureRequest['prepared']> | null
    paper: ClosureRequest['paper'] | null
    rung_names: ClosureRequest['rungNames']
    open_objects: NonNullable<ClosureRequest['openObjects']> | null
  }
  commands: {
    id: Id<'command'>
    by_id: Id<'person'> | null
    chain_id: ChainId | null
    fingerprint: string | null
  }
  deputies: {
    id: Id<'deputy'>
    person_id: Id<'person'>
    deputy_id: Id<'person'>
    organization_id: Id<'organization'>
    role: 'principal' | 'leader' | 'head' | 'handler' | 'coordinator' | 'inspector'
    from_on: PlainDay
    to_on: PlainDay
    ordinal: number
  }
  due_counts: {
    holder_id: string
    duty: 'led' | 'handled' | 'owned'
    due_on: PlainDay
    held_open: number
    held_returned: number
  }
  duty_counts: {
    holder_id: string
    duty: 'led' | 'handled' | 'owned'
    held_open: number
    held_returned: number
    held_waiting: number
    held_closed: number
  }
  edition_files: {
    rectification_id: Id<'rectification'>
    edition_id: Id<'edition'>
    format: string
    sha256: string
    bytes: Uint8Array
  }
  editions: {
    rectification_id: Id<'rectification'>
    id: Id<'edition'>
    document: string
    options: string
    corrects_id: Id<'edition'> | null
    number: number | null
    texts: Edition['texts']
    sources: Edition['sources']
    status: 'drafted' | 'checked' | 'approved' | 'published' | 'dropped'
    drafted_by: Id<'person'>
    drafted_at: Date
    writers: readonly Id<'person'>[]
    sha256: string | null
    as_of: PlainDay | null
    approved_by: Id<'person'> | null
    published_at: Date | null
    files: Edition['files']
    givings: Edition['givings']
    reason: string | null
    version: number
  }
  evidence: {
    rectification_id: Id<'rectification'>
    progress_report_id: Id<'progressReport'>
    ordinal: number
    measure_id: Id<'measure'>
    file_id: Id<'file'>
    removed_at: Date | null
  }
  fallen_due: {
    id: number
    until_on: PlainDay
  }
  files: {
    id: Id<'file'>
    sha256: string
    name: string
    size: number
    media_type: string
    uploaded_by: Id<'person'>
    uploaded_at: Date
  }
  findings: {
    rectification_id: Id<'rectification'>
    id: Id<'finding'>
    category_id: Id<'category'> | null
    ordinal: number
    number: string
    title: string | null
    owner_id: Id<'organization'> | null
    leader_id: Id<'person'> | null
    stated_status: string | null
    status: 'open' | 'submitted' | 'closed' | 'reopened' | 'voided'
    return_reason: string | null
    closure_request_id: Id<'closureRequest'> | null
    closed_at: Date | null
    verdict: 'completed' | 'basicallyCompleted' | 'notCompleted' | null
    effect: 'good' | 'fairlyGood' | 'fair' | 'poor' | null
    reason: string | null
    version: number
    search: string
    claimants: readonly Id<'person'>[]
    voided: VoidedFinding | null
    supporter_ids: readonly Id<'organization'>[]
    further: Finding['further']
    grade: NonNullable<Finding['grade']> | null
    sum_concerned: string
    basis: string
    cause: string
    severity: string
    former_number: string
    against_plan: number | null
    heads: Finding['heads']
  }
  further_measures: {
    rectification_id: Id<'rectification'>
    finding_id: Id<'finding'>
    ordinal: number
    measure_rectification_id: Id<'rectification'>
    measure_id: Id<'measure'>
  }
  imported_reports: {
    rectification_id: Id<'rectification'>
    id: Id<'importedReport'>
    measure_id: Id<'measure'>
    source_name: string
    said_by: string
    text: string
    state: 'done' | 'notDone' | 'unclear' | null
    state_raw: string | null
    done_on: PlainDay | null
    done_raw: string | null
    imported_by: Id<'person'> | null
    imported_at: Date
    search: string
    place: number
  }
  intake_drafts: {
    id: Id<'draft'>
    name: string
    text: string
    encoding: string
    draft: RecordedDraft
    acknowledged: readonly number[]
    findings: number
    measures: number
    created_by: Id<'person'>
    created_at: Date
    updated_at: Date
    rectification_id: Id<'rectification'> | null
    version: number
    form: 'text' | 'html' | 'docx' | 'xlsx' | 'pdf' | 'scan'
    pages: number | null
    doubts: readonly Span[]
    file_id: Id<'file'> | null
    content_key: string | null
    saved_by: Id<'person'> | null
    body_id: Id<'organization'> | null
  }
  item_proofs: {
    rectification_id: Id<'rectification'>
    saying_id: Id<'saying'>
    ordinal: number
    object_list_id: Id<'objectList'>
    measure_id: Id<'measure'>
    file_id: Id<'file'>
  }
  journal: {
    chain_id: ChainId
    sequence: number
    at: Date
    by_id: Id<'person'> | null
    command_id: Id<'command'> | null
    ordinal: number
    subject_type: string
    subject_id: string
    version: number
    event: unknown
    previous_hash: string
    hash: string
    token_id: Id<'apiToken'> | null
    in_place_of: Id<'person'> | null
  }
  journal_chains: {
    chain_id: ChainId
    sequence: number
    hash: string
  }
  known_columns: {
    organization_id: Id<'organization'>
    heading: string
    role: DraftColumn['role'] | null
  }
  known_names: {
    organization_id: Id<'organization'>
    kind: 'organization' | 'person'
    words: string
    named_organization_id: Id<'organization'> | null
    named_person_id: Id<'person'> | null
  }
  lendings: {
    person_id: Id<'person'>
    team_id: Id<'organization'>
    lender_id: Id<'organization'>
    ordinal: number
  }
  liaisons: {
    person_id: Id<'person'>
    liaison_id: Id<'person'>
    ordinal: number
  }
  list_items: {
    rectification_id: Id<'rectification'>
    id: Id<'listItem'>
    object_list_id: Id<'objectList'>
    ordinal: number
    number: string
    name: string
    place: string
    responsible_id: Id<'person'> | null
    responsible_words: string
    due_on: PlainDay | null
    status: 'open' | 'returned' | 'said' | 'done' | 'voided'
    reason: string | null
    said: Said | null
    signed: readonly SignedRung[]
    version: number
  }
  measure_counts: {
    rectification_id: Id<'rectification'>
    owner_id: string
    status: string
    measures: number
    closed_before: number
  }
  measures: {
    rectification_id: Id<'rectification'>
    id: Id<'measure'>
    finding_id: Id<'finding'>
    ordinal: number
    text: string
    kind: 'routine' | 'regulation' | 'recovery' | 'accountability' | 'sameCheck' | 'special'
    time_class: 'immediate' | 'timeBound' | 'continuous'
    target: string
    leader_id: Id<'person'> | null
    owner_id: Id<'organization'> | null
    handler_id: Id<'person'> | null
    due_on: PlainDay | null
    status: 'planned' | 'underway' | 'submitted' | 'returned' | 'closed' | 'reopened' | 'voided'
    evidence_count: number
    fresh_evidence_count: number
    last_progress: string | null
    last_progress_at: Date | null
    closure_request_id: Id<'closureRequest'> | null
    reason: string | null
    closed_at: Date | null
    version: number
    search: string
    doers: readonly Id<'person'>[]
    take_over_id: Id<'takeOver'> | null
    imported_report_id: Id<'importedReport'> | null
    voided: VoidedMeasure | null
    supporter_ids: readonly Id<'organization'>[]
    supported_by: readonly Id<'organization'>[]
    parts_open: number
    parts_done: number
    part_unit_ids: readonly Id<'organization'>[]
    part_handler_ids: readonly Id<'person'>[]
    further: Measure['further']
    extension: Extension | null
    extensions: number
    first_due_on: PlainDay | null
    against_plan: number | null
    figures: Measure['figures']
    after_ids: readonly Id<'measure'>[]
    working_days: number | null
    accepted: AcceptedDay | null
    check_in_every: 'none' | 'weekly' | 'monthly' | 'quarterly' | 'halfYearly'
    check_in_from: PlainDay | null
    extensions_asked: number
    extensions_granted: number
    days_extended: number
    source_state: string | null
  }
  meetings: {
    rectification_id: Id<'rectification'>
    id: Id<'meeting'>
    kind: 'special' | 'leadership' | 'democraticLife' | 'progress' | 'other'
    number: string
    held_on: PlainDay
    present_ids: readonly Id<'person'>[]
    present_names: readonly string[]
    file_id: Id<'file'> | null
    sha256: string | null
    finding_ids: readonly Id<'finding'>[]
    resolutions: readonly string[]
    status: 'recorded' | 'voided'
    reason: string | null
    recorded_by: Id<'person'>
    recorded_at: Date
    version: number
  }
  migration: {
    name: string
    applied_at: Date
  }
  object_lists: {
    rectification_id: Id<'rectification'>
    id: Id<'objectList'>
    measure_id: Id<'measure'>
    name: string
    unit: string
    counts: ItemCounts
    version: number
  }
  organization_bodies: {
    organization_id: Id<'organization'>
    body_id: Id<'organization'>
  }
  organization_counts: {
    owner_id: Id<'organization'>
    status: string
    slot: number
    measures: number
    closed_before: number
  }
  organizations: {
    id: Id<'organization'>
    name: string
    parent_id: Id<'organization'> | null
    version: number
    former_names: readonly FormerName[]
    closed_on: PlainDay | null
    kind: 'region' | 'body' | 'department' | 'community' | 'team'
    is_first: boolean
    ends_on: PlainDay | null
  }
  outputs: {
    rectification_id: Id<'rectification'>
    id: Id<'output'>
    person_id: Id<'person'>
    kind: 'ledger' | 'meeting' | 'document' | 'bundle' | 'archive'
    asked_with: unknown
    state: 'waiting' | 'running' | 'done' | 'failed'
    progress: unknown
    refusal: unknown
    attempts: number
    ordered_at: Date
    seen_then: unknown
    file_name: string | null
    media_type: string | null
    size: number | null
    sha256: string | null
    expires_at: Date | null
    claimed_by: string | null
    claimed_until: Date | null
    token_id: Id<'apiToken'> | null
  }
  paper_scans: {
    rectification_id: Id<'rectification'>
    closure_request_id: Id<'closureRequest'>
    file_id: Id<'file'>
  }
  parts: {
    rectification_id: Id<'rectification'>
    id: Id<'part'>
    measure_id: Id<'measure'>
    ordinal: number
    unit_id: Id<'organization'>
    handler_id: Id<'person'> | null
    text: string
    due_on: PlainDay | null
    status: 'given' | 'reported' | 'returned' | 'done' | 'dropped'
    reason: string | null
    last_report: string | null
    version: number
  }
  passages: {
    rectification_id: Id<'rectification'>
    start_offset: number
    end_offset: number
    role: 'finding' | 'measure' | 'result' | 'heading' | 'background' | 'furniture' | 'unplaced'
    source_id: Id<'draft'>
  }
  persons: {
    id: Id<'person'>
    name: string
    username: string | null
    version: number
    is_deactivated: boolean
    awaits_confirmation: boolean
    renewed_by: Id<'person'> | null
    former_names: readonly FormerName[]
  }
  plan_versions: {
    rectification_id: Id<'rectification'>
    id: Id<'planVersion'>
    number: number
    approved_on: PlainDay
    meeting_id: Id<'meeting'> | null
    paper: string
    note: string
    recorded_by: Id<'person'>
    recorded_at: Date
    findings: number
    measures: number
    version: number
  }
  progress_reports: {
    rectification_id: Id<'rectification'>
    id: Id<'progressReport'>
    measure_id: Id<'measure'>
    text: string
    reported_by: Id<'person'>
    reported_at: Date
    supporter_id: Id<'organization'> | null
    part_id: string | null
    figures: readonly FigureReport[]
    figures_why: string
  }
  readings: {
    id: Id<'draft'>
    name: string
    given_as: 'file' | 'text' | 'html'
    file_id: Id<'file'> | null
    state: 'waiting' | 'reading' | 'refused'
    progress: ReadingProgress | null
    refusal: Refusal | null
    attempts: number
    created_by: Id<'person'>
    created_at: Date
    claimed_by: Id<'runner'> | null
    claimed_until: Date | null
    body_id: Id<'organization'> | null
  }
  rectification_bodies: {
    rectification_id: Id<'rectification'>
    body_id: string
    distance: number
    is_top: boolean
  }
  rectifications: {
    id: Id<'rectification'>
    name: string
    inspecting_body: string | null
    inspected_body: string | null
    inspected_from: PlainDay | null
    inspected_to: PlainDay | null
    feedback_on: PlainDay | null
    announced: Rectification['announced']
    version: number
    put_away: Rectification['putAway'] | null
    body_id: Id<'organization'> | null
    archived_at: Date | null
    sights: Rectification['sights']
    voiding: Rectification['voiding'] | null
    template_id: Id<'template'>
    template_version: number
    due_soon_days: number
    course: Rectification['course']
  }
  rights_changes: {
    xid: string
    about: 'rights' | 'files'
  }
  said_done: {
    rectification_id: Id<'rectification'>
    measure_id: Id<'measure'>
    done_on: PlainDay | null
    entered_at: Date
  }
  scan_showings: {
    rectification_id: Id<'rectification'>
    closure_request_id: string
    file_id: string
    person_id: Id<'person'>
    page_number: number
    page_count: number
  }
  seals: {
    rectification_id: Id<'rectification'>
    id: Id<'seal'>
    file_id: Id<'file'>
    sha256: string
    measure_id: Id<'measure'> | null
    status: 'asked' | 'sealed' | 'liftAsked' | 'lifted' | 'refused' | 'withdrawn'
    asked_as: 'coordinator' | 'inspector'
    asked_by: Id<'person'>
    asked_at: Date
    reason: string
    decided_by: Id<'person'> | null
    decided_at: Date | null
    refused_for: string | null
    version: number
    kept_for: string | null
    lift_asked_as: 'coordinator' | 'inspector' | null
    lift_asked_by: Id<'person'> | null
    lift_asked_at: Date | null
    lift_reason: string | null
    lifted_by: Id<'person'> | null
    lifted_at: Date | null
  }
  setup_token: {
    is_current: boolean
    token_hash: string
    created_at: Date
  }
  sign_in_credential: {
    id: Id<'signInCredential'>
    user_id: Id<'signInUser'>
    account_id: string
    provider_id: string
    password: string | null
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: Date | null
    refresh_token_expires_at: Date | null
    scope: string | null
    created_at: Date
    updated_at: Date
  }
  sign_in_session: {
    id: Id<'signInSession'>
    token: string
    user_id: Id<'signInUser'>
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
    created_at: Date
    updated_at: Date
  }
  sign_in_throttle: {
    key: string
    tries: number
    waits_until: Date
    tried_at: Date
  }
  sign_in_user: {
    id: Id<'signInUser'>
    username: string
    name: string
    email: string
    email_verified: boolean
    image: string | null
    created_at: Date
    updated_at: Date
    must_change_password: boolean
    browser_key: string
  }
  source_notes: {
    rectification_id: Id<'rectification'>
    id: Id<'sourceNote'>
    measure_id: Id<'measure'> | null
    finding_id: Id<'finding'> | null
    subject_id: Id<'measure'> | Id<'finding'>
    source_name: string
    notes: SourceNote['notes']
    said: SourceNote['said']
    noted_by: Id<'person'> | null
    noted_at: Date
    search: string
  }
  source_quotes: {
    rectification_id: Id<'rectification'>
    subject_type: 'finding' | 'measure'
    subject_id: Id<'measure'> | Id<'finding'>
    start_offset: number
    end_offset: number
    source_id: Id<'draft'>
  }
  sources: {
    rectification_id: Id<'rectification'>
    name: string
    text: string
    encoding: string
    id: Id<'draft'>
    form: 'text' | 'html' | 'docx' | 'xlsx' | 'pdf' | 'scan'
    pages: number | null
    doubts: readonly Span[]
    file_id: Id<'file'> | null
    content_key: string | null
    committed_by: Id<'person'>
    committed_at: Date
    command_id: Id<'command'> | null
  }
  supports: {
    rectification_id: Id<'rectification'>
    measure_id: Id<'measure'>
    organization_id: Id<'organization'>
    due_on: PlainDay | null
  }
  take_overs: {
    rectification_id: Id<'rectification'>
    id: Id<'takeOver'>
    items: TakeOver['items']
    measure_ids: readonly Id<'measure'>[]
    listed_by: Id<'person'>
    listed_at: Date
    listers: readonly Id<'person'>[]
    status: 'pending' | 'confirmed' | 'returned' | 'withdrawn'
    decided_by: Id<'person'> | null
    decided_at: Date | null
    reason: string | null
    version: number
  }
  template_versions: {
    template_id: Id<'template'>
    number: number
    content: Template
    hash: string
    saved_at: Date
    saved_by: Id<'person'> | null
    reason: string
  }
  templates: {
    id: Id<'template'>
    body_id: Id<'organization'>
    copied_from: TemplateRef | null
    latest: number
    content: string
    hash: string
    is_retired: boolean
    version: number
  }
  terms: {
    person_id: Id<'person'>
    organization_id: Id<'organization'>
    role: 'principal' | 'leader' | 'head' | 'handler' | 'coordinator' | 'inspector' | 'administrator'
    ordinal: number
    from_on: PlainDay | null
    to_on: PlainDay | null
  }
  witness_posts: {
    role: string
    place: string
    person_id: Id<'person'>
  }
}

/** The columns that the database computes, and nobody writes. */
export type ComputedColumns = {
  closure_requests: 'subject_id'
  findings: 'search'
  imported_reports: 'search' | 'place'
  measures: 'search'
  source_notes: 'subject_id' | 'search'
}
