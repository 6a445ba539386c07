import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, phone } from './load.mjs'
import { pageOf } from './pages.mjs'

const at = '2026-05-06T01:00:00Z'
const product = {
  id: 1, name: '绿剑茶', category: 'tea', categoryId: 1, categoryName: '茶叶', householdName: '斯银娣家',
  artisanName: null, artisanId: null,
  isOnSale: true, afterSalesHours: 48, description: '春茶', pictures: [], blocks: [], seasonFrom: null, seasonTo: null,
  shelfLifeDays: null, storage: '', skus: [{ id: 1, name: '100 克', priceFen: 6_800, stock: 3 }],
}
const artisan = {
  id: 1, name: '石来顺', craft: '竹编', figure: 'man', story: '学了三年。', householdName: '石家', products: [product],
}
const order = {
  number: 'D1', address: {}, status: 'paid', placedAt: at, payBefore: at, secondsLeft: null, lines: [], refunds: [],
  shipment: null, timeline: [], totalFen: 6_800, refundedFen: 0,
}
const account = { openingFen: 0, earnedFen: 0, sentFen: 0, broughtFen: 0, repaidFen: 0, closingFen: 0 }
const statement = {
  householdName: '斯银娣家', isMember: true, isHeld: false, periodTitle: '2026-05-01 至 2026-05-31',
  periodStatus: 'open', isCurrent: true, earlierPeriodId: null, laterPeriodId: null, owedFen: 0, owesFen: 0,
  capitalOwedFen: 0, goods: account, dividends: account,
  lines: [], royalties: [], rules: [], dividend: null, ended: [], periodId: 1,
}
const dividend = {
  planId: 7, status: 'disclosed', surplusFen: 6_850, reserveFen: 685, distributableFen: 6_165, patronagePoolFen: 3_699,
  capitalPoolFen: 2_466, volumeFen: 6_800, totalVolumeFen: 25_480, patronageFen: 987, capitalWeightFen: 100,
  totalCapitalWeightFen: 1_000, capitalFen: 214, carryInFen: 0, payoutFen: 0, carryOutFen: 1_201,
  fingerprint: '1b38c8976d1f56ca', disclosedUntil: '2026-06-16T01:00:00Z',
}
const line = {
  skuId: 1, productId: 1, title: '绿剑茶', skuName: '100 克', category: 'tea', pictureUrl: '', priceFen: 6_800,
  quantity: 1, isSelected: true,
}

const household = { id: 1, name: '斯银娣家', waitingFen: 0, waitingForOthersFen: 0 }

/** What the server says to whom it is asked for. */
const answers = {
  '/categories': [{ id: 1, parentId: null, name: '茶叶', kind: 'tea' }],
  '/artisans': [artisan], '/artisans/1': artisan, '/products': [product], '/products/1': product, '/orders': [order],
  '/orders/D1': order, '/me': { shopperId: 1, household, link: null },
  '/household/statement': { ...statement, dividend },
  '/front': { title: '上英村的好东西', greeting: '', notice: '', phone: '', hours: '', closure: null },
  '/household/payouts': [], '/household/payee-changes': [], '/household/reminders': [],
  '/household/objections': [],
  '/quotes': { lines: [], goodsFen: 6_800, discountFen: 0, freightFen: 0, totalFen: 6_800 },
}

/** The pages that load something; `empty` is an answer after which there is nothing to show. */
const loading = [
  { file: 'pages/home/home', empty: { '/products': [] } },
  { file: 'pages/artisans/artisans', empty: { '/artisans': [] } },
  { file: 'pages/me/me' },
  { file: 'packages/catalog/pages/category/category', query: { id: '1' }, empty: { '/products': [] } },
  { file: 'packages/catalog/pages/product/product', query: { id: '1' } },
  { file: 'packages/makers/pages/artisan/artisan', query: { id: '1' } },
  { file: 'packages/order/pages/checkout/checkout', query: { from: 'cart' } },
  { file: 'packages/order/pages/orders/orders', query: { tab: 'all' }, empty: { '/orders': [] } },
  { file: 'packages/order/pages/order/order', query: { number: 'D1' } },
  { file: 'packages/order/pages/pay-result/pay-result', query: { number: 'D1' } },
  { file: 'packages/household/pages/household/household', query: {},
    empty: { '/household/statement': { status: 404, code: 'household.not_linked' } } },
  { file: 'packages/household/pages/link/link' },
  { file: 'packages/household/pages/objection/objection', query: { period: '1' },
    empty: { '/household/statement': statement } },
]

