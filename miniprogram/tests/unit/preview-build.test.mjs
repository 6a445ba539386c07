import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { compileApp } from '../../preview/build.mjs'
import { BuildFailed } from '../../preview/build/fault.mjs'
import { rewriteLengths, rewriteStyle } from '../../preview/build/styles.mjs'
import { requiredBy, scriptOf } from '../../preview/build/wxs.mjs'
import { pathOf } from './load.mjs'

const folder = mkdtempSync(join(tmpdir(), 'preview-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** The app with one file changed, and what the build says about it. */
function faultsOf(file, change) {
  const root = mkdtempSync(join(folder, 'app-'))
  cpSync(pathOf('src'), join(root, 'src'), { recursive: true })
  symlinkSync(pathOf('node_modules'), join(root, 'node_modules'))
  const place = join(root, 'src', file)
  writeFileSync(place, change(readFileSync(place, 'utf8')))
  try {
    compileApp(root)
    return []
  } catch (thrown) {
    assert.ok(thrown instanceof BuildFailed, thrown)
    return thrown.faults.map(String)
  }
}

test('the app as it is has no fault', () => {
  assert.deepEqual(faultsOf('app.json', (text) => text), [])
})

test('broken WXML is told with file, line and column', () => {
  const [first] = faultsOf('pages/cart/cart.wxml', (text) => text.replace('{{lines}}', '{{lines}'))
  assert.match(first, /^src\/pages\/cart\/cart\.wxml:\d+:\d+: /)
})

test('a tag that nobody declared is told where it stands', () => {
  const faults = faultsOf('pages/me/me.wxml', (text) => `${text}\n  <my-thing />\n`)
  assert.equal(faults.length, 1)
  assert.match(faults[0], /^src\/pages\/me\/me\.wxml:\d+:3: <my-thing> is neither declared/)
})

test('a component that is not there is told where it is declared', () => {
  const gone = '/components/gone/gone'
  const faults = faultsOf('pages/me/me.json', (text) => text.replace('/components/app-icon/app-icon', gone))
  assert.equal(faults.length, 1)
  assert.match(faults[0], /^src\/pages\/me\/me\.json:\d+:\d+: component \/components\/gone\/gone is missing$/)
})

test('a page that is not there is told', () => {
  const faults = faultsOf('app.json', (text) => text.replace('"pages/me/me",', '"pages/me/me", "pages/gone/gone",'))
  assert.deepEqual(faults, ['src/app.json:1:1: page pages/gone/gone is missing'])
})

test('broken WXSS is told with file, line and column', () => {
  const [first] = faultsOf('pages/me/me.wxss', (text) => `${text}\n.open { color: red;\n`)
  assert.match(first, /^src\/pages\/me\/me\.wxss:\d+:1: Unclosed block/)
})

test("a component's classes carry its name, its host and tags are found", () => {
  const css = rewriteStyle(':host { color: red } .a.b > view { margin: 0 }', { scope: 'price' })
  assert.equal(css, '[wx-host=price] { color: red } .price--a.price--b>wx-view { margin: 0 }')
})

test("a page's rules hold on that page only and weigh no more than in WeChat", () => {
  const css = rewriteStyle('.line, page { margin: 0 }', { page: 'pages/cart/cart' })
  const place = ':where([data-page="pages/cart/cart"])'
  assert.equal(css, `${place} .line,${place} wx-page { margin: 0 }`)
})

test('keyframes are left alone', () => {
  const css = '@keyframes breathe { from { opacity: 1 } 50% { opacity: 0.5 } }'
  assert.equal(rewriteStyle(css, { scope: 'x' }), css)
})

test('lengths of the screen follow the phone and not the window', () => {
  assert.equal(rewriteLengths('-20rpx 1.5vh'), 'calc(-20 * var(--wx-rpx)) calc(1.5 * var(--wx-vh))')
  const other = 'url(a20rpx.png) "5vh" #12vhab var(--a-3vh)'
  assert.equal(rewriteLengths(other), other)
})

test('a font from another host is left out', () => {
  assert.equal(rewriteStyle('@font-face { font-family: t; src: url(https://cdn.example/t.woff) }', {}), '')
})

test('WXS differs from JavaScript in names of constructors, in expressions and in paths', () => {
  const code = scriptOf("var a = require('./b.wxs'); x = v.constructor === 'Array'; y = getRegExp('^\\d+$')")
  assert.match(code, /require\('\.\/b'\)/)
  assert.match(code, /constructorName\(v\) === 'Array'/)
  assert.match(code, /getRegExp\('\^\\\\d\+\$'/)
  assert.deepEqual(requiredBy("require('./b.wxs')"), ['./b'])
})
