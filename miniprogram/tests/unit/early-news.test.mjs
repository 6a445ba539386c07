import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { load, phone } from './load.mjs'

const { payOrder, newsOfOrder, newsOfPayout, rememberNews, orderViewOf, orderCardOf, openSumsOf, confirmReceipt }
  = await load('packages/order/data/orders.ts', 'data/early-news.ts', 'packages/order/views/orders.ts',
    'packages/household/views/payouts.ts', 'packages/order/data/receipt.ts')
const at = '2026-05-06T01:00:00Z'
const order = {
  number: 'D1', address: {}, status: 'awaitingPayment', placedAt: at, payBefore: at, lines: [], refunds: [],
  shipment: null, timeline: [], totalFen: 6_800,
}
const confirmSheet = 'wx1183b055aeec94d1'
const payment = { timeStamp: '1', nonceStr: 'n', package: 'p', signType: 'RSA', paySign: 's' }

beforeEach(() => {
  phone(({ url }) => ({
    status: 200,
    body: url.endsWith('/sessions') ? { token: 't', expiresAt: '2999-01-01T00:00:00Z' }
      : url.endsWith('/merchant') ? { mchId: '1900012345', appId: 'wx5a4db0' }
        : payment,
  }))
})

test('An_order_that_was_paid_on_this_phone_is_not_offered_for_payment_again', async () => {
  globalThis.wx.requestPayment = ({ success }) => success()
  await payOrder('D1')

  const view = orderViewOf(order, newsOfOrder(order))

  assert.equal(view.statusText, '正在确认付款')
  assert.equal(view.totalLabel, '实付')
  assert.equal(view.isPayable, false)
  assert.equal(view.isPaymentComing, true)
  assert.equal(orderCardOf(order, newsOfOrder(order)).isPayable, false)
})

test('Whoever_closed_the_pay_sheet_can_pay_later', async () => {
  globalThis.wx.requestPayment = ({ fail }) => fail({ errMsg: 'requestPayment:fail cancel' })
  await assert.rejects(payOrder('D1'), { code: 'wechat.cancelled' })

  assert.equal(newsOfOrder(order), null)
  assert.equal(orderViewOf(order, null).isPayable, true)
})

test('What_the_server_knows_counts_once_it_knows', () => {
  rememberNews('D1', 'paid')

  assert.equal(newsOfOrder({ ...order, status: 'paid' }), null)
  assert.equal(newsOfOrder({ ...order, status: 'closed' }), null)
  assert.equal(newsOfOrder({ ...order, number: 'D2' }), null)
  assert.equal(newsOfOrder(order), 'paid')
})

test('A_transfer_that_was_taken_on_this_phone_is_not_offered_again', () => {
  const payout = {
    outBillNo: 'P1', channel: 'weChat', goodsFen: 100, dividendFen: 0, amountFen: 100, status: 'waitingForPayee',
    packageInfo: 'pkg', failReason: null, submittedAt: null, finishedAt: null, sum: '1-1', confirmBefore: at,
    secondsLeft: 60,
  }
  rememberNews('P1', 'taken')

  const [view] = openSumsOf([payout], newsOfPayout)

  assert.equal(view.packageInfo, '')
  assert.notEqual(view.hint, '')
  assert.equal(newsOfPayout({ ...payout, status: 'succeeded' }), null)
})

test('Only_so_much_news_is_kept_and_what_is_kept_in_another_shape_counts_as_none', () => {
  for (let number = 1; number <= 25; number++) rememberNews(`D${number}`, 'paid')
  assert.equal(newsOfOrder({ ...order, number: 'D5' }), null)
  assert.equal(newsOfOrder({ ...order, number: 'D6' }), 'paid')

  globalThis.wx.setStorageSync('early-news', { version: 1, value: [null] })
  assert.equal(newsOfOrder({ ...order, number: 'D6' }), null)
})

test('A_parcel_is_confirmed_on_the_sheet_of_WeChat_and_only_its_yes_is_one', async () => {
  const shipped = { ...order, status: 'shipped' }
  const asked = comeBack({ appId: confirmSheet, extraData: { status: 'cancel' } })
  await assert.rejects(confirmReceipt('D1'), { code: 'wechat.cancelled' })
  comeBack({ appId: confirmSheet, extraData: { status: 'fail' } })
  await assert.rejects(confirmReceipt('D1'), { code: 'wechat.failed' })
  comeBack({ appId: 'wx-somebody', extraData: { status: 'success' } })
  await assert.rejects(confirmReceipt('D1'), { code: 'wechat.cancelled' })
  comeBack(undefined)
  await assert.rejects(confirmReceipt('D1'), { code: 'wechat.cancelled' })
  assert.equal(orderViewOf(shipped, newsOfOrder(shipped)).isReceivable, true)

  comeBack({ appId: confirmSheet, extraData: { status: 'success' } })
  await confirmReceipt('D1')

  assert.equal(orderViewOf(shipped, newsOfOrder(shipped)).isReceivable, false)
  assert.equal(asked.businessType, 'weappOrderConfirm')
  assert.deepEqual(asked.extraData, { merchant_id: '1900012345', merchant_trade_no: 'D1' })
})

test('A_WeChat_without_the_sheet_is_to_be_updated', async () => {
  await assert.rejects(confirmReceipt('D1'), { code: 'wechat.failed', title: /更新微信/ })
})

/** The sheet opens, and the person comes back from it, or from somewhere else. */
function comeBack(referrerInfo) {
  const listeners = new Set()
  const asked = {}
  Object.assign(globalThis.wx, {
    onAppShow: (listener) => listeners.add(listener),
    offAppShow: (listener) => listeners.delete(listener),
    openBusinessView: (options) => {
      Object.assign(asked, options)
      queueMicrotask(() => listeners.forEach((listener) => listener({ referrerInfo })))
    },
  })
  return asked
}
