import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { readIcons, styleOf } from '../../scripts/generate-icons.mjs'
import { pathOf } from './load.mjs'

test('The_committed_icons_are_those_that_were_drawn', () => {
  const committed = readFileSync(pathOf('src/kit/app-icon/app-icon.wxss'), 'utf8')

  assert.equal(committed, styleOf(readIcons()), 'run npm run icons')
})

test('Every_icon_that_a_page_names_is_drawn', () => {
  const drawn = new Set(readIcons().map(([name]) => name))
  const pages = readdirSync(pathOf('src'), { recursive: true }).filter((file) => file.endsWith('.wxml'))

  const named = pages
    .map((page) => readFileSync(pathOf(`src/${page}`), 'utf8'))
    .flatMap((wxml) => [...wxml.matchAll(/<app-icon[^>]*?\sname="([a-z-]+)"/g)].map(([, name]) => name))

  assert.ok(named.length > 10)
  assert.deepEqual(named.filter((name) => !drawn.has(name)), [])
})

/** Its style sheet is not packed, so that such an icon would be an empty box. */
test('Nothing_asks_TDesign_for_an_icon_of_its_font', () => {
  const all = readdirSync(pathOf('src'), { recursive: true }).filter((file) => file.endsWith('.wxml'))
  const tags = all.flatMap((file) => readFileSync(pathOf(`src/${file}`), 'utf8').match(/<t-[a-z]+\b[^>]*>/g) ?? [])
  const { packOptions } = JSON.parse(readFileSync(pathOf('project.config.json'), 'utf8'))

  assert.deepEqual(packOptions.ignore.map(({ value }) => value), ['miniprogram_npm/tdesign-miniprogram/icon/icon.wxss'])
  assert.ok(tags.length > 10)
  assert.deepEqual(tags.filter((tag) => /^<t-icon|\s(icon|close-btn|prefix-icon|suffix-icon)=/.test(tag)), [])
  for (const search of tags.filter((tag) => tag.startsWith('<t-search'))) {
    assert.match(search, /\sleft-icon=""/)
    assert.match(search, /\sclearable="{{false}}"/)
  }
})
