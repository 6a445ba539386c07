import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, phone } from './load.mjs'

const session = { status: 200, body: { token: 't', expiresAt: '2099-01-01T00:00:00Z', shopperId: 1 } }
const topics = (remaining, isRefused = false) => [
  { topic: 'transferWaiting', templateId: 'T1', remaining, isRefused },
  { topic: 'transferLapsing', templateId: 'T2', remaining, isRefused },
]

function server(reminders, me = null) {
  return ({ url, method }) => {
    if (url.endsWith('/sessions')) return session
    if (url.endsWith('/me')) return { status: 200, body: me }
    return method === 'POST' ? { status: 204, body: '' } : { status: 200, body: reminders }
  }
}

test('What_was_answered_to_WeChat_is_told_to_the_village_template_by_template', async () => {
  const { sent } = phone(server(topics(0)))
  globalThis.wx.requestSubscribeMessage = ({ tmplIds, success }) => {
    assert.deepEqual(tmplIds, ['T1', 'T2'])
    success({ T1: 'accept', T2: 'reject', errMsg: 'requestSubscribeMessage:ok' })
  }
  const { askForReminders, loadReminders } = await load('data/reminders.ts')
  await loadReminders()

  assert.equal(await askForReminders(), 'agreed')
  assert.deepEqual(sent.find(({ method, url }) => method === 'POST' && url.endsWith('/reminders')).data, { answers: [
    { topic: 'transferWaiting', isAgreed: true }, { topic: 'transferLapsing', isAgreed: false },
  ] })
})

test('Whoever_has_a_message_left_or_said_no_is_not_asked_again_by_the_way', async () => {
  for (const [reminders, offered] of [[topics(0), true], [topics(1), false], [topics(0, true), false], [[], false]]) {
    phone(server(reminders))
    const { loadReminders, shouldOfferReminders } = await load('data/reminders.ts')
    await loadReminders()
    assert.equal(shouldOfferReminders(), offered)
  }
})

test('A_switch_that_is_off_is_told_apart_from_a_sheet_that_was_closed', async () => {
  for (const [errCode, consent] of [[20004, 'allOff'], [10001, 'none']]) {
    const { sent } = phone(server(topics(0)))
    globalThis.wx.requestSubscribeMessage = ({ fail }) => fail({ errCode, errMsg: 'requestSubscribeMessage:fail' })
    const { askForReminders, loadReminders } = await load('data/reminders.ts')
    await loadReminders()
    assert.equal(await askForReminders(), consent)
    assert.ok(!sent.some(({ method, url }) => method === 'POST' && url.endsWith('/reminders')))
  }
})

test('The_red_dot_stands_while_money_waits_and_a_shopper_asks_nothing', async () => {
  const drawn = []
  const { sent } = phone(server([], { shopperId: 1, household: { id: 1, name: '斯银娣家', waitingFen: 0 } }))
  globalThis.wx.showTabBarRedDot = ({ index }) => drawn.push(`on ${index}`)
  globalThis.wx.hideTabBarRedDot = ({ index }) => drawn.push(`off ${index}`)
  const { keepWaiting, showMoneyDot, keepSession } = await load('data/money-dot.ts', 'api/session.ts')

  showMoneyDot(1_000)
  keepWaiting(false, 0, 1_000)
  showMoneyDot(100_000)
  assert.deepEqual([drawn, sent], [['off 3', 'off 3'], []])

  keepSession(session.body)
  keepWaiting(true, 55_186, 1_000)
  showMoneyDot(2_000)
  assert.deepEqual([drawn.at(-1), sent.length], ['on 3', 0])

  showMoneyDot(100_000)
  await new Promise((resolve) => setTimeout(resolve))
  assert.deepEqual([drawn.at(-1), sent.length], ['off 3', 1])
})
