import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

/** A built-in component, as the adapter hands it to its observers. */
const shown = (host) => ({ _$: { getBackendElement: () => host }, data: {} })

const attributes = () => {
  const set = new Map()
  return { set, setAttribute: (name, value) => set.set(name, value), removeAttribute: (name) => set.delete(name) }
}

test('What_is_set_on_a_page_that_was_left_is_dropped_as_in_WeChat', async () => {
  const { builtin } = await load('browser/builtins/definition.ts')
  const seen = []
  const { observers } = builtin({ observers: { disabled: (value) => seen.push(value) } })
  const host = attributes()

  observers.ariaRole.call(shown(host), 'status')
  observers.disabled.call(shown(host), true)
  for (const left of [null, undefined]) {
    observers.ariaRole.call(shown(left), 'alert')
    observers.ariaLabel.call(shown(left), '')
    observers.disabled.call(shown(left), false)
  }

  assert.deepEqual([...host.set], [['role', 'status']])
  assert.deepEqual(seen, [true])
})
