import { unsaidForm } from '@bihuan/core/people/bodies.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { signedInApi } from '../kernel/api.ts'
import { toolsOf } from '../kernel/context.ts'
import { answer, found } from '../kernel/refused.ts'
import { addOrganization, setOrganizationKind } from '../people/organizations.commands.ts'
import { addPeople } from '../people/people-list.commands.ts'
import { readOrganization } from '../people/people.queries.ts'
import { beforeAnotherBody } from './first-body.commands.ts'

/** What makes an organization a body: what belongs to none yet is given to the first one before. */
export const bodiesHandlers = {
  add: signedInApi.organizations.add.handler(async ({ context, input }) => {
    const organizationId = id<'organization'>(input.commandId)
    const form = { ...input, organizationId, kind: input.kind ?? unsaidForm }
    await beforeAnotherBody(context, { ...form, kinds: [form.kind] })
    answer(await addOrganization(toolsOf(context), context.actor, form))
    return found(await readOrganization(context.database.kysely, organizationId))
  }),
  setKind: signedInApi.organizations.setKind.handler(async ({ context, input }) => {
    await beforeAnotherBody(context, { ...input, kinds: [input.kind] })
    answer(await setOrganizationKind(toolsOf(context), context.actor, input))
    return found(await readOrganization(context.database.kysely, input.organizationId))
  }),
}

/** The same where they come in a list. */
export const listedBodiesHandlers = {
  addMany: signedInApi.persons.addMany.handler(async ({ context, input }) => {
    const { commandId, organizations } = input
    await beforeAnotherBody(context, { commandId, kinds: organizations.map(({ kind }) => kind) })
    return addPeople(context, input)
  }),
}
