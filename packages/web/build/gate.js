// oxlint-disable no-var -- what is asked here may know nothing newer.
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
  if (!isModern && !isAble) return
  document.documentElement.className += ' is-able'
  // Written and not appended: so the styles hold back the first paint, and the scripts keep their order.
  document.write(isModern ? modern : older)
})(MODERN, OLDER)
