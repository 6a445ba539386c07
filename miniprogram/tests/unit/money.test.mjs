import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

const { formatFen, moneyParts, formatBasisPoints } = await load('lib/money.ts')

const amounts = [
  [0, '0.00'],
  [5, '0.05'],
  [99, '0.99'],
  [100, '1.00'],
  [12_805, '128.05'],
  [-1, '-0.01'],
  [-12_800, '-128.00'],
  [900_719_925_474_099, '9007199254740.99'],
]

for (const [fen, text] of amounts) {
  test(`Fen_${fen}_reads_${text}`, () => {
    assert.equal(formatFen(fen), text)
  })
}

for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1]) {
  test(`What_is_no_amount_of_fen_is_thrown_back: ${wrong}`, () => {
    assert.throws(() => formatFen(wrong), RangeError)
  })
}

test('Parts_say_the_same_as_the_whole', () => {
  for (const [fen, text] of amounts) {
    const { sign, yuan, fen: cents } = moneyParts(fen)

    assert.equal(`${sign}${yuan}.${cents}`, text)
  }
})

test('Basis_points_read_as_percent', () => {
  assert.deepEqual([8250, 8000, 5, 10_000, 0].map(formatBasisPoints), ['82.5%', '80%', '0.05%', '100%', '0%'])
})
