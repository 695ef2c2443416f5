import type { JournalEntry } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, OrganizationId } from '@bihuan/core/kernel/id.ts'
import { changeOf, changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import { fitsInto } from '@bihuan/core/people/organization-tree.ts'
import type { Organization, OrganizationEvent } from '@bihuan/core/people/people.events.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { keptEndRefusal } from '@bihuan/core/people/team.ts'
import { type CommandTools, type Refused, recordsOf, runCommand } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { managing } from './accounts.commands.ts'
import type { Managed } from './administered.queries.ts'
import { listOrganizations } from './people.queries.ts'

/** Which organization a form is about. */
export type OrganizationForm = { readonly commandId: CommandId; readonly organizationId: OrganizationId }

type Done = Promise<Result<readonly JournalEntry[], Refused>>

/** Adds an organization. */
export async function addOrganization(
  tools: CommandTools,
  actor: Actor,
  form: OrganizationForm & Pick<Organization, 'name' | 'parentId' | 'kind'>,
): Done {
  const { commandId, organizationId, name, parentId, kind } = form
  return runCommand(tools, {
    ...managing(actor, commandId, { organizations: [parentId] }),
    subjects: [],
    decide: async (_, db) => {
      const refusal = await misfit(db, { id: organizationId, name, parentId })
      if (refusal !== null) return refuse(refusal)
      const event = { type: 'organization.established', organizationId, name, parentId, kind } as const
      return ok([changeOf(organizationKind, organizationId, event)])
    },
  })
}

/** Gives an organization another name. What was written before goes on saying the former one. */
export async function renameOrganization(
  tools: CommandTools,
  actor: Actor,
  form: OrganizationForm & Pick<Organization, 'name'>,
): Done {
  const { name } = form
  const managed = { organizations: [form.organizationId] }
  return onOrganization(tools, { actor, form, managed }, async (organization, db) => {
    if (organization.name === name) return ok([])
    if (organization.closedOn !== null) return refuse(closedAlready(organization))
    const refusal = await misfit(db, { ...organization, name })
    return refusal === null ? ok([{ type: 'organization.renamed', name }]) : refuse(refusal)
  })
}

/** Moves an organization, with what lies below it, below another. */
export async function moveOrganization(
  tools: CommandTools,
  actor: Actor,
  form: OrganizationForm & Pick<Organization, 'parentId'>,
): Done {
  const { parentId } = form
  const managed = { placed: form.organizationId, organizations: [parentId] }
  return onOrganization(tools, { actor, form, managed }, async (organization, db) => {
    if (organization.parentId === parentId) return ok([])
    if (organization.closedOn !== null) return refuse(closedAlready(organization))
    const refusal = await misfit(db, { ...organization, parentId })
    return refusal === null ? ok([{ type: 'organization.moved', parentId }]) : refuse(refusal)
  })
}

/** Says what an organization is: how far the roles in it and below it reach follows from it. */
export async function setOrganizationKind(
  tools: CommandTools,
  actor: Actor,
  form: OrganizationForm & Pick<Organization, 'kind'>,
): Done {
  const { kind } = form
  const managed = { placed: form.organizationId }
  return onOrganization(tools, { actor, form, managed }, (organization) => {
    if (organization.kind === kind) return ok([])
    if (organization.closedOn !== null) return refuse(closedAlready(organization))
    const refusal = keptEndRefusal(organization)
    return refusal === null ? ok([{ type: 'organization.kindChanged', kind }]) : refuse(refusal)
  })
}

async function misfit(
  db: Db,
  organization: Pick<Organization, 'id' | 'name' | 'parentId'>,
): Promise<Refusal | null> {
  // The head of the people's chain is locked by now, so two who add the same come here one after the other.
  const tree = await listOrganizations(db)
  const above = tree.find(({ id }) => id === organization.parentId)
  if (above !== undefined && above.closedOn !== null) return closedAlready(above)
  // A name of what is closed may be had again.
  return fitsInto(
    tree.filter(({ closedOn }) => closedOn === null),
    organization,
  )
}

function closedAlready({ name }: Pick<Organization, 'name'>): Refusal<'ORGANIZATION_CLOSED'> {
  return { code: 'ORGANIZATION_CLOSED', params: { name } }
}

async function onOrganization(
  tools: CommandTools,
  {
    actor,
    form,
    managed,
  }: { readonly actor: Actor; readonly form: OrganizationForm; readonly managed: Managed },
  decide: (
    organization: Organization,
    db: Db,
  ) => Promise<Result<readonly OrganizationEvent[], Refusal>> | Result<readonly OrganizationEvent[], Refusal>,
): Done {
  const { commandId, organizationId } = form
  return runCommand(tools, {
    ...managing(actor, commandId, managed),
    subjects: [recordsOf(organizationKind, [organizationId])],
    decide: async (loaded, db) =>
      changesOf(
        organizationKind,
        organizationId,
        await decide(loaded.one(organizationKind, organizationId), db),
      ),
  })
}
