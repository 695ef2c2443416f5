import { answerDuties, answerers, dutiesOf } from '@bihuan/core/answers/answers.ts'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useSayRefused } from '../../ui/say-refused.tsx'
import { answerPages, type AnswersSearch } from '../answers.api.ts'
import { useAnswersText } from '../answers.text.ts'
import { AnswererRow } from '../components/answerer-row.tsx'
import '../answers.css'

/** Who answers for what: people or organizations with the numbers of what is theirs. */
export function AnswersPage(): ReactNode {
  const text = useAnswersText()
  const search: AnswersSearch = useSearch({ from: '/signed-in/answers' })
  const { of = 'person', q = '' } = search
  const navigate = useNavigate()
  const go = (to: AnswersSearch): void => void navigate({ to: '/answers', search: to, replace: true })
  const list = useInfiniteQuery(answerPages(search))
  const total = list.data?.pages[0]?.total
  return (
    <Page
      title={text.title}
      note={total === undefined ? '' : text.note(total, of)}
      actions={<FileButton search={search} />}
    >
      <div className="answers-tools">
        <Segmented
          value={of}
          options={answerers.map((value) => ({ value, label: text.of[value] }))}
          onChange={(value) => go({ of: value, ...(q !== '' && { q }) })}
        />
        <Input.Search
          key={q}
          allowClear
          defaultValue={q}
          placeholder={text.search}
          aria-label={text.search}
          maxLength={60}
          onSearch={(typed) => go({ of, ...(typed.trim() !== '' && { q: typed.trim() }) })}
        />
      </div>
      <p className="ui-quiet answers-note">{text.apart}</p>
      <Answerers search={search} />
    </Page>
  )
}

function Answerers({ search }: { search: AnswersSearch }): ReactNode {
  const text = useAnswersText()
  const language = useLanguage()
  const { of = 'person', q } = search
  const list = useInfiniteQuery(answerPages(search))
  if (!list.data) {
    if (!list.error) return <PageSkeleton />
    return <PageError error={list.error} onRetry={() => void list.refetch()} />
  }
  const answerers = list.data.pages.flatMap((page) => page.answerers)
  if (answerers.length === 0) return <EmptyState title={q === undefined ? text.none : text.noneFound} />
  return (
    <>
      <div className="ui-table-frame">
        <table className="ui-table ui-table-stacks answers-table" aria-label={text.title}>
          <thead>
            <tr>
              <th scope="col">{text.name[of]}</th>
              <th scope="col">{text.light}</th>
              {dutiesOf(of).map((duty) => (
                <th key={duty} scope="col">
                  {answerDuties[duty].label[language]}
                </th>
              ))}
              {of === 'organization' && <th scope="col">{text.extensionsTitle}</th>}
            </tr>
          </thead>
          <tbody>
            {answerers.map((one) => (
              <AnswererRow key={one.id} of={of} answerer={one} />
            ))}
          </tbody>
        </table>
      </div>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </>
  )
}

/** Downloads all of the list as it is searched; a refusal is shown instead of being saved as a file. */
function FileButton({ search: { of = 'person', q } }: { search: AnswersSearch }): ReactNode {
  const text = useAnswersText()
  const language = useLanguage()
  const sayRefused = useSayRefused()
  const download = useMutation({
    mutationFn: () => api.answers.file({ of, language, ...(q !== undefined && { q }) }),
    onSuccess: (file) => saveFile(file, file.name),
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  return (
    <Button loading={download.isPending} onClick={() => download.mutate()}>
      {text.exportFile}
    </Button>
  )
}
