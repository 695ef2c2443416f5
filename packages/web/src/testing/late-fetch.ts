/** Answers what leaves the page. */
export type Answering = (request: Request) => Promise<Response>

declare global {
  interface Window {
    /** Answers for the server while a story is told. */
    answerOfStory?: Answering
  }
}

const browserFetch = window.fetch.bind(window)

// Set up before anything else is loaded: the client of the contract takes the fetch that it finds then, and keeps it.
window.fetch = async (input, init) => {
  const request = new Request(input, init)
  if (!new URL(request.url).pathname.startsWith('/api/')) return browserFetch(request)
  return window.answerOfStory?.(request) ?? Response.error()
}
