import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import compiler from 'glass-easel-template-compiler'
import { Fault, positionAt } from './fault.mjs'
import { requiredBy, scriptOf } from './wxs.mjs'

/** Tags that the template language itself knows. */
const words = ['block', 'slot', 'template', 'import', 'include', 'wxs']

/** All WXML as one JavaScript expression: an object from path to what glass-easel renders. */
export function compileTemplates(app, components, builtins, faults) {
  const group = new compiler.TmplGroup()
  const added = new Set()
  try {
    for (const { path, config } of components) {
      const tags = new Set([...words, ...builtins, ...Object.keys(config.usingComponents)])
      addTemplate(app, group, added, path, tags, faults)
    }
    return group.getTmplGenObjectGroups()
  } finally {
    group.free()
  }
}

function addTemplate(app, group, added, path, tags, faults) {
  const file = app.fileOf(`${path}.wxml`)
  const name = app.nameOf(file)
  const text = readFileSync(file, 'utf8')
  faults.push(...unknownTags(text, tags, name))
  if (added.has(path)) return
  added.add(path)
  for (const { isError, startLine, startColumn, message } of group.addTmpl(path, text)) {
    // What a package only gets warned about is not ours to mend.
    if (isError || !app.isPackage(path)) faults.push(new Fault(name, startLine + 1, startColumn + 1, message))
  }
  for (const script of group.getScriptDependencies(path)) {
    addScript(app, group, added, script, new Fault(name, 1, 1, `script ${script}.wxs is missing`), faults)
  }
  for (const part of group.getDirectDependencies(path)) {
    if (existsSync(app.fileOf(`${part}.wxml`))) addTemplate(app, group, added, part, tags, faults)
    else faults.push(new Fault(name, 1, 1, `template ${part}.wxml is missing`))
  }
}

function addScript(app, group, added, path, fault, faults) {
  const file = app.fileOf(`${path}.wxs`)
  if (added.has(file)) return
  added.add(file)
  if (!existsSync(file)) {
    faults.push(fault)
    return
  }
  const text = readFileSync(file, 'utf8')
  group.addScript(path, scriptOf(text))
  for (const required of requiredBy(text)) {
    addScript(app, group, added, posix.join(posix.dirname(path), required), fault, faults)
  }
}

/** A tag that is neither built in nor declared would be an empty box in WeChat, without a word. */
export function unknownTags(text, tags, name) {
  const quiet = text
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/<wxs\b[^>]*>[\s\S]*?<\/wxs>/g, blank)
    .replace(/\{\{[\s\S]*?\}\}/g, blank)
  return [...quiet.matchAll(/<([a-zA-Z][\w-]*)/g)]
    .filter(([, tag]) => !tags.has(tag))
    .map(({ index, 1: tag }) => {
      const { line, column } = positionAt(text, index)
      return new Fault(name, line, column, `<${tag}> is neither declared in usingComponents nor known to the preview`)
    })
}

function blank(text) {
  return text.replace(/[^\n]/g, ' ')
}
