// oxlint-disable no-var, no-unused-vars -- what is asked here may know nothing newer.
// Runs in every browser that knows JavaScript, so it is written as one wrote in 2009. It is put into the page's head
// by `page.ts`, and the server's content security policy names its hash.
;(function (modern, older) {
  var supports = window.CSS && CSS.supports
  // What TypeScript knows as ES2024; our own code uses nothing newer.
  var isModern = window.Promise && Promise.withResolvers && Object.groupBy
  // Chromium 88 was the first with `:is()`. Other makers' browsers had that long before they had the rest.
  var isAble =
    supports &&
    CSS.supports('selector(:is(a))') &&
    (CSS.supports('content-visibility', 'auto') || [].toSorted)
  var root = document.documentElement
  var files = isModern ? modern : older
  var markup = files.markup
  var language, scheme, page, at
  if (!isModern && !isAble) return
  try {
    language = localStorage.getItem('bihuan.language')
    scheme = localStorage.getItem('bihuan.scheme')
  } catch (error) {
    scheme = null
  }
  if (scheme !== 'light' && scheme !== 'dark')
    scheme = window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  root.setAttribute('data-scheme', scheme)
  root.className += ' is-able'
  for (at = 0; at < files.pages.length; at += 1)
    if (new RegExp(files.pages[at].pattern).test(location.pathname)) page = files.pages[at]
  if (page) {
    // What the page will ask for first, in the words in which it will ask: the browser hands over what has come.
    markup += linksTo([page.asks], 'rel="preload" as="fetch"')
    markup += linksTo(page.styles, 'rel="preload" as="style"')
    markup += linksTo(
      page.scripts.both.concat(language === 'en' ? page.scripts.en : page.scripts.zh),
      'rel="modulepreload"',
    )
    if (page.asks !== '/api/session') root.className += ' is-open'
  }
  // Written and not appended: so the styles hold back the first paint, and the scripts keep their order.
  document.write(markup)
  function linksTo(addresses, kind) {
    return addresses.length
      ? '<link ' +
          kind +
          ' crossorigin href="' +
          addresses.join('"><link ' + kind + ' crossorigin href="') +
          '">'
      : ''
  }
})(MODERN, OLDER)
