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
