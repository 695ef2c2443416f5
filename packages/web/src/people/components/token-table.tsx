import type { ApiTokenView } from '@bihuan/core/people/tokens.contract.ts'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { useTokensText } from '../tokens.text.ts'
import { AskedCommandButton } from './asked-command-button.tsx'

/** Interface tokens, each with what it is for and until when; those that are taken can be revoked. */
export function TokenTable(props: {
  readonly title: string
  readonly tokens: readonly ApiTokenView[]
  readonly withOwners: boolean
}): ReactNode {
  const text = useTokensText()
  return (
    <div className="ui-table-frame" tabIndex={0} role="region" aria-label={props.title}>
      <table className="ui-table ui-table-stacks">
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            {props.withOwners && <th scope="col">{text.owner}</th>}
            <th scope="col">{text.scope}</th>
            <th scope="col">{text.expiresOn}</th>
            <th scope="col">{text.lastUsedOn}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.actions}</th>
          </tr>
        </thead>
        <tbody>
          {props.tokens.map((token) => (
            <tr key={token.id}>
              <td>
                <b>{token.name}</b> <code className="people-quiet">{token.prefix}…</code>
              </td>
              {props.withOwners && <td className="ui-nowrap ui-inline">{token.owner.name}</td>}
              <td className="ui-nowrap ui-inline">{text.scopes[token.scope]}</td>
              <td className="ui-nowrap ui-inline">{`${text.until} ${token.expiresOn}`}</td>
              <td className="ui-nowrap ui-inline">
                {token.lastUsedOn === null ? text.neverUsed : `${text.used} ${token.lastUsedOn}`}
              </td>
              <td className="ui-nowrap ui-inline">{text.states[token.state]}</td>
              <td className="ui-nowrap">{token.can.includes('revoke') && <Revoke token={token} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Revoke({ token: { id: tokenId, name } }: { readonly token: ApiTokenView }): ReactNode {
  const text = useTokensText()
  const { message } = useMessages()
  return (
    <AskedCommandButton
      label={text.revoke}
      ask={text.revokeAsk(name)}
      follows={text.revokeFollows}
      isDanger
      changes={orpc.tokens.key()}
      send={(commandId) => api.tokens.revoke({ commandId, tokenId })}
      onDone={() => message.success(text.revoked(name))}
    />
  )
}
