import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { compileApp } from '../../build.mjs'
import { pagesOf } from '../../build/components.mjs'
import { BuildFailed } from '../../build/fault.mjs'
import { rewriteLengths, rewriteStyle, scopeOf } from '../../build/styles.mjs'
import { requiredBy, scriptOf } from '../../build/wxs.mjs'

const folder = mkdtempSync(join(tmpdir(), 'preview-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const using = (address) => JSON.stringify({ usingComponents: { 'a-part': address } }, null, 2)

/** A mini-program with a page, a component that everybody may use, and a package with one of each. */
const app = {
  'app.json': JSON.stringify({
    pages: ['pages/front/front'],
    subPackages: [
      { root: 'packages/more', pages: ['pages/back/back'] },
      { root: 'packages/other', pages: ['pages/side/side'] },
    ],
  }),
  'app.ts': 'App({})',
  'app.wxss': 'page { color: black }',
  ...parts('pages/front/front', 'Page({})', '<a-part wx:for="{{things}}" wx:key="id" />', using('/kit/part/part')),
  ...parts('packages/more/pages/back/back', 'Page({})', '<a-part />', using('/packages/more/components/part/part')),
  ...parts('packages/other/pages/side/side', 'Page({})', '<view />'),
  ...parts('kit/part/part', 'Component({})', '<view class="part" />'),
  ...parts('packages/more/components/part/part', 'Component({})', '<view class="part" />'),
}

function parts(path, script, template, config = '{}') {
  return {
    [`${path}.json`]: config, [`${path}.ts`]: script, [`${path}.wxml`]: template, [`${path}.wxss`]: '.part { top: 0 }',
  }
}

/** The app with some files changed, built. */
function build(changes = {}) {
  const root = mkdtempSync(join(folder, 'app-'))
  for (const [file, text] of Object.entries({ ...app, ...changes })) {
    const place = join(root, 'src', file)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text)
  }
  return compileApp(root)
}

/** What the build says about it. */
function faultsOf(changes) {
  try {
    build(changes)
    return []
  } catch (thrown) {
    assert.ok(thrown instanceof BuildFailed, thrown)
    return thrown.faults.map(String)
  }
}

test('An_app_without_a_fault_is_built', () => {
  const { script, styles } = build()

  assert.match(script, /path:"pages\/front\/front",isPage:true/)
  assert.match(styles, /\.kit-part--part/)
})

test('Pages_of_a_package_are_found_under_its_root', () => {
  const { script } = build()

  assert.match(script, /path:"packages\/more\/pages\/back\/back",isPage:true/)
  assert.deepEqual(pagesOf({ pages: ['a/a'], subpackages: [{ root: 'p/', pages: ['b/b'] }] }), ['a/a', 'p/b/b'])
})

test('Components_of_one_name_in_two_packages_keep_their_looks_apart', () => {
  const { styles } = build()

  assert.match(styles, /\.packages-more-components-part--part/)
  assert.notEqual(scopeOf('kit/part/part'), scopeOf('packages/more/components/part/part'))
})

test('A_component_of_another_package_is_told_where_it_is_declared', () => {
  const stranger = '/packages/more/components/part/part'
  const told = `component ${stranger} lies in a package that may not be here yet`
  for (const page of ['pages/front/front', 'packages/other/pages/side/side']) {
    assert.deepEqual(faultsOf({ [`${page}.json`]: using(stranger) }), [`src/${page}.json:3:5: ${told}`])
  }
})

test('Broken_WXML_is_told_with_file_line_and_column', () => {
  const [first] = faultsOf({ 'pages/front/front.wxml': '<view>\n  {{things}\n</view>' })

  assert.match(first, /^src\/pages\/front\/front\.wxml:\d+:\d+: /)
})

test('A_tag_that_nobody_declared_is_told_where_it_stands', () => {
  const faults = faultsOf({ 'pages/front/front.wxml': '<view />\n  <my-thing />\n' })

  assert.equal(faults.length, 1)
  assert.match(faults[0], /^src\/pages\/front\/front\.wxml:2:3: <my-thing> is neither declared/)
})

test('A_component_that_is_not_there_is_told_where_it_is_declared', () => {
  const faults = faultsOf({ 'pages/front/front.json': using('/kit/gone/gone') })

  assert.deepEqual(faults, ['src/pages/front/front.json:3:5: component /kit/gone/gone is missing'])
})

test('A_page_that_is_not_there_is_told', () => {
  const config = { pages: ['pages/front/front', 'pages/gone/gone'], subPackages: [{ root: 'more', pages: ['lost'] }] }

  assert.deepEqual(faultsOf({ 'app.json': JSON.stringify(config) }), [
    'src/app.json:1:1: page pages/gone/gone is missing', 'src/app.json:1:1: page more/lost is missing',
  ])
})

test('Broken_WXSS_is_told_with_file_line_and_column', () => {
  const [first] = faultsOf({ 'pages/front/front.wxss': '.shut { top: 0 }\n.open { color: red;\n' })

  assert.match(first, /^src\/pages\/front\/front\.wxss:2:1: Unclosed block/)
})

test('A_components_classes_carry_its_name_its_host_and_tags_are_found', () => {
  const css = rewriteStyle(':host { color: red } .a.b > view { margin: 0 }', { scope: 'price' })
  assert.equal(css, '[wx-host=price] { color: red } .price--a.price--b>wx-view { margin: 0 }')
})

test('A_pages_rules_hold_on_that_page_only_and_weigh_no_more_than_in_WeChat', () => {
  const css = rewriteStyle('.line, page { margin: 0 }', { page: 'pages/cart/cart' })
  const place = ':where([data-page="pages/cart/cart"])'
  assert.equal(css, `${place} .line,${place} wx-page { margin: 0 }`)
})

test('Keyframes_are_left_alone', () => {
  const css = '@keyframes breathe { from { opacity: 1 } 50% { opacity: 0.5 } }'
  assert.equal(rewriteStyle(css, { scope: 'x' }), css)
})

test('Lengths_of_the_screen_follow_the_phone_and_not_the_window', () => {
  assert.equal(rewriteLengths('-20rpx 1.5vh'), 'calc(-20 * var(--wx-rpx)) calc(1.5 * var(--wx-vh))')
  const other = 'url(a20rpx.png) "5vh" #12vhab var(--a-3vh)'
  assert.equal(rewriteLengths(other), other)
})

test('A_font_from_another_host_is_left_out', () => {
  assert.equal(rewriteStyle('@font-face { font-family: t; src: url(https://cdn.example/t.woff) }', {}), '')
})

test('WXS_differs_from_JavaScript_in_names_of_constructors_in_expressions_and_in_paths', () => {
  const code = scriptOf("var a = require('./b.wxs'); x = v.constructor === 'Array'; y = getRegExp('^\\d+$')")
  assert.match(code, /require\('\.\/b'\)/)
  assert.match(code, /constructorName\(v\) === 'Array'/)
  assert.match(code, /getRegExp\('\^\\\\d\+\$'/)
  assert.deepEqual(requiredBy("require('./b.wxs')"), ['./b'])
})
