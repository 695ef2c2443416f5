/** A running installation, and the token that is shown to it. */
export type Installation = { readonly url: string; readonly token: string }

/** What is asked of it; without a method it is looked at. */
export type Asked = {
  readonly method?: 'PUT' | 'POST' | 'DELETE'
  readonly wish?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** What it answers, or why it does not, in both languages. */
export type Got =
  | { readonly answer: Response }
  /** `isAway` where nobody answered, who may answer in a moment. */
  | { readonly refusal: string; readonly isAway: boolean }

/** Asks an installation. */
export async function got({ url, token }: Installation, path: string, asked: Asked = {}): Promise<Got> {
  const { wish, method = wish === undefined ? 'GET' : 'POST', headers = {} } = asked
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...headers,
        ...(wish && { 'content-type': 'application/json' }),
      },
      ...(wish && { body: JSON.stringify(wish) }),
    })
    if (answer.ok) return { answer }
    return { refusal: wordsOf(await answer.text()) ?? `HTTP ${answer.status}`, isAway: false }
  } catch (error) {
    // What fetch throws where nobody answers.
    if (error instanceof TypeError) return { refusal: `${error.message} ${url}`, isAway: true }
    throw error
  }
}

/** What it answered, as long as that is JSON. */
export async function jsonIn(answer: Response): Promise<unknown> {
  return answer.json().catch(() => null)
}

/** What an installation says of why it refuses, in both languages. */
function wordsOf(body: string): string | null {
  try {
    const { zh, en } = JSON.parse(body).data.message
    return `${String(zh)} ${String(en)}`
  } catch {
    return null
  }
}
