import { existsSync, readFileSync } from 'node:fs'
import { dirname, posix, resolve } from 'node:path'
import postcss from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { Fault } from './fault.mjs'

/** In WeChat's order: the app's, then the components', then the pages', so that a page has the last word. */
export function compileStyles(app, components, faults) {
  const pages = components.filter(({ isPage }) => isPage)
  // Found from the pages inwards; whoever uses a component may restyle it, so the innermost comes first.
  const others = components.filter(({ isPage }) => !isPage).reverse()
  return [
    styleOf(app, 'app', {}, faults),
    ...others.map(({ path }) => styleOf(app, path, { scope: scopeOf(path) }, faults)),
    ...pages.map(({ path }) => styleOf(app, path, { page: path }, faults)),
  ].join('\n')
}

/** The prefix of a component's classes: nobody else's rules meet them, and two packages may have one of a name. */
export function scopeOf(path) {
  const folder = posix.dirname(path)
  return (posix.basename(folder) === posix.basename(path) ? folder : path).replaceAll('/', '-')
}

function styleOf(app, path, place, faults) {
  const file = app.fileOf(`${path}.wxss`)
  if (!existsSync(file)) return ''
  try {
    return rewriteStyle(readStyle(app, file), place)
  } catch (thrown) {
    if (thrown.name !== 'CssSyntaxError') throw thrown
    faults.push(new Fault(app.nameOf(thrown.file ?? file), thrown.line, thrown.column, thrown.reason))
    return ''
  }
}

/** The style with everything it imports in its place. */
function readStyle(app, file) {
  const root = postcss.parse(readFileSync(file, 'utf8'), { from: file })
  root.walkAtRules('import', (rule) => {
    const address = rule.params.replace(/^['"]|['"]$/g, '')
    const imported = address.startsWith('/') ? app.fileOf(address.slice(1)) : resolve(dirname(file), address)
    if (!existsSync(imported)) throw rule.error(`style ${address} is missing`)
    rule.replaceWith(readStyle(app, imported).nodes)
  })
  return root
}

/** WXSS as CSS for one document that holds many pages: `scope` names a component, `page` a page. */
export function rewriteStyle(style, { scope, page }) {
  const root = typeof style === 'string' ? postcss.parse(style) : style
  root.walkAtRules('font-face', (rule) => {
    // A font from another host is slow in a village and absent offline: the app draws its own icons.
    if (/url\(\s*['"]?(https?:)?\/\//.test(rule.toString())) rule.remove()
  })
  root.walkDecls((declaration) => {
    declaration.value = rewriteLengths(declaration.value)
  })
  root.walkRules((rule) => {
    if (rule.parent.type === 'atrule' && /keyframes$/.test(rule.parent.name)) return
    rule.selector = rewriteSelector(rule.selector, { scope, page })
  })
  return root.toString()
}

/** Lengths of the phone's screen, which is only a part of this window. */
export function rewriteLengths(value) {
  return value
    .split(/(url\([^)]*\)|"[^"]*"|'[^']*')/)
    .map((part, index) => (index % 2 === 1
      ? part
      : part.replace(/(?<![\w#-])(-?(?:\d+\.?\d*|\.\d+))(rpx|vh|vw)\b/g, 'calc($1 * var(--wx-$2))')))
    .join('')
}

function rewriteSelector(text, { scope, page }) {
  return selectorParser((selectors) => {
    selectors.walkTags((tag) => {
      tag.value = `wx-${tag.value}`
    })
    if (scope !== undefined) {
      selectors.walkClasses((one) => {
        one.value = `${scope}--${one.value}`
      })
      selectors.walkPseudos((pseudo) => {
        if (pseudo.value === ':host') pseudo.replaceWith(selectorParser.attribute({
          attribute: 'wx-host', operator: '=', value: scope, quoteMark: '"' }))
      })
    }
    if (page !== undefined) {
      selectors.each((selector) => {
        const place = selectorParser().astSync(`:where([data-page="${page}"])`).first.first
        selector.prepend(selectorParser.combinator({ value: ' ' }))
        selector.prepend(place)
      })
    }
  }).processSync(text, { lossless: false })
}
