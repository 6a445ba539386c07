import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, phone } from './load.mjs'

const address = await load('packages/order/data/address.ts')
const good = { receiver: '楼小雨', phone: '13800000001', province: '浙江省', city: '杭州市', detail: '西湖区 1 号' }

test('An_address_that_a_courier_can_use_has_no_complaint', () => {
  assert.equal(address.complaintAbout(good), null)
})

test('The_first_missing_part_is_named', () => {
  assert.equal(address.complaintAbout({ ...good, phone: '', city: ' ' }), '请填写手机号')
  assert.equal(address.complaintAbout({ ...good, city: ' ' }), '请填写城市')
})

test('A_phone_number_has_eleven_digits', () => {
  assert.equal(address.complaintAbout({ ...good, phone: '1380000' }), '手机号要 11 位数字，请核对')
})

test('A_city_that_is_a_province_is_said_once', () => {
  assert.equal(address.oneLineOf({ ...good, province: '上海市', city: '上海市' }), '上海市西湖区 1 号')
})

test('A_kept_address_comes_back_and_a_spoilt_one_does_not', () => {
  const { kept } = phone()
  address.writeAddress(good)

  assert.deepEqual(address.readAddress(), good)

  kept.set('address', { version: 1, value: { ...good, city: 3 } })

  assert.deepEqual(address.readAddress(), address.emptyAddress)
})
