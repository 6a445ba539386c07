// Writes the pictures of the demo village's shelf: what a telephone draws of its goods, as files that go through the
// store of pictures like a photograph. Run it with `CHROMIUM=path npm run demo-pictures` after a change of the drawings
// or of the shelf; a test fails while a product has none.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const village = resolve(root, '../src/Demo/villages/shangying')
const sizes = { large: 800, small: 320 }

const work = mkdtempSync(join(tmpdir(), 'demo-pictures-'))
try {
  const products = JSON.parse(readFileSync(join(village, 'products.json'), 'utf8'))
  const { goodsDrawing } = await bundled('src/kit/drawings/goods.ts')
  const drawings = products.map(({ category, name }, at) => goodsDrawing(category, name, at + 1))
  const pictures = drawn(drawings)
  const folder = join(village, 'pictures')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const list = products.map(({ name }, at) => ({ name, file: String(at + 1).padStart(2, '0') }))
  list.forEach(({ file }, at) => Object.keys(sizes).forEach((size, which) => writeFileSync(
    join(folder, `${file}-${size}.webp`),
    Buffer.from(pictures[at * 2 + which].split(',')[1], 'base64'),
  )))
  const lines = list.map((one) => `  { "name": "${one.name}", "file": "${one.file}" }`)
  writeFileSync(join(village, 'pictures.json'), `[\n${lines.join(',\n')}\n]\n`)
} finally {
  rmSync(work, { recursive: true })
}

async function bundled(source) {
  const outfile = join(work, 'drawings.mjs')
  await build({ entryPoints: [resolve(root, source)], bundle: true, format: 'esm', outfile, logLevel: 'error' })
  return import(outfile)
}

/** WebP as data addresses, each drawing in each size: a browser is at hand wherever the tests run. */
function drawn(drawings) {
  const page = join(work, 'page.html')
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><pre id="made"></pre><script>
    (async () => {
      const made = []
      for (const drawing of ${JSON.stringify(drawings)}) {
        const image = new Image()
        image.src = 'data:image/svg+xml,' + encodeURIComponent(drawing)
        await image.decode()
        for (const edge of ${JSON.stringify(Object.values(sizes))}) {
          const canvas = document.createElement('canvas')
          canvas.width = canvas.height = edge
          canvas.getContext('2d').drawImage(image, 0, 0, edge, edge)
          made.push(canvas.toDataURL('image/webp', 0.8))
        }
      }
      document.getElementById('made').textContent = made.join('|')
    })()
  </script>`)
  const dom = execFileSync(
    process.env.CHROMIUM ?? 'chromium',
    ['--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=60000', '--dump-dom', `file://${page}`],
    { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
  ).toString()
  const made = /<pre id="made">([^<]*)<\/pre>/.exec(dom)?.[1].split('|') ?? []
  if (made.length !== drawings.length * Object.keys(sizes).length) throw new Error('the browser drew not all of them')
  return made
}
