import type { TemplateRef } from '@bihuan/core/templates/template.ts'
import type { WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { useCan } from '../../session/session.tsx'
import { useCommandId } from '../../ui/command-id.ts'
import { PageError } from '../../ui/page-error.tsx'
import { codeOf } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { TemplateFile } from '../components/template-file.tsx'
import type { TemplateFileChosen } from '../template-names.ts'
import { useTemplatesText } from '../templates.text.ts'
import '../templates.css'

const EditTemplateDialog = lazyPart(
  () => import('../components/edit-template-dialog.tsx'),
  'EditTemplateDialog',
)
const NameTakenDialog = lazyPart(() => import('../components/name-taken-dialog.tsx'), 'NameTakenDialog')

/** The templates that there are: those that the program brings along, and those of one’s own body. */
export function TemplatesPage(): ReactNode {
  const text = useTemplatesText()
  const mayAdd = useCan('templates.manage')
  return (
    <Page title={text.title} note={text.note} actions={<Link to="/calendar">{text.calendar}</Link>}>
      {mayAdd && <Importing />}
      <Templates />
    </Page>
  )
}

function Importing(): ReactNode {
  const text = useTemplatesText()
  const { message } = useMessages()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { commandId, renew } = useCommandId()
  const [twice, setTwice] = useState<TemplateFileChosen | null>(null)
  const [further, setFurther] = useState<{ view: WholeTemplate; from: TemplateFileChosen } | null>(null)
  const list = useQuery({ ...orpc.templates.list.queryOptions(), enabled: twice !== null })
  const show = ({ id, version }: TemplateRef): Promise<void> =>
    navigate({ to: '/templates/$id/$version', params: { id, version: String(version) } })
  const onAdded = async (added: TemplateRef, { name }: TemplateFileChosen): Promise<void> => {
    await client.invalidateQueries({ queryKey: orpc.templates.key() })
    message.success(text.imported(name))
    await show(added)
  }
  const adding = useMutation({
    mutationFn: ({ content }: TemplateFileChosen) =>
      api.templates.add({ commandId, content, copiedFrom: null }),
    onSuccess: async (added, file) => {
      renew()
      await onAdded(added, file)
    },
    onError: (error, file) => {
      if (codeOf(error) === 'TEMPLATE_NAME_TAKEN') setTwice(file)
    },
  })
  const goOn = useMutation({
    mutationFn: async (input: { ref: TemplateRef; from: TemplateFileChosen }) => {
      const found = await client.fetchQuery(orpc.templates.get.queryOptions({ input: input.ref }))
      return { view: { ...found.listed, ...found }, from: input.from }
    },
    onSuccess: (both) => {
      setTwice(null)
      setFurther(both)
    },
  })
  const isAsked = twice !== null && list.data !== undefined
  return (
    <>
      <p className="ui-quiet templates-import">
        <TemplateFile
          label={text.import}
          isBusy={adding.isPending}
          onRead={(content, name) => adding.mutate({ content, name })}
        />
        <span>{text.importNote}</span>
      </p>
      <RefusalMessage error={codeOf(adding.error) === 'TEMPLATE_NAME_TAKEN' ? goOn.error : adding.error} />
      {isAsked && (
        <NameTakenDialog
          file={twice}
          list={list.data}
          onFurther={({ id, version }) => goOn.mutate({ ref: { id, version }, from: twice })}
          onAdded={onAdded}
          onClose={() => setTwice(null)}
        />
      )}
      {further !== null && (
        <EditTemplateDialog
          view={further.view}
          from={further.from}
          onSaved={(version) => void show({ id: further.view.id, version })}
          onClose={() => setFurther(null)}
        />
      )}
    </>
  )
}

function Templates(): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  const list = useQuery(orpc.templates.list.queryOptions())
  if (list.error && !list.data) return <PageError error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <PageSkeleton rows={6} />
  return (
    <div className="ui-table-frame" tabIndex={0} role="region" aria-label={text.title}>
      <table className="ui-table ui-table-stacks">
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col" className="templates-short">
              {text.whose}
            </th>
            <th scope="col" className="templates-short">
              {text.source}
            </th>
            <th scope="col">{text.about}</th>
          </tr>
        </thead>
        <tbody>
          {list.data.map(({ id, version, name, source, note, body, isRetired }) => (
            <tr key={id}>
              <td>
                <Link to="/templates/$id/$version" params={{ id, version: String(version) }}>
                  {name[language]}
                </Link>
                <div className="ui-quiet">
                  {text.version(version)}
                  {isRetired && ` · ${text.retired}`}
                </div>
              </td>
              <td className="ui-inline">{body?.name ?? text.shipped}</td>
              <td className="ui-inline">{source[language]}</td>
              <td>{note[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
