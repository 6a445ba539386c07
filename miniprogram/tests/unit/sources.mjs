import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { pathOf } from './load.mjs'

export const app = JSON.parse(readFileSync(pathOf('src/app.json'), 'utf8'))

export const packages = app.subPackages.map(({ root }) => root)

/** Every page by its path from the app's root. */
export const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages: own }) => own.map((page) => posix.join(root, page))),
]

/** Every file of the app by its path from there. */
export const files = readdirSync(pathOf('src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => posix.join(posix.relative(pathOf('src'), parentPath), name))

/** The package in which a file lies; empty for the main one. */
export function packageOf(file) {
  return packages.find((root) => file.startsWith(`${root}/`)) ?? ''
}

/** The files of the app that a file names: modules that it imports, styles, components that it uses. */
export function namedBy(file) {
  const text = readFileSync(pathOf(`src/${file}`), 'utf8')
  if (file.endsWith('.ts')) return addresses(text, / from '(\.[^']+)'/g).map((path) => `${beside(file, path)}.ts`)
  if (file.endsWith('.wxss')) return addresses(text, /@import '([^']+)'/g).map((path) => beside(file, path))
  if (!file.endsWith('.json')) return []
  return Object.values(JSON.parse(text).usingComponents ?? {})
    .filter((address) => address.startsWith('/'))
    .map((address) => `${address.slice(1)}.json`)
}

/** All that is needed for these to work: what they name, and the parts of each component and page. */
export function reachedFrom(starts) {
  const reached = new Set()
  const waiting = [...starts]
  while (waiting.length > 0) {
    const file = waiting.pop()
    if (reached.has(file)) continue
    reached.add(file)
    waiting.push(...namedBy(file))
    if (file.endsWith('.json')) waiting.push(...partsOf(file.replace(/\.json$/, '')).filter((part) => part !== file))
  }
  return reached
}

export function partsOf(path) {
  return ['.json', '.ts', '.wxml', '.wxss'].map((end) => path + end).filter((part) => existsSync(pathOf(`src/${part}`)))
}

function addresses(text, pattern) {
  return [...text.matchAll(pattern)].map(([, path]) => path)
}

function beside(file, path) {
  return posix.join(posix.dirname(file), path)
}
