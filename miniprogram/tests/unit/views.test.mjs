import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

const { statementViewOf } = await load('packages/household/views/statement.ts')
const { openSumsOf, finishedSumsOf, leftText } = await load('packages/household/views/payouts.ts')
const { cardOf, isSoldOut } = await load('views/goods.ts')
const part = { openingFen: 0, earnedFen: 5_610, sentFen: 0, broughtFen: 0, repaidFen: 0, closingFen: 5_610 }
const none = { openingFen: 0, earnedFen: 0, sentFen: 0, broughtFen: 0, repaidFen: 0, closingFen: 0 }
const sale = {
  at: '2026-05-20T02:00:00Z', orderNumber: 'SY1', title: '绿剑茶 100 克', quantity: 1, grossFen: 25_300,
  discountFen: 200, refundedFen: 0, netFen: 25_100, ruleCode: 'STANDARD', ruleRevision: 2, householdBp: 8_000,
  fundBp: 300, platformBp: 700, cooperativeBp: 1_000, householdFen: 20_080, fundFen: 753, platformFen: 1_757,
  cooperativeFen: 2_510, others: [], outRefundNo: null,
}
const rule = {
  code: 'STANDARD', revision: 2, agreementNo: '上英共富议〔2026〕1号', agreedAt: '2026-05-06T01:00:00Z',
  farmers: '斯来法', enterprise: '郭文娟', government: '边春英',
}
const statement = {
  householdNumber: 1, householdName: '斯银娣家', isMember: true, isHeld: false, periodId: 1,
  periodTitle: '2026-05-01 至 2026-05-31', periodStatus: 'open', isCurrent: true,
  earlierPeriodId: null, laterPeriodId: null,
  arrivedFen: 0, cameBackFen: 0, onItsWayFen: 0, owedFen: 20_080, owesFen: 0, clawbackFen: 0,
  withheldFen: 0, minimumPayoutFen: 1_300, capitalOwedFen: 0,
  goods: part, lines: [sale], royalties: [], rules: [rule], dividends: none, dividend: null, ended: [],
}
const waiting = {
  outBillNo: 'F1', sum: '7-1', channel: 'weChat', goodsFen: 20_000, dividendFen: 0, amountFen: 20_000,
  status: 'waitingForPayee', isCancelling: false, mayTake: true, taker: null, packageInfo: 'pkg1', failReason: null,
  submittedAt: '2026-12-22T06:41:00Z', confirmBefore: '2026-12-23T06:41:00Z', secondsLeft: 3 * 3600 + 59,
  finishedAt: null,
}
const ended = {
  outBillNo: 'F1', sum: '7-1', channel: 'weChat', goodsFen: 20_000, dividendFen: 0, amountFen: 20_000, end: 'arrived',
  failReason: null, at: '2026-05-30T06:00:00Z', arrivedAt: null,
}
const noNews = () => null

test('What_goes_back_to_a_member_who_left_is_said_beside_what_is_owed_for_goods', () => {
  assert.equal(statementViewOf(statement).capitalText, '')
  assert.equal(
    statementViewOf({ ...statement, capitalOwedFen: 500_000 }).capitalText,
    '另有退社款 5000.00 元，村里按章程付')
})

test('Each_fen_of_a_sale_is_named_with_whose_it_is_and_how_it_was_reckoned', () => {
  const [view] = statementViewOf(statement).sales

  assert.deepEqual(view.steps, ['顾客付的货价 253.00，减优惠 2.00，拿来分的是 251.00 元'])
  assert.deepEqual(view.parts[0], { who: '我家', how: '251.00 × 80% = 200.80', fen: 20_080 })
  assert.deepEqual(view.parts.map(({ how }) => how).slice(1),
    ['251.00 × 3% = 7.53', '251.00 × 7% = 17.57', '251.00 × 10% = 25.10'])
  assert.match(view.agreedText, /^上英共富议〔2026〕1号，2026年5月6日由农户代表斯来法、企业代表郭文娟、政府代表边春英/)
})

test('A_part_that_does_not_come_out_even_is_not_called_equal', () => {
  const odd = { ...sale, netFen: 1_234, householdBp: 7_250, householdFen: 895 }
  assert.equal(statementViewOf({ ...statement, lines: [odd] }).sales[0].parts[0].how, '12.34 × 72.5% ≈ 8.95')
})

