import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

const { momentText, dayText, monthText, remainingText } = await load('lib/times.ts')

test('Moments_are_read_in_Beijing_time', () => {
  assert.equal(momentText('2026-11-24T04:05:00Z'), '11月24日 12:05')
  assert.equal(dayText('2026-12-31T16:00:00Z'), '1月1日')
  assert.equal(momentText('2026-12-31T16:00:00+00:00'), '1月1日 00:00')
})

test('What_is_left_counts_down_to_null', () => {
  assert.equal(remainingText(5_400), '1小时30分')
  assert.equal(remainingText(845), '14分05秒')
  assert.equal(remainingText(1), '00分01秒')
  assert.equal(remainingText(0), null)
})

test('A_whole_month_is_called_by_its_name', () => {
  assert.equal(monthText('2026-05-01 至 2026-05-31'), '2026年5月')
  assert.equal(monthText('2028-02-01 至 2028-02-29'), '2028年2月')
  assert.equal(monthText('2026-02-01 至 2026-02-27'), '2026-02-01 至 2026-02-27')
  assert.equal(monthText('2026-01-01 至 2026-12-31'), '2026-01-01 至 2026-12-31')
})
