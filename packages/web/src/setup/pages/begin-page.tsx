import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCan } from '../../session/session.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { SampleStrip } from '../../people/components/sample-strip.tsx'
import { useSetupText } from '../setup.text.ts'
import '../setup.css'

/** What to begin with: sample, import or empty. Only the ways that the server grants. */
export function BeginPage(): ReactNode {
  const text = useSetupText()
  const navigate = useNavigate()
  const canLoadSample = useCan('sample.load')
  const canPutAway = useCan('sample.putAway')
  const canImport = useCan('intake')
  const canCreate = useCan('rectification.create')
  const canManagePeople = useCan('people.manage')
  return (
    <Page title={text.beginTitle} note={text.beginIntro}>
      {canPutAway && <SampleStrip />}
      <div className="setup-ways">
        {canLoadSample && <SampleWay />}
        {canImport && (
          <Way title={text.intakeTitle} text={text.intakeText}>
            <Button type="primary" onClick={() => void navigate({ to: '/intake' })}>
              {text.intakeAction}
            </Button>
          </Way>
        )}
        {canCreate && (
          <Way title={text.emptyTitle} text={text.emptyText}>
            <Button onClick={() => void navigate({ to: '/rectifications', search: { create: true } })}>
              {text.emptyAction}
            </Button>
          </Way>
        )}
        {!canImport && canManagePeople && (
          <Way title={text.peopleTitle} text={text.peopleText}>
            <Button onClick={() => void navigate({ to: '/people' })}>{text.peopleAction}</Button>
          </Way>
        )}
      </div>
    </Page>
  )
}

function SampleWay(): ReactNode {
  const sample = useQuery(orpc.setup.sample.queryOptions())
  return sample.data?.state === 'none' ? <LoadSample /> : null
}

function LoadSample(): ReactNode {
  const text = useSetupText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const load = useMutation(
    orpc.setup.loadSample.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries()
        await navigate({ to: '/rectifications' })
      },
    }),
  )
  return (
    <Way title={text.sampleTitle} text={text.sampleText}>
      <Button loading={load.isPending} onClick={() => load.mutate(undefined)}>
        {text.sampleAction}
      </Button>
      <RefusalMessage error={load.error} />
    </Way>
  )
}

function Way(props: { title: string; text: string; children: ReactNode }): ReactNode {
  return (
    <section className="setup-way">
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      <div className="setup-way-action">{props.children}</div>
    </section>
  )
}