/** The page, open on a phone with something in its cart; the server answers as it is told to. */
async function open({ file, query = {} }, said) {
  const server = { said, asked: 0 }
  const { kept } = phone(({ url }) => {
    if (url.endsWith('/sessions')) return { status: 200, body: { token: 't', expiresAt: '2999-01-01T00:00:00Z' } }
    server.asked++
    const path = url.replace(/^\/v1\/[a-z]+/, '').split('?')[0]
    const body = { ...answers, ...server.said }[path]
    return body?.code === undefined ? { status: 200, body } : { status: body.status, body }
  })
  kept.set('cart', { version: 1, value: [line] })
  const quiet = () => undefined
  Object.assign(globalThis.wx, {
    setTabBarBadge: quiet, removeTabBarBadge: quiet, showTabBarRedDot: quiet, hideTabBarRedDot: quiet,
    setNavigationBarTitle: quiet, stopPullDownRefresh: quiet,
  })
  let run = null
  globalThis.Page = (options) => {
    run = options
  }
  await load(`${file}.ts`)
  const { page } = pageOf(() => globalThis.Page(run))
  page.onLoad(query)
  page.onShow()
  return { page, server }
}

const failing = Object.fromEntries(Object.keys(answers)
  .map((path) => [path, { status: 500, code: 'server', title: '请稍后再试', traceId: 'trace-1' }]))

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

for (const one of loading) {
  const name = one.file.split('/').at(-1)

  test(`The_page_${name}_waits_and_then_shows_what_came`, async () => {
    const { page } = await open(one, {})
    assert.equal(page.data.phase, 'loading')

    await settled()

    assert.equal(page.data.phase, 'loaded')
    page.onUnload()
  })

  test(`The_page_${name}_says_a_refusal_and_comes_right_when_tried_again`, async () => {
    const { page, server } = await open(one, failing)
    await settled()
    assert.deepEqual([page.data.phase, page.data.problemTitle, page.data.problemTrace],
      ['error', '请稍后再试', 'trace-1'])

    server.said = {}
    page.onRetry()
    assert.equal(page.data.phase, 'loading')
    await settled()

    assert.equal(page.data.phase, 'loaded')
    page.onUnload()
  })

  test(`The_page_${name}_asks_again_when_it_is_pulled_down`, async () => {
    const { page, server } = await open(one, {})
    await settled()
    const before = server.asked

    await page.onPullDownRefresh()

    assert.ok(server.asked > before)
    assert.equal(page.data.phase, 'loaded')
    page.onUnload()
  })
}

for (const one of loading.filter(({ empty }) => empty !== undefined)) {
  test(`The_page_${one.file.split('/').at(-1)}_says_so_when_there_is_nothing`, async () => {
    const { page } = await open(one, one.empty)

    await settled()

    assert.equal(page.data.phase, 'empty')
    page.onUnload()
  })
}

test('A_till_without_goods_is_empty_and_asks_nothing', async () => {
  const { page, server } = await open({ ...loading[6], query: { from: 'now' } }, {})

  await settled()

  assert.deepEqual([page.data.phase, server.asked], ['empty', 0])
})

test('What_is_mended_in_the_cart_leads_there_instead_of_trying_again', async () => {
  const { page, server } = await open(loading[6], { '/quotes': { status: 409, code: 'catalog.out_of_stock' } })
  const gone = []
  globalThis.wx.switchTab = ({ url }) => gone.push(url)
  await settled()
  const { asked } = server

  page.onRetry()

  assert.deepEqual([page.data.phase, page.data.isMendedBefore, server.asked], ['error', true, asked])
  assert.deepEqual(gone, ['/pages/cart/cart'])
})