test('Where_something_is_taken_before_the_rest_nobody_is_said_to_have_a_percentage', () => {
  const served = { ...sale, householdBp: 0, fundBp: 0, platformBp: 0, cooperativeBp: 0 }
  const [view] = statementViewOf({ ...statement, lines: [served] }).sales

  assert.deepEqual(view.parts.map(({ how }) => how), Array(4).fill('按规则的步骤分，不是固定的百分比'))
})

test('Whoever_shares_beside_the_four_is_named_with_the_fen', () => {
  const shared = { ...sale, others: [{ party: '助学金', fen: 127 }] }
  const [view] = statementViewOf({ ...statement, lines: [shared] }).sales

  assert.deepEqual(view.parts.at(-1), { who: '助学金', how: '按规则的步骤分，不是固定的百分比', fen: 127 })
})

test('A_royalty_says_what_it_is_for_and_when_it_goes_back', () => {
  const row = { at: '2026-05-06T01:00:00Z', orderNumber: 'D1', title: '绿剑茶 100 克', party: '楼师傅纹样', fen: 340 }
  const { royalties } = statementViewOf({ ...statement, royalties: [row, { ...row, fen: -50 }] })

  assert.deepEqual(royalties.map(({ title, fen }) => [title, fen]),
    [['楼师傅纹样，绿剑茶 100 克', 340], ['退款：楼师傅纹样，绿剑茶 100 克', -50]])
})

test('Arrived_on_its_way_owed_and_owing_stand_apart', () => {
  const head = statementViewOf({
    ...statement, arrivedFen: 50_449, onItsWayFen: 55_186, owedFen: 498, withheldFen: 498,
  })

  assert.deepEqual([head.arrivedFen, head.onItsWayFen, head.owedFen, head.owesText], [50_449, 55_186, 498, ''])
  assert.equal(head.owedHint, '其中分红 4.98 元，满 13 元才付')
})

test('What_the_household_owes_is_a_sentence_and_no_negative_amount', () => {
  const head = statementViewOf({
    ...statement, owedFen: 0, owesFen: 11_921, clawbackFen: 12_419, withheldFen: 498,
  })

  assert.equal(head.owesText, '我家欠村里 119.21 元，以后卖货时扣，也可以还给村里')
  assert.match(head.owesHint, /退回 124\.19 元；减去还没付的分红 4\.98 元（分红满 13 元才付）/)
  assert.equal(head.owedHint, '')
})

test('Of_a_household_whose_payee_died_today_s_account_says_why_nothing_is_paid_and_what_to_do', () => {
  const held = { ...statement, isHeld: true }

  assert.match(statementViewOf(held).heldText, /收款人去世了，我家的钱先留在村里，一分不少。.*到村里换收款人，换好以后再付/)
  assert.equal(statementViewOf({ ...held, laterPeriodId: 2 }).heldText, '', 'an earlier month tells of its end')
  assert.equal(statementViewOf(statement).heldText, '')
})

test('An_earlier_month_tells_its_own_end_and_its_own_payments', () => {
  const earlier = statementViewOf({ ...statement, isCurrent: false, laterPeriodId: 2, ended: [ended] })

  assert.deepEqual([earlier.arrivedLabel, earlier.owedLabel], ['5月到账', '月底村里还欠我家'])
  assert.equal(earlier.finishedText, '已到账 1 笔，共 200.00 元')
  assert.deepEqual([earlier.earlier, earlier.later], [0, 2])
})

test('The_newest_month_is_called_by_its_name_once_it_is_over', () => {
  const over = statementViewOf({ ...statement, isCurrent: false, arrivedFen: 50_000 })

  assert.equal(over.arrivedLabel, '5月到账')
  assert.deepEqual([over.onItsWayLabel, over.owedLabel], ['在路上，还没到账', '村里还欠我家'], 'they are today\'s')
  assert.equal(statementViewOf(statement).arrivedLabel, '这个月已到账')
})

