import { build } from 'esbuild'
import { bundledPackage } from './components.mjs'

const contentName = 'village:app'

/** The browser's script: the harness with the app's own code, pages and components as functions that define them. */
export async function bundle(entry, app, content, outfile) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minifyWhitespace: true,
    sourcemap: 'linked',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [contentPlugin(app, content), packagePlugin],
  })
}

/** What was compiled, as the module that the harness imports. */
export function contentModule({ app, config, components, templates, scopeOf }) {
  const entries = components.map(({ path, isPage, config: own, script }) =>
    `{path:${JSON.stringify(path)},isPage:${isPage},scope:${JSON.stringify(scopeOf(path))},`
    + `config:${JSON.stringify(own)},define:()=>require(${JSON.stringify(script)})}`)
  return `export const config=${JSON.stringify(config)}\nexport const templates=${templates}\n`
    + `export const start=()=>require(${JSON.stringify(app.fileOf('app.ts'))})\n`
    + `export const components=[${entries.join(',\n')}]\n`
}

function contentPlugin(app, content) {
  return {
    name: 'app-content',
    setup(setup) {
      setup.onResolve({ filter: new RegExp(`^${contentName}$`) }, () => ({ path: contentName, namespace: 'app' }))
      setup.onLoad({ filter: /.*/, namespace: 'app' }, () => ({
        contents: content, loader: 'js', resolveDir: app.root,
      }))
    },
  }
}

const packagePlugin = {
  name: 'bundled-packages',
  setup(setup) {
    setup.onResolve({ filter: /^[\w@][\w/-]*$/ }, ({ path, importer }) => {
      const copy = importer.includes('tdesign-miniprogram') ? bundledPackage(importer, path) : null
      return copy === null ? null : { path: copy }
    })
  },
}
