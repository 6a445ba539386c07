// Every check of the preview, one after the other. Ends with `N passed, N failed, N skipped`, which ./test reads.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Checks } from '../../miniprogram/scripts/checks.mjs'

const checks = new Checks(resolve(fileURLToPath(import.meta.url), '../..'))
checks.tool('types', 'tsc', ['-p', '.', '--noEmit'])
checks.tool('lint', 'eslint', ['.', '--max-warnings', '0'])
checks.script('build', 'build.mjs')
checks.unitTests('tests/unit')
checks.end()
