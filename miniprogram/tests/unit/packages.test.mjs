import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'
import { app, files, namedBy, packageOf, packages, pages, partsOf, reachedFrom } from './sources.mjs'

/** From below: each may name itself and what stands before it. */
const layers = ['lib', 'api', 'views', 'data', 'kit', 'pages']

const named = files.flatMap((file) => namedBy(file).map((target) => ({ file, target })))

test('Every_page_of_the_app_has_its_four_files', () => {
  assert.ok(pages.length >= 14)
  assert.deepEqual(pages.filter((page) => partsOf(page).length !== 4), [])
})

test('Every_folder_with_a_page_in_it_is_a_page_of_the_app', () => {
  const folders = files.filter((file) => /(^|\/)pages\/[^/]+\/[^/]+\.wxml$/.test(file))

  assert.deepEqual(folders.map((file) => file.replace(/\.wxml$/, '')).sort(), [...pages].sort())
})

test('What_a_file_names_is_there', () => {
  assert.ok(named.length > 200)
  assert.deepEqual(named.filter(({ target }) => !files.includes(target)), [])
})

test('The_main_package_names_nothing_of_another_package', () => {
  const across = named.filter(({ file, target }) => packageOf(file) === '' && packageOf(target) !== '')

  assert.deepEqual(across, [])
})

test('A_package_names_nothing_of_another_package_but_the_main_one', () => {
  const across = named.filter(({ file, target }) =>
    packageOf(file) !== '' && packageOf(target) !== '' && packageOf(file) !== packageOf(target))

  assert.deepEqual(across, [])
})

test('What_only_one_package_needs_lies_in_it', () => {
  const main = reachedFrom(['app.ts', 'app.wxss', ...app.pages.map((page) => `${page}.json`)])
  const others = packages.map((root) =>
    reachedFrom(pages.filter((page) => page.startsWith(`${root}/`)).map((page) => `${page}.json`)))
  const shared = files.filter((file) => packageOf(file) === '' && /\.(ts|wxml)$/.test(file))

  const misplaced = shared.filter((file) =>
    !main.has(file) && others.filter((reached) => reached.has(file)).length < 2)

  assert.deepEqual(misplaced, [])
})

test('Nothing_is_kept_that_no_page_needs', () => {
  const reached = reachedFrom(['app.ts', 'app.wxss', ...pages.map((page) => `${page}.json`)])

  assert.deepEqual(files.filter((file) => /\.(ts|wxml|wxss)$/.test(file) && !reached.has(file)), [])
})

test('A_folder_of_the_main_package_names_only_what_stands_below_it', () => {
  const heightOf = (file) => layers.indexOf(file.split('/')[0])
  const upwards = named.filter(({ file, target }) =>
    packageOf(file) === '' && heightOf(file) >= 0 && heightOf(target) > heightOf(file))

  assert.deepEqual(upwards, [])
})

test('What_is_fetched_ahead_is_a_package_and_for_a_page_of_the_app', () => {
  const names = app.subPackages.map(({ name }) => name)
  const rules = Object.entries(app.preloadRule)

  assert.ok(rules.length > 0)
  assert.deepEqual(rules.filter(([page]) => !pages.includes(page)), [])
  assert.deepEqual(rules.flatMap(([, rule]) => rule.packages).filter((name) => !names.includes(name)), [])
})

test('Every_package_is_fetched_ahead_from_some_page', () => {
  const ahead = new Set(Object.values(app.preloadRule).flatMap((rule) => rule.packages))

  assert.deepEqual(app.subPackages.map(({ name }) => name).filter((name) => !ahead.has(name)), [])
})

test('The_pages_of_the_main_package_are_those_of_the_tab_bar', () => {
  assert.deepEqual(app.pages, app.tabBar.list.map(({ pagePath }) => pagePath))
})

test('A_tab_is_where_the_tab_bar_has_it', async () => {
  const { addressOf, placeOf } = await load('data/tabs.ts')

  for (const [place, { pagePath }] of app.tabBar.list.entries()) {
    const name = pagePath.split('/').at(-1)
    assert.equal(placeOf(name), place)
    assert.equal(addressOf(name), `/${pagePath}`)
  }
})

test('Every_address_that_navigation_opens_is_a_page', async () => {
  const { phoneThatGoes } = await import('./pages.mjs')
  const { navigation, gone } = await phoneThatGoes()

  for (const go of Object.values(navigation)) go('x')

  assert.ok(gone.length >= 12)
  assert.deepEqual(gone.filter((url) => !pages.includes(url.slice(1).split('?')[0])), [])
})