test('A_dividend_in_disclosure_says_until_when_and_that_it_is_not_payable_before', () => {
  const dividend = {
    status: 'disclosed', surplusFen: 1, reserveFen: 0, distributableFen: 1, patronagePoolFen: 1, capitalPoolFen: 0,
    volumeFen: 1, totalVolumeFen: 1, patronageFen: 1, capitalWeightFen: 0, totalCapitalWeightFen: 0, capitalFen: 0,
    carryInFen: 0, payoutFen: 1, carryOutFen: 0, fingerprint: 'ab', disclosedUntil: '2026-12-21T01:00:00Z',
  }

  assert.equal(statementViewOf({ ...statement, dividend }).dividend.waitText, '公示到 12月21日，之后才能付')
  const allocated = { ...dividend, status: 'allocated', disclosedUntil: null }
  assert.equal(statementViewOf({ ...statement, dividend: allocated }).dividend.waitText, '')
})

test('One_sum_is_one_card_whatever_number_of_transfers_it_was_cut_into', () => {
  const parts = [
    { ...waiting, status: 'succeeded', packageInfo: null, secondsLeft: null },
    { ...waiting, outBillNo: 'F2', packageInfo: 'pkg2' },
    { ...waiting, outBillNo: 'F3', packageInfo: 'pkg3', goodsFen: 9_265, amountFen: 9_265 },
  ]
  const [card, ...more] = openSumsOf(parts, noNews)

  assert.deepEqual(more, [])
  assert.equal(card.amountFen, 29_265)
  assert.deepEqual([card.outBillNo, card.packageInfo], ['F2', 'pkg2'])
  assert.equal(card.splitText, '一共 492.65 元，微信一次最多收 200.00 元，分 3 次收，2/3')
  assert.equal(card.takeText, '收这一次：200.00 元')
  assert.equal(card.deadlineText, '12月23日 14:41 前收')
  assert.equal(leftText(card.secondsLeft), '还剩 3 小时')
})

test('What_another_phone_has_to_take_has_no_button_here_and_says_whose_it_is', () => {
  const theirs = { ...waiting, mayTake: false, taker: '斯**', packageInfo: null }
  const [card] = openSumsOf([theirs], noNews)

  assert.deepEqual([card.packageInfo, card.outBillNo, card.statusText], ['', '', '等收款人收'])
  assert.equal(card.hint, '请收款人（斯**）用自己的微信收，别的手机收不了')
  assert.equal(card.deadlineText, '12月23日 14:41 前收')
  assert.equal(leftText(card.secondsLeft), '还剩 3 小时')
})

test('What_the_village_takes_back_asks_for_no_tap_and_hides_no_part_that_is_good', () => {
  const back = {
    ...waiting, isCancelling: true, mayTake: false, packageInfo: null, confirmBefore: null, secondsLeft: null,
  }
  const [good, gone] = openSumsOf([back, { ...waiting, outBillNo: 'F2', packageInfo: 'pkg2' }], noNews)

  assert.deepEqual([good.packageInfo, good.statusText, good.amountFen], ['pkg2', '等您收', 20_000])
  assert.deepEqual([gone.packageInfo, gone.statusText, gone.deadlineText, gone.amountFen],
    ['', '村里正在撤回', '', 20_000])
  assert.equal(gone.hint, '不用收了。村里撤回以后，这笔钱还记在我家账上')
  assert.notEqual(good.key, gone.key)
})

test('What_is_left_is_told_roughly_and_never_too_much', () => {
  assert.deepEqual([24 * 3600, 3599, 59, 0, -5].map(leftText),
    ['还剩 24 小时', '还剩 59 分钟', '还剩 不到 1 分钟', '时间到了，正在核对', '时间到了，正在核对'])
})

test('A_sum_that_was_just_taken_asks_for_no_second_tap', () => {
  const [card] = openSumsOf([waiting], () => 'taken')

  assert.deepEqual([card.packageInfo, card.statusText], ['', '在路上'])
  assert.match(card.hint, /微信正在入账/)
})

test('Finished_and_failed_ones_are_lines_newest_first_and_promise_nothing', () => {
  const lapsed = { ...ended, end: 'failed', failReason: 'OVERDUE_CLOSE' }
  const lines = finishedSumsOf([lapsed, { ...ended, sum: '8-2' }])

  assert.deepEqual(lines.map(({ title, end }) => [title, end]), [['已到账', 'arrived'], ['没有收成', 'failed']])
  assert.match(lines[1].words, /24 小时里没有点收款，钱退回村里了，还记在您家账上/)
  assert.doesNotMatch(lines[1].words, /再付一次/)
})

