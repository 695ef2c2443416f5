import type { Rule } from '../rule.ts'
import type { SourceFile } from '../module.ts'

/**
 * Hosts that the bundles may name in words, and why. Nothing is fetched from them: the server's
 * content security policy allows connections to itself alone, and a browser test counts the requests.
 */
const namedHosts: Readonly<Record<string, string>> = {
  'www.w3.org': 'XML namespaces',
  'react.dev': 'React names the page that explains an error',
  'reactjs.org': 'React names the page that explains an error',
  'ant.design': 'antd names the page of a warning',
  'u.ant.design': 'antd names the page of a warning',
  'tanstack.com': 'the router names the page of a warning',
  'github.com': 'libraries name the issue behind a workaround',
  localhost: 'the base that the router resolves relative addresses against',
  'json-schema.org': 'the name of the dialect that zod writes',
}

const address = /(?:https?:)?\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)(?=[/"'`\s):?#,;\\]|$)/gi

/** A page that fetches from outside tells a stranger who reads what, and breaks where there is no outside. */
export const nothingFromOutside: Rule = {
  name: 'what the browser gets names no outside address',
  check: ({ built }) =>
    built.flatMap((file) => hostsIn(file).map((host) => ({ at: file.path, message: `names ${host}` }))),
  planted: [
    planted('assets/a.css', '@font-face{src:url(https://fonts.example.com/a.woff2)}'),
    planted('assets/a.css', '@import url("//cdn.example.com/a.css");'),
    planted('assets/a.js', 'fetch("https://stats.example.com/hit")'),
    planted('index.html', '<script src="https://cdn.example.com/a.js"></script>'),
    // In markup and styles an address is fetched, so that even a host with a reason is refused there.
    planted('index.html', '<link href="https://react.dev/a.css">'),
  ],
  allowed: {
    'packages/web/dist/assets/a.js':
      'x("http://www.w3.org/2000/svg");throw Error("https://react.dev/errors/"+n)',
    'packages/web/dist/index.html': '<script src="/assets/a.js"></script>',
    'packages/server/src/a.ts': "export const docs = 'https://example.com/'\n",
  },
}

function planted(name: string, text: string): { files: Record<string, string>; reportedAt: string } {
  const path = `packages/web/dist/${name}`
  return { files: { [path]: text }, reportedAt: path }
}

function hostsIn(file: SourceFile): string[] {
  const hosts = new Set([...file.text.matchAll(address)].map((match) => match[1]?.toLowerCase() ?? ''))
  const isScript = file.path.endsWith('.js')
  return [...hosts].filter((host) => (isScript ? namedHosts[host] === undefined : host !== 'www.w3.org'))
}
