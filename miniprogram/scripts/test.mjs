// Every check of the mini-program, one after the other. Ends with `N passed, N failed, N skipped`, which ./test reads.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Checks } from './checks.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const checks = new Checks(root)
checks.tool('types', 'tsc', ['-p', '.', '--noEmit'])
checks.tool('lint', 'eslint', ['.', '--max-warnings', '0'])
checks.unitTests('tests/unit')
offlineCompile()
checks.end()

/** WeChat's compiler is installed apart and takes a minute: everything else here is done in seconds. */
function offlineCompile() {
  if (process.env.VILLAGE_TEST_FAST === '1') {
    checks.skip('offline compile', '--fast')
    return
  }
  const folder = resolve(root, 'compile')
  if (!existsSync(resolve(folder, 'node_modules/.package-lock.json'))) {
    const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
    if (install.status !== 0) console.log(install.stdout, install.stderr)
  }
  const told = checks.script('offline compile', 'compile/compile.mjs')
  for (const line of told.matchAll(/^\w+ package: .*$/gm)) console.log(line[0])
}
