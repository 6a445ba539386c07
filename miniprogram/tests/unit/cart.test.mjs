import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { load, phone } from './load.mjs'

const cart = await load('data/cart.ts')
const tea = { skuId: 1, productId: 10, title: '绿剑茶', skuName: '100 克', category: 'tea', pictureUrl: '',
  priceFen: 6_800, quantity: 1, isSelected: true }
const basket = { ...tea, skuId: 2, productId: 20, title: '竹编提篮', priceFen: 12_800, category: 'craft' }
let kept

beforeEach(() => {
  kept = phone().kept
})

test('A_kept_cart_comes_back_as_it_was', () => {
  cart.writeCart([tea, basket])

  assert.deepEqual(cart.readCart(), [tea, basket])
})

test('A_cart_of_another_version_counts_as_empty', () => {
  cart.writeCart([tea])
  kept.set('cart', { ...kept.get('cart'), version: 0 })

  assert.deepEqual(cart.readCart(), [])
})

test('A_spoilt_cart_counts_as_empty', () => {
  kept.set('cart', { version: 1, value: [{ ...tea, priceFen: '68.00' }] })

  assert.deepEqual(cart.readCart(), [])
})

test('The_same_variant_twice_is_one_line', () => {
  const twice = cart.addLine(cart.addLine([basket], tea), { ...tea, quantity: 2, priceFen: 7_000 })

  assert.deepEqual(twice.map(({ skuId, quantity, priceFen }) => [skuId, quantity, priceFen]),
    [[1, 3, 7_000], [2, 1, 12_800]])
})

test('Quantity_stays_between_one_and_what_the_server_takes', () => {
  const few = cart.withQuantity([tea], 1, 0)
  const many = cart.withQuantity([tea], 1, 5_000)

  assert.equal(few[0].quantity, 1)
  assert.equal(many[0].quantity, 999)
})

test('Only_what_is_selected_is_asked_for', () => {
  const chosen = cart.selectedOf(cart.withSelected([tea, { ...basket, quantity: 2 }], 1, false))

  assert.deepEqual(cart.requestLinesOf(chosen), [{ skuId: 2, quantity: 2 }])
  assert.equal(cart.goodsFenOf(chosen), 25_600)
  assert.equal(cart.countOf(chosen), 2)
})

test('What_was_bought_leaves_the_rest_in_the_cart', () => {
  assert.deepEqual(cart.without([tea, basket], [1]), [basket])
})
