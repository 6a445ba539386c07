import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'

/** Checks of one package, counted. The preview's package uses them too. */
export class Checks {
  count = { passed: 0, failed: 0, skipped: 0 }

  constructor(root) {
    this.root = root
  }

  tool(name, command, words) {
    return this.#check(name, resolve(this.root, 'node_modules/.bin', command), words)
  }

  /** @returns what it told. */
  script(name, file) {
    return this.#check(name, process.execPath, [file])
  }

  skip(name, reason) {
    console.log(`skipped ${name}: ${reason}`)
    this.count.skipped++
  }

  unitTests(folder) {
    const place = resolve(this.root, folder)
    const files = readdirSync(place).filter((file) => file.endsWith('.test.mjs')).map((file) => resolve(place, file))
    const run = this.#run(process.execPath, ['--test', '--test-reporter=tap', ...files])
    const told = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(run.stdout)?.[1] ?? 0)
    console.log(run.stdout, run.stderr)
    this.count.passed += told('pass')
    this.count.failed += told('fail') + told('cancelled')
    this.count.skipped += told('skipped') + told('todo')
    // A runner that fell over, or found nothing, has told no failure of its own.
    if ((run.status !== 0 && told('fail') + told('cancelled') === 0) || told('pass') === 0) this.count.failed++
  }

  end() {
    const { passed, failed, skipped } = this.count
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
    process.exitCode = failed > 0 ? 1 : 0
  }

  #check(name, command, words) {
    const run = this.#run(command, words)
    const isGood = run.status === 0
    console.log(`${isGood ? 'ok' : 'not ok'} ${name}`)
    if (!isGood) console.log(run.stdout, run.stderr, run.error ?? '')
    this.count[isGood ? 'passed' : 'failed']++
    return run.stdout ?? ''
  }

  #run(command, words) {
    return spawnSync(command, words, { cwd: this.root, encoding: 'utf8' })
  }
}
