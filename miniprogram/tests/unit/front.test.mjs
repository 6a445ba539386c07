import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, phone } from './load.mjs'

const spring = { name: '春节', first: '2027-02-05', last: '2027-02-14', resumesOn: '2027-02-15' }

test('A_closure_says_which_days_and_when_parcels_leave_again', async () => {
  const { closureText } = await load('views/front.ts')
  assert.equal(closureText({ closure: null }), '')
  assert.equal(closureText({ closure: spring }), '春节放假：2月5日到2月14日不发货，2月15日起陆续寄出')
  const oneDay = { ...spring, name: '盘点', last: spring.first, resumesOn: '2027-02-06' }
  assert.equal(closureText({ closure: oneDay }), '盘点放假：2月5日不发货，2月6日起陆续寄出')
})

test('The_front_is_asked_once_for_all_of_a_page_and_again_after_a_refusal', async () => {
  let status = 500
  let asked = 0
  phone(() => {
    asked++
    return { status, body: status === 200 ? { title: '小店' } : { code: 'server', title: '请稍后再试', traceId: '' } }
  })
  const { getFront } = await load('data/front.ts')
  await assert.rejects(getFront(), { code: 'server' })
  status = 200
  const answers = await Promise.all([getFront(), getFront(), getFront()])
  assert.deepEqual(answers.map(({ title }) => title), ['小店', '小店', '小店'])
  assert.equal(asked, 2)
})