test('What_the_bank_sends_back_a_month_later_is_told_apart_and_is_no_arrival_of_that_month', () => {
  const back = {
    ...ended, channel: 'bank', end: 'cameBack', failReason: '账号已注销', at: '2026-06-03T06:00:00Z',
    arrivedAt: '2026-05-28T06:00:00Z',
  }
  const june = statementViewOf({ ...statement, arrivedFen: 0, cameBackFen: 20_000, ended: [back] })

  assert.equal(june.arrivedFen, 0)
  assert.equal(june.cameBackText, '5月28日到账的 200.00 元被银行退回，又记回我家账上')
  assert.equal(june.finishedText, '以前到账、退回村里 1 笔，共 200.00 元')
  assert.equal(june.finished[0].title, '到账以后退回村里')
  assert.equal(statementViewOf({ ...statement, ended: [ended] }).cameBackText, '')
})

test('Parts_of_a_sum_that_ended_in_different_ways_are_a_line_each', () => {
  const lines = finishedSumsOf([
    ended, { ...ended, outBillNo: 'F2' }, { ...ended, outBillNo: 'F3', end: 'failed', failReason: 'MCH_CANCEL' },
  ])

  assert.deepEqual(lines.map(({ title, amountFen }) => [title, amountFen]), [['没有收成', 20_000], ['已到账', 40_000]])
})

test('Whose_money_did_not_come_hears_what_to_do_and_no_code', () => {
  const words = (failReason) => finishedSumsOf([{ ...ended, end: 'failed', failReason }])[0].words

  assert.match(words('ACCOUNT_FROZEN'), /请打开微信看看/)
  assert.match(words('SOMETHING_NEW'), /问财务$/)
  assert.doesNotMatch(words('SOMETHING_NEW'), /[A-Z]/)
})

test('What_the_bank_sent_back_is_not_put_on_WeChat_and_says_why_as_it_was_written', () => {
  const words = (channel, failReason) => finishedSumsOf([{ ...ended, channel, end: 'failed', failReason }])[0].words

  assert.match(words('bank', '账号已注销。'), /银行退回来了：账号已注销。钱还在村里，请到村里核对账号$/)
  assert.match(words('cash', '三天没有来领'), /现金没有发成：三天没有来领。钱还在村里，请到村里问财务$/)
  assert.doesNotMatch(words('bank', 'OVERDUE_CLOSE'), /24 小时/, 'a person wrote it, whatever it looks like')
  assert.match(words('weChat', 'PAYEE_CHANGED'), /收款人换了/, 'WeChat was never asked')
})

test('A_card_shows_the_cheapest_variant_that_is_left', () => {
  const product = {
    id: 3, name: '绿剑茶', category: 'tea', householdName: '斯银娣家', artisanName: null, pictures: [],
    skus: [{ id: 1, name: '小', priceFen: 100, stock: 0 }, { id: 2, name: '大', priceFen: 300, stock: 1 }],
  }

  assert.equal(cardOf(product).priceFen, 300)
  assert.equal(cardOf(product).isSoldOut, false)
  assert.equal(isSoldOut({ skus: [{ ...product.skus[0] }] }), true)
})

test('A_picture_stands_where_the_server_keeps_it_and_its_words_stand_in_for_missing_blocks', async () => {
  const { blocksOf, pictureOf, seasonOf } = await load('views/goods.ts')
  const picture = { key: 'ab', width: 1600, height: 1200 }

  assert.match(pictureOf({ pictures: [picture] }), /\/media\/ab\/medium\.webp$/)
  assert.equal(pictureOf({ pictures: [] }), '')
  const [words] = blocksOf({ description: '春茶', blocks: [] })
  assert.deepEqual([words.kind, words.text], ['paragraph', '春茶'])
  assert.equal(blocksOf({ description: '', blocks: [{ kind: 'picture', text: '茶园', picture }] })[0].heightPercent, 75)
  assert.equal(seasonOf({ seasonFrom: 9, seasonTo: 11 }), '9 月到 11 月')
})

test('What_happened_to_an_order_within_one_moment_is_told_newest_first', async () => {
  const { orderViewOf } = await load('packages/order/views/orders.ts')
  const at = '2026-05-06T01:00:00Z'
  const order = {
    address: {}, status: 'closed', placedAt: at, lines: [], refunds: [], shipment: null,
    timeline: [{ moment: 'placed', at }, { moment: 'closed', at }],
  }
  assert.deepEqual(orderViewOf(order, null).timeline.map(({ text }) => text), ['订单关闭', '提交订单'])
})
