import { id as idOf } from '@bihuan/core/kernel/id.ts'
import type { TemplateRef } from '@bihuan/core/templates/template.ts'
import type { WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { PageError } from '../../ui/page-error.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart, usePartsAhead } from '../../ui/lazy-part.tsx'
import { useNow } from '../../ui/now.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { relativeInstant } from '../../ui/relative-day.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { TemplateFacts } from '../components/template-facts.tsx'
import { useTemplatesText } from '../templates.text.ts'
import '../templates.css'

const EditTemplateDialog = lazyPart(
  () => import('../components/edit-template-dialog.tsx'),
  'EditTemplateDialog',
)
const CopyTemplateDialog = lazyPart(
  () => import('../components/copy-template-dialog.tsx'),
  'CopyTemplateDialog',
)
const RetireDialog = lazyPart(() => import('../components/retire-dialog.tsx'), 'RetireDialog')
const openedLater = [EditTemplateDialog, CopyTemplateDialog, RetireDialog]

/** One version of a template, to be read, exported, copied and changed. */
export function TemplatePage(): ReactNode {
  const text = useTemplatesText()
  const params = useParams({ from: '/signed-in/templates/$id/$version' })
  const input = { id: idOf<'template'>(params.id), version: Number(params.version) }
  const found = useQuery(orpc.templates.get.queryOptions({ input }))
  usePartsAhead(openedLater)
  if (found.data) return <Shown view={{ ...found.data.listed, ...found.data }} />
  return (
    <Page title={text.title}>
      {found.error ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <PageSkeleton rows={6} />
      )}
    </Page>
  )
}

function Shown({ view }: { readonly view: WholeTemplate }): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<'edit' | 'copy' | 'retire' | null>(null)
  const { id, version, latest, name, isRetired } = view
  const isNewest = version === latest
  const shown = useShown()
  const actions = (
    <>
      <Button onClick={() => saveFile(fileOf(view), `${name[language]}-v${version}.json`)}>
        {text.export}
      </Button>
      {view.can.includes('copy') && <Button onClick={() => setOpened('copy')}>{text.copy}</Button>}
      {(view.can.includes('retire') || view.can.includes('resume')) && isNewest && (
        <Button onClick={() => setOpened('retire')}>{isRetired ? text.resume : text.retire}</Button>
      )}
      {view.can.includes('save') && isNewest && (
        <Button type="primary" onClick={() => setOpened('edit')}>
          {text.edit}
        </Button>
      )}
    </>
  )
  return (
    <Page
      title={name[language]}
      note={`${view.body?.name ?? text.shipped} · ${text.version(version)}`}
      actions={actions}
    >
      <p>
        <Link to="/templates">{text.toList}</Link>
      </p>
      {isRetired && <Alert type="warning" showIcon title={text.retiredNote} />}
      {!isNewest && (
        <p>
          {text.olderNote}{' '}
          <Link to="/templates/$id/$version" params={{ id, version: String(latest) }}>
            {text.version(latest)}
          </Link>
        </p>
      )}
      <TemplateFacts view={view} />
      <Versions view={view} />
      {opened === 'edit' && (
        <EditTemplateDialog
          view={view}
          onClose={() => setOpened(null)}
          onSaved={(saved) =>
            void navigate({ to: '/templates/$id/$version', params: { id, version: String(saved) } })
          }
        />
      )}
      {opened === 'copy' && (
        <CopyTemplateDialog view={view} onCopied={shown} onClose={() => setOpened(null)} />
      )}
      {opened === 'retire' && <RetireDialog view={view} onClose={() => setOpened(null)} />}
    </Page>
  )
}

/** Goes to a copy that was just made. */
function useShown(): (copy: TemplateRef) => Promise<void> {
  const text = useTemplatesText()
  const { message } = useMessages()
  const client = useQueryClient()
  const navigate = useNavigate()
  return async ({ id, version }) => {
    await client.invalidateQueries({ queryKey: orpc.templates.key() })
    message.success(text.copied)
    await navigate({ to: '/templates/$id/$version', params: { id, version: String(version) } })
  }
}

function fileOf({ template }: WholeTemplate): Blob {
  return new Blob([`${JSON.stringify(template, null, 2)}\n`], { type: 'application/json' })
}

function Versions({ view: { id, versions, hash } }: { readonly view: WholeTemplate }): ReactNode {
  const text = useTemplatesText()
  const marks = useUiText()
  const language = useLanguage()
  const now = useNow()
  return (
    <>
      {versions.length > 0 && (
        <div className="ui-table-frame" tabIndex={0} role="region" aria-label={text.versions}>
          <table className="ui-table ui-table-stacks">
            <thead>
              <tr>
                <th scope="col">{text.versions}</th>
                <th scope="col">{text.savedAt}</th>
                <th scope="col">{text.savedBy}</th>
                <th scope="col">{text.reason}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((one) => (
                <tr key={one.version}>
                  <td>
                    <Link to="/templates/$id/$version" params={{ id, version: String(one.version) }}>
                      {text.version(one.version)}
                    </Link>
                  </td>
                  <td className="ui-inline">{relativeInstant(one.savedAt, now, language)}</td>
                  <td className="ui-inline">{one.savedBy}</td>
                  <td>{one.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="ui-quiet">
        {text.hash}
        {marks.colon}
        <span style={{ overflowWrap: 'anywhere' }}>{hash}</span>
      </p>
    </>
  )
}
