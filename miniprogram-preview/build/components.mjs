import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve } from 'node:path'
import { Fault, positionAt } from './fault.mjs'

const library = 'miniprogram_npm'

/** Where the parts of the app lie: its own under `src`, packages where WeChat's npm build puts them. */
export function appAt(root) {
  const source = resolve(root, 'src')
  const packages = resolve(root, 'node_modules')
  return {
    root,
    source,
    /** The file of a path of the app such as `pages/home/home.wxml`. */
    fileOf(path) {
      if (!this.isPackage(path)) return join(source, path)
      const [, name, ...rest] = path.split('/')
      return join(packages, name, distOf(join(packages, name)), ...rest)
    },
    isPackage: (path) => path.startsWith(`${library}/`),
    /** How a file is called in what is told to people. */
    nameOf: (file) => relative(root, file),
  }
}

/** Pages of the main package, then those of the others, each by its path from the app's root. */
export function pagesOf(config) {
  const others = config.subPackages ?? config.subpackages ?? []
  return [...config.pages, ...others.flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page)))]
}

/** Every page and every component that a page reaches; what is used and isn't there becomes a fault. */
export function findComponents(app, faults) {
  const config = readJson(app, 'app.json')
  const found = new Map()
  const packages = (config.subPackages ?? config.subpackages ?? []).map(({ root }) => root)
  const waiting = pagesOf(config).map((path) => ({ path, isPage: true, from: null }))
  while (waiting.length > 0) {
    const { path, isPage, from } = waiting.shift()
    if (found.has(path)) continue
    const missing = ['.json', '.wxml'].filter((end) => !existsSync(app.fileOf(path + end)))
    if (missing.length > 0 || scriptOf(app, path) === null) {
      faults.push(from ?? new Fault(app.nameOf(app.fileOf('app.json')), 1, 1, `page ${path} is missing`))
      continue
    }
    const own = readJson(app, `${path}.json`)
    const using = usingOf(app, path, own)
    faults.push(...using.filter(({ target }) => !mayUse(packages, path, target)).map(({ stranger }) => stranger))
    found.set(path, { path, isPage, config: { ...own, usingComponents: Object.fromEntries(
      using.map(({ name, target }) => [name, `/${target}`])) }, script: scriptOf(app, path) })
    waiting.push(...using.map(({ target, fault }) => ({ path: target, isPage: false, from: fault })))
  }
  return { config, components: [...found.values()] }
}

function usingOf(app, path, own) {
  const file = app.fileOf(`${path}.json`)
  const text = readFileSync(file, 'utf8')
  return Object.entries(own.usingComponents ?? {}).map(([name, address]) => {
    const { line, column } = positionAt(text, text.indexOf(`"${name}"`))
    const told = (what) => new Fault(app.nameOf(file), line, column, `component ${address} ${what}`)
    return {
      name,
      target: targetOf(app, path, address),
      fault: told('is missing'),
      stranger: told('lies in a package that may not be here yet'),
    }
  })
}

/** WeChat fetches a package when a page of it is opened: what lies in another one can't be counted on. */
function mayUse(packages, path, target) {
  const home = packages.find((root) => target.startsWith(`${root}/`))
  return home === undefined || path.startsWith(`${home}/`)
}

/** `/a/b` from the app's root, `./a` and `../a` from the component; else from beside it or, failing that, a package. */
function targetOf(app, path, address) {
  if (address.startsWith('/')) return address.slice(1)
  const beside = posix.join(posix.dirname(path), address)
  if (address.startsWith('.') || existsSync(`${app.fileOf(beside)}.json`)) return beside
  return posix.join(library, address)
}

function scriptOf(app, path) {
  return ['.ts', '.js'].map((end) => app.fileOf(path + end)).find(existsSync) ?? null
}

function readJson(app, path) {
  return JSON.parse(readFileSync(app.fileOf(path), 'utf8'))
}

/** The folder that a package declares as its mini-program part. */
export function distOf(folder) {
  const description = join(folder, 'package.json')
  return existsSync(description) ? JSON.parse(readFileSync(description, 'utf8')).miniprogram ?? '' : ''
}

/** The package's own copy of what it imports, e.g. tslib, as WeChat's npm build lays it out. */
export function bundledPackage(importer, name) {
  for (let folder = dirname(importer); folder !== dirname(folder); folder = dirname(folder)) {
    const copy = join(folder, library, name, 'index.js')
    if (existsSync(copy)) return copy
  }
  return null
}
