import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

const { statementViewOf, payoutViewOf } = await load('services/statement-views.ts')
const { cardOf, isSoldOut } = await load('services/catalog.ts')
const part = { openingFen: 0, earnedFen: 5_610, paidFen: 0, broughtFen: 0, closingFen: 5_610 }
const none = { openingFen: 0, earnedFen: 0, paidFen: 0, broughtFen: 0, closingFen: 0 }
const sale = {
  at: '2026-05-20T02:00:00Z', orderNumber: 'SY1', title: '绿剑茶 100 克', quantity: 1, grossFen: 6_800,
  discountFen: 200, refundedFen: 0, netFen: 6_600, ruleCode: 'standard', ruleRevision: 2, householdBp: 8_500,
  fundBp: 500, platformBp: 0, cooperativeBp: 1_000, householdFen: 5_610, outRefundNo: null,
}
const statement = {
  householdNumber: 1, householdName: '斯银娣家', isMember: true, periodId: 1,
  periodTitle: '2026-05-01 至 2026-05-31', periodStatus: 'open', earlierPeriodId: null, laterPeriodId: null,
  goods: part, lines: [sale], dividends: none, dividend: null, payouts: [],
}

test('A_sale_is_explained_from_price_to_share', () => {
  const view = statementViewOf(statement)

  assert.deepEqual(view.sales[0].steps, [
    '售价 68.00，减优惠 2.00，净额 66.00 元',
    '我家得 85%，共富基金 5%，合作社 10%（分配规则第 2 版）',
  ])
  assert.equal(view.owedFen, 5_610)
  assert.equal(view.hasDividendAccount, false)
  assert.equal(view.periodTitle, '2026年5月')
})

test('What_was_owed_at_the_end_of_an_earlier_month_is_not_called_owed_today', () => {
  const earlier = statementViewOf({ ...statement, laterPeriodId: 2 })

  assert.equal(statementViewOf(statement).owedLabel, '村里还欠我家')
  assert.equal(earlier.owedLabel, '期末村里还欠我家')
  assert.deepEqual([earlier.earlier, earlier.later], [0, 2])
})

test('Only_a_transfer_that_waits_can_be_confirmed', () => {
  const waiting = {
    outBillNo: 'P1', channel: 'weChat', goodsFen: 5_610, dividendFen: 300, amountFen: 5_910,
    status: 'waitingForPayee', packageInfo: 'pkg', failReason: null, submittedAt: null, finishedAt: null,
  }

  assert.equal(payoutViewOf(waiting, null).packageInfo, 'pkg')
  assert.equal(payoutViewOf(waiting, null).words, '微信零钱 · 货款 56.10 元，分红 3.00 元')
  assert.equal(payoutViewOf({ ...waiting, status: 'succeeded' }, null).packageInfo, '')
})

test('Whose money did not come hears what to do, and no code', () => {
  const failed = {
    outBillNo: 'P1', channel: 'weChat', goodsFen: 5_610, dividendFen: 0, amountFen: 5_610,
    status: 'failed', packageInfo: null, failReason: 'ACCOUNT_FROZEN', submittedAt: null, finishedAt: null,
  }

  assert.match(payoutViewOf(failed, null).failText, /请打开微信看看/)
  assert.match(payoutViewOf({ ...failed, failReason: 'SOMETHING_NEW' }, null).failText, /^[^A-Z]+问财务$/)
  assert.equal(payoutViewOf({ ...failed, status: 'succeeded', failReason: null }, null).failText, '')
})

test('A_card_shows_the_cheapest_variant_that_is_left', () => {
  const product = {
    id: 3, name: '绿剑茶', category: 'tea', householdName: '斯银娣家', artisanName: null,
    skus: [{ id: 1, name: '小', priceFen: 100, stock: 0 }, { id: 2, name: '大', priceFen: 300, stock: 1 }],
  }

  assert.equal(cardOf(product).priceFen, 300)
  assert.equal(cardOf(product).isSoldOut, false)
  assert.equal(isSoldOut({ skus: [{ ...product.skus[0] }] }), true)
})

test('what happened to an order within one moment is told newest first', async () => {
  const { orderViewOf } = await load('services/order-views.ts')
  const at = '2026-05-06T01:00:00Z'
  const order = {
    address: {}, status: 'closed', placedAt: at, lines: [], refunds: [], shipment: null,
    timeline: [{ moment: 'placed', at }, { moment: 'closed', at }],
  }
  assert.deepEqual(orderViewOf(order, null).timeline.map(({ text }) => text), ['订单关闭', '提交订单'])
})
