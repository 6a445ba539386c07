// Every check of the mini-program, one after the other. Ends with `N passed, N failed, N skipped`, which ./test reads.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const bin = (name) => resolve(root, 'node_modules/.bin', name)
const count = { passed: 0, failed: 0, skipped: 0 }

check('types', bin('tsc'), ['-p', '.', '--noEmit'])
check('lint', bin('eslint'), ['.', '--max-warnings', '0'])
unitTests()

console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed > 0 ? 1 : 0

function check(name, command, words) {
  const run = spawnSync(command, words, { cwd: root, encoding: 'utf8' })
  const isGood = run.status === 0
  console.log(`${isGood ? 'ok' : 'not ok'} ${name}`)
  if (!isGood) console.log(run.stdout, run.stderr, run.error ?? '')
  count[isGood ? 'passed' : 'failed']++
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
