import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

test('an API that the preview lacks throws and says its name', async () => {
  const { strict } = await load('../preview/browser/wx/strict.ts')
  const wx = strict({ showToast: () => 'shown' })
  assert.equal(wx.showToast(), 'shown')
  assert.throws(() => wx.chooseLocation(), /^Error: wx\.chooseLocation is not in the preview$/)
  assert.throws(() => wx.toString(), /wx\.toString is not in the preview/)
})

test('an answer comes through the callbacks, or as a promise when there are none', async () => {
  const { answer } = await load('../preview/browser/wx/answer.ts')
  assert.deepEqual(await answer('login', {}, () => ({ code: 'c' })), { code: 'c', errMsg: 'login:ok' })
  const heard = []
  answer('login', { success: ({ code }) => heard.push(code), complete: ({ errMsg }) => heard.push(errMsg) },
    () => ({ code: 'c' }))
  await new Promise((resolve) => setTimeout(resolve))
  assert.deepEqual(heard, ['c', 'login:ok'])
})

test('a refusal names the call and its reason', async () => {
  const { Refused, answer } = await load('../preview/browser/wx/answer.ts')
  const cancel = () => {
    throw new Refused('cancel')
  }
  await assert.rejects(answer('requestPayment', {}, cancel), { errMsg: 'requestPayment:fail cancel' })
  const told = await new Promise((resolve) => answer('requestPayment', { fail: resolve }, cancel))
  assert.deepEqual(told, { errMsg: 'requestPayment:fail cancel' })
})
