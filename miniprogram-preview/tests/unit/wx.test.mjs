import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

test('An_API_that_the_preview_lacks_throws_and_says_its_name', async () => {
  const { strict } = await load('browser/wx/strict.ts')
  const wx = strict({ showToast: () => 'shown' })
  assert.equal(wx.showToast(), 'shown')
  assert.throws(() => wx.chooseLocation(), /^Error: wx\.chooseLocation is not in the preview$/)
  assert.throws(() => wx.toString(), /wx\.toString is not in the preview/)
})

test('An_answer_comes_through_the_callbacks_or_as_a_promise_when_there_are_none', async () => {
  const { answer } = await load('browser/wx/answer.ts')
  assert.deepEqual(await answer('login', {}, () => ({ code: 'c' })), { code: 'c', errMsg: 'login:ok' })
  const heard = []
  answer('login', { success: ({ code }) => heard.push(code), complete: ({ errMsg }) => heard.push(errMsg) },
    () => ({ code: 'c' }))
  await new Promise((resolve) => setTimeout(resolve))
  assert.deepEqual(heard, ['c', 'login:ok'])
})

test('A_refusal_names_the_call_and_its_reason', async () => {
  const { Refused, answer } = await load('browser/wx/answer.ts')
  const cancel = () => {
    throw new Refused('cancel')
  }
  await assert.rejects(answer('requestPayment', {}, cancel), { errMsg: 'requestPayment:fail cancel' })
  const told = await new Promise((resolve) => answer('requestPayment', { fail: resolve }, cancel))
  assert.deepEqual(told, { errMsg: 'requestPayment:fail cancel' })
})

test('Another_village_of_the_server_is_asked_where_the_address_names_one', async () => {
  const { ofVillage } = await load('browser/village.ts')
  const asked = (search, url) => {
    globalThis.location = { search }
    return ofVillage(url)
  }
  const products = '/v1/shangying/products?search=/v1/x'
  assert.equal(asked('?bare=1', products), products)
  assert.equal(asked('?village=qingshan', products), '/v1/qingshan/products?search=/v1/x')
  assert.equal(asked('?village=qingshan', 'https://else.example/v1/x'), 'https://else.example/v1/x')
  assert.equal(asked('?village=../../console', products), products)
})
