import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import { buildSync } from 'esbuild'

const root = resolve(fileURLToPath(import.meta.url), '../../..')

export function pathOf(file) {
  return resolve(root, file)
}

/** A fresh copy of the app's own modules: their state begins anew in every test. */
export async function load(...files) {
  const contents = files.map((file) => `export * from ${JSON.stringify(`./src/${file}`)}`).join('\n')
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  })
  const code = `${outputFiles[0].text}\n// ${++copies}`
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
}

let copies = 0

/** A phone whose storage is a map and whose server is `answer(request)`: {status, body}, or null when none comes. */
export function phone(answer = () => null) {
  const kept = new Map()
  const sent = []
  globalThis.wx = {
    getStorageSync: (name) => kept.get(name) ?? '',
    setStorageSync: (name, value) => kept.set(name, structuredClone(value)),
    removeStorageSync: (name) => kept.delete(name),
    clearStorageSync: () => kept.clear(),
    login: ({ success }) => success({ code: `code-${sent.length}` }),
    request: (asked) => {
      sent.push({ method: asked.method, url: asked.url, header: asked.header, data: asked.data, kept: new Map(kept) })
      const given = answer(asked, sent.length)
      queueMicrotask(() => given === null
        ? asked.fail({ errMsg: 'request:fail timeout' })
        : asked.success({ statusCode: given.status, data: given.body }))
    },
  }
  return { kept, sent }
}
