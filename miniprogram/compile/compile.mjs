// Compiles the mini-program with WeChat's own compiler, offline, and weighs what would ship.
//
// It shows that the source compiles and how large each package is, not that an upload or DevTools accepts it. It
// rests on internals of miniprogram-ci, whose version is therefore exact: the compiler first asks WeChat's server what
// this mini-program may do, and is answered here instead. It still complains that it can't reach a list on that server.
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ci from 'miniprogram-ci'

const root = resolve(fileURLToPath(import.meta.url), '../..')

/** Half of what WeChat allows a package: room for a year of features, and a quick start on a slow network. */
const mostBytes = 1_048_576

/** Nobody's mini-program: nothing is uploaded. */
const appid = 'wx0000000000000000'

/** The limits that WeChat's server would tell. */
const attributes = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
}

const copy = mkdtempSync(join(tmpdir(), 'miniprogram-'))
try {
  const result = await compile(await prepare(copy))
  const sizes = Object.entries(result).map(([path, content]) => ({ path, bytes: Buffer.byteLength(content) }))
  tell(sizes)
} finally {
  rmSync(copy, { recursive: true, force: true })
}
// The compiler leaves its workers running.
process.exit()

/** A copy with the packages where WeChat's npm build lays them, so that the source stays as it is. */
async function prepare(folder) {
  cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true })
  cpSync(join(root, 'project.config.json'), join(folder, 'project.config.json'))
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    const place = join(folder, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), place)
  }
  await ci.packNpmManually({
    packageJsonPath: join(folder, 'package.json'), miniprogramNpmDistDir: join(folder, 'src'),
  })
  return folder
}

async function compile(folder) {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const project = new ci.Project({
    appid, type: 'miniProgram', projectPath: folder, privateKey, ignores: ['node_modules/**/*'],
  })
  const known = async () => attributes
  Object.assign(project, { attr: known, updateProjectAttr: known })
  return ci.getCompiledResult({ project, setting: { useProjectConfig: true }, onProgressUpdate: () => undefined })
}

/** One line a package, the main one first. */
function tell(sizes) {
  const { subPackages = [] } = JSON.parse(readFileSync(join(root, 'src/app.json'), 'utf8'))
  const packageOf = (path) => subPackages.find((one) => path.startsWith(`${one.root}/`))?.name ?? 'main'
  for (const name of ['main', ...subPackages.map((one) => one.name)]) {
    const own = sizes.filter(({ path }) => packageOf(path) === name)
    const library = sumOf(own.filter(({ path }) => path.startsWith('miniprogram_npm/')))
    const ofThem = library === 0 ? '' : `, ${library} of them TDesign`
    console.log(`${name} package: ${sumOf(own)} bytes in ${own.length} files${ofThem}; at most ${mostBytes}`)
    if (own.length === 0 || sumOf(own) > mostBytes) process.exitCode = 1
  }
}

function sumOf(sizes) {
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0)
}