test('An_order_that_waits_for_payment_counts_down_until_it_is_left', async (t) => {
  // Before the page opens: what it began on the real clock would count for its ninety seconds after the test.
  t.mock.timers.enable({ apis: ['setInterval', 'Date'], now: Date.now() })
  const unpaid = { ...order, status: 'awaitingPayment', secondsLeft: 90 }
  const { page } = await open(loading[8], { '/orders/D1': unpaid })
  await settled()
  assert.equal(page.data.isPayable, true)
  assert.match(page.data.remaining, /^0[01]分\d\d秒$/)

  t.mock.timers.tick(30_000)
  assert.equal(page.data.remaining, '01分00秒')
  page.onHide()
  t.mock.timers.tick(61_000)
  assert.equal(page.data.remaining, '01分00秒', 'nobody looks')
  page.present({ ...unpaid, secondsLeft: 0 })

  assert.deepEqual([page.data.isPayable, page.data.remaining], [false, ''])
  page.onUnload()
})

test('A_phone_whose_clock_is_an_hour_fast_may_still_pay_or_cancel', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'], now: Date.parse(at) + 3_600_000 })
  const unpaid = { ...order, status: 'awaitingPayment', payBefore: '2026-05-06T01:15:00Z', secondsLeft: 600 }
  const { page } = await open(loading[8], { '/orders/D1': unpaid })
  await settled()
  assert.deepEqual([page.data.isPayable, page.data.remaining], [true, '10分00秒'])

  t.mock.timers.tick(600_000)
  assert.deepEqual([page.data.isPayable, page.data.remaining], [false, ''], 'it counts from when the answer came')
  page.onUnload()
})

test('A_search_asks_when_a_word_was_given_and_not_before', async () => {
  const { page, server } = await open({ file: 'packages/catalog/pages/search/search' }, {})
  page.onSubmit()
  assert.deepEqual([server.asked, page.data.isAsked], [0, false])

  page.onIdea({ currentTarget: { dataset: { word: '绿茶' } } })
  assert.deepEqual([page.data.isAsked, page.data.phase], [true, 'loading'])
  await settled()

  assert.deepEqual([server.asked, page.data.phase, page.data.products.length], [1, 'loaded', 1])
})

test('Coming_back_to_the_orders_asks_for_them_anew', async () => {
  const { page, server } = await open(loading[7], {})
  await settled()

  page.onShow()
  await settled()

  assert.equal(server.asked, 2)
})

test('Another_month_of_the_household_begins_closed_and_waits', async () => {
  const { page } = await open(loading[10], {})
  await settled()
  page.onRule()

  page.onPeriod({ currentTarget: { dataset: { period: 2 } } })

  assert.deepEqual([page.data.phase, page.data.ruleOpened], ['loading', false])
  await settled()
  page.onUnload()
})

test('A_household_says_what_is_wrong_once_and_reads_the_answer', async () => {
  const one = loading.find(({ file }) => file.endsWith('/objection'))
  const raised = {
    id: 1, planId: 7, periodTitle: statement.periodTitle, text: '少算了两斤茶', raisedAt: at, isTakenDown: false,
    status: 'open', answer: null, answeredAt: null,
  }
  const { page, server } = await open(one, {})
  await settled()
  assert.deepEqual([page.data.plan.canObject, page.data.plan.dividendFen], [true, 1_201])

  page.onText({ detail: { value: '少算了两斤茶' } })
  let toast = ''
  globalThis.wx.showToast = ({ title }) => {
    toast = title
  }
  server.said = { '/household/objections': { status: 400, code: 'objection.text_missing', title: '请写明哪里不对' } }
  await page.onSend()
  assert.deepEqual([toast, page.data.text], ['请写明哪里不对', '少算了两斤茶'], 'what was written stays')

  server.said = { '/household/objections': [raised] }
  await page.refresh()
  assert.equal(page.data.plan.canObject, false)
  assert.ok(page.data.plan.waitText.includes('货款照付'))
  const answered = { ...raised, status: 'dismissed', answer: '核对过，一斤不少', answeredAt: at }
  server.said = { '/household/objections': [answered, { ...answered, id: 2, planId: 6 }] }
  await page.refresh()
  assert.deepEqual(page.data.plan.said.map(({ statusText, answer }) => [statusText, answer]),
    [['核对过了', '核对过，一斤不少']], 'of this plan only')
  assert.equal(page.data.plan.canObject, true)
  page.onUnload()
})
