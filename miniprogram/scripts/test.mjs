// Every check of the mini-program, one after the other. Ends with `N passed, N failed, N skipped`, which ./test reads.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const bin = (name) => resolve(root, 'node_modules/.bin', name)
const count = { passed: 0, failed: 0, skipped: 0 }

check('types', bin('tsc'), ['-p', '.', '--noEmit'])
check('types of the preview', bin('tsc'), ['-p', 'preview', '--noEmit'])
check('lint', bin('eslint'), ['.', '--max-warnings', '0'])
check('preview build', process.execPath, ['preview/build.mjs'])
unitTests()
offlineCompile()

console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed > 0 ? 1 : 0

function check(name, command, words) {
  const run = spawnSync(command, words, { cwd: root, encoding: 'utf8' })
  const isGood = run.status === 0
  console.log(`${isGood ? 'ok' : 'not ok'} ${name}`)
  if (!isGood) console.log(run.stdout, run.stderr, run.error ?? '')
  count[isGood ? 'passed' : 'failed']++
  return run.stdout ?? ''
}

/** WeChat's compiler is installed apart and takes a minute: everything else here is done in seconds. */
function offlineCompile() {
  if (process.env.VILLAGE_TEST_FAST === '1') {
    console.log('skipped offline compile: --fast')
    count.skipped++
    return
  }
  const folder = resolve(root, 'compile')
  if (!existsSync(resolve(folder, 'node_modules/.package-lock.json'))) {
    const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
    if (install.status !== 0) console.log(install.stdout, install.stderr)
  }
  const told = check('offline compile', process.execPath, ['compile/compile.mjs'])
  console.log(/^main package: .*$/m.exec(told)?.[0] ?? '')
}

function unitTests() {
  const folder = resolve(root, 'tests/unit')
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.mjs')).map((file) => resolve(folder, file))
  const run = spawnSync(process.execPath, ['--test', '--test-reporter=tap', ...files], { cwd: root, encoding: 'utf8' })
  const told = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(run.stdout)?.[1] ?? 0)
  console.log(run.stdout, run.stderr)
  count.passed += told('pass')
  count.failed += told('fail') + told('cancelled')
  count.skipped += told('skipped') + told('todo')
  // A runner that fell over, or found nothing, has told no failure of its own.
  if ((run.status !== 0 && told('fail') + told('cancelled') === 0) || told('pass') === 0) count.failed++
}
