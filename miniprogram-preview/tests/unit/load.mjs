import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = resolve(fileURLToPath(import.meta.url), '../../..')

/** A module of the phone as this process can run it. */
export async function load(file) {
  const { outputFiles } = buildSync({ entryPoints: [resolve(root, file)], bundle: true, format: 'esm', write: false })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
}
