// Builds the browser preview of the mini-program beside this folder into dist: `npm run build`.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BuildFailed } from './build/fault.mjs'
import { bundle, contentModule } from './build/bundle.mjs'
import { appAt, findComponents } from './build/components.mjs'
import { compileStyles, scopeOf } from './build/styles.mjs'
import { compileTemplates } from './build/templates.mjs'

const preview = resolve(fileURLToPath(import.meta.url), '..')
const miniprogram = resolve(preview, '../miniprogram')

/** The built-in components that the preview has, one module each in browser/builtins. */
export const builtins = ['button', 'image', 'input', 'label', 'rich-text', 'scroll-view', 'text', 'textarea', 'view']

/** @returns what the pages and components of the app are, compiled; throws BuildFailed with every fault found. */
export function compileApp(root) {
  const faults = []
  const app = appAt(root)
  const { config, components } = findComponents(app, faults)
  const templates = compileTemplates(app, components, builtins, faults)
  const styles = compileStyles(app, components, faults)
  if (faults.length > 0) throw new BuildFailed(faults)
  return { app, styles, script: contentModule({ app, config, components, templates, scopeOf }) }
}

export async function buildPreview(root, target) {
  const { app, styles, script } = compileApp(root)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  await bundle(resolve(preview, 'browser/main.ts'), app, script, resolve(target, 'preview.js'))
  writeFileSync(resolve(target, 'app.css'), styles)
  cpSync(resolve(preview, 'page'), target, { recursive: true })
  cpSync(app.fileOf('images'), resolve(target, 'images'), { recursive: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now()
  try {
    await buildPreview(miniprogram, resolve(preview, 'dist'))
    console.log(`preview built in ${Math.round(performance.now() - started)} ms`)
  } catch (thrown) {
    if (!(thrown instanceof BuildFailed)) throw thrown
    console.error(thrown.message)
    process.exitCode = 1
  }
}
