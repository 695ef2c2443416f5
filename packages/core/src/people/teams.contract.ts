import { z } from 'zod'
import { commanding, daySchema, idOf, refusals } from '../kernel/contract.ts'
import { onOrganizationSchema, organizationSchema, wantedTerm } from './people.contract.ts'
import { lentRoles } from './role.ts'

/** Teams: who is lent to them, and until when there are any. */
export const teamsContract = {
  addMembers: commanding
    .route({
      method: 'POST',
      path: '/organizations/{organizationId}/members',
      summary: '增加专班成员 Add members to a team, each lent by an organization',
    })
    .errors(
      refusals(
        'NOT_A_TEAM',
        'ORGANIZATION_CLOSED',
        'TEAM_ENDS_BEFORE',
        'TERM_REVERSED',
        'LENDER_WITHOUT_POST',
        'PERSON_DEACTIVATED',
      ),
    )
    .input(
      onOrganizationSchema.extend({
        role: z.enum(lentRoles),
        ...wantedTerm,
        members: z
          .array(z.object({ personId: idOf('person'), lenderId: idOf('organization').nullable() }))
          .min(1)
          .max(100)
          .refine((members) => new Set(members.map(({ personId }) => personId)).size === members.length),
      }),
    )
    .output(organizationSchema),
  setEnd: commanding
    .route({
      method: 'PUT',
      path: '/organizations/{organizationId}/last-day',
      summary: '设定专班的结束日 Set the last day of a team, to which its members belong to it',
    })
    .errors(
      refusals(
        'NOT_A_TEAM',
        'ORGANIZATION_CLOSED',
        'ORGANIZATION_PEOPLE_CHANGED',
        'TEAM_END_PAST',
        'LAST_ADMINISTRATOR',
      ),
    )
    .input(onOrganizationSchema.extend({ endsOn: daySchema.nullable() }))
    .output(organizationSchema),
}
