import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { type PutAway, sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { hasWorkingAccount } from '../people/posts.queries.ts'

const rectifications = columnsOf('rectifications')
const child = columnsOf('organizations', 'child')
const journal = columnsOf('journal')
const persons = columnsOf('persons', 'persons')
const measures = columnsOf('measures')
const findings = columnsOf('findings')
const organizations = columnsOf('organizations', 'organizations')
const terms = columnsOf('terms')
const ofOrganizations = columnsOf('organizations')
const ofPersons = columnsOf('persons')

/** Whether the sample is there, and to be seen. */
export async function sampleState(db: Db): Promise<'none' | 'shown' | 'putAway'> {
  const { rows } = await sql<{ isShown: boolean }>`
    select ${rectifications.put_away} is null as "isShown" from ${rectifications}
      where ${rectifications.id} = ${sampleRectificationId}`.execute(db)
  const [sample] = rows
  if (sample === undefined) return 'none'
  return sample.isShown ? 'shown' : 'putAway'
}

/**
 * The departments and people that came with the sample and that nothing else needs: no account that works, no later
 * appointment, no finding or measure of another rectification, nobody and no department that stays.
 *
 * @param added the commands by which the sample's departments and people were added.
 */
export async function onlyOfSample(db: Db, added: readonly CommandId[]): Promise<PutAway> {
  const { rows } = await sql<PutAway>`
    with came as (
      select distinct ${journal.subject_id} as id from ${journal}
      where ${journal.chain_id} = ${peopleChainId} and ${journal.command_id} = any(${[...added]}::uuid[])
    ), people as (
      select ${persons.id} from ${persons} join came on came.id = ${persons.id}
      where not ${hasWorkingAccount(persons)} and ${persons.version} = 1
        and not exists (
          select from ${measures} where ${measures.rectification_id} <> ${sampleRectificationId}
            and (${measures.leader_id} = ${persons.id} or ${measures.handler_id} = ${persons.id}))
        and not exists (
          select from ${findings} where ${findings.rectification_id} <> ${sampleRectificationId}
            and ${findings.leader_id} = ${persons.id})
    ), departments as (
      select ${organizations.id} from ${organizations} join came on came.id = ${organizations.id}
      where not exists (select from ${child} where ${child.parent_id} = ${organizations.id})
        and not exists (
          select from ${terms} where ${terms.organization_id} = ${organizations.id}
            and ${terms.person_id} not in (select ${ofPersons.id} from people))
        and not exists (
          select from ${measures} where ${measures.rectification_id} <> ${sampleRectificationId}
            and ${measures.owner_id} = ${organizations.id})
        and not exists (
          select from ${findings} where ${findings.rectification_id} <> ${sampleRectificationId}
            and ${findings.owner_id} = ${organizations.id})
    )
    select coalesce((select jsonb_agg(${ofPersons.id} order by ${ofPersons.id}) from people), '[]') as "personIds",
      coalesce((select jsonb_agg(${ofOrganizations.id} order by ${ofOrganizations.id}) from departments),
        '[]') as "organizationIds"`.execute(db)
  return rows[0] ?? { personIds: [], organizationIds: [] }
}
