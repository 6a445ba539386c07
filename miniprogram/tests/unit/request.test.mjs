import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, phone } from './load.mjs'

const later = new Date(Date.now() + 3_600_000).toISOString()
const session = (token) => ({ status: 200, body: { token, expiresAt: later, shopperId: 1 } })
const problem = (status, code) => ({ status, body: { code, title: '请稍后再试', traceId: '00-ab', status } })
const isLogin = ({ url }) => url.endsWith('/sessions')
const place = { method: 'POST', path: '/orders', body: { lines: [] }, needsSession: true, wish: 'place-order' }
const app = () => load('api/request.ts', 'api/idempotency.ts')
const keyOf = ({ header }) => header['Idempotency-Key']

test('What_the_server_says_yes_to_comes_back_as_it_is', async () => {
  const { sent } = phone(() => ({ status: 200, body: [{ id: 7 }] }))
  const { get } = await app()

  const products = await get('/products')

  assert.deepEqual(products, [{ id: 7 }])
  assert.equal(sent[0].url, '/v1/shangying/products')
  assert.equal(sent[0].header.Authorization, undefined)
})

test('A_refusal_is_a_problem_with_its_code', async () => {
  phone(() => problem(409, 'order.price_changed'))
  const { get } = await app()

  await assert.rejects(get('/products'), {
    name: 'Problem', code: 'order.price_changed', title: '请稍后再试', traceId: '00-ab', status: 409,
  })
})

test('A_gateways_error_page_is_a_problem_too', async () => {
  phone(() => ({ status: 502, body: '<html>Bad Gateway</html>' }))
  const { get } = await app()

  await assert.rejects(get('/products'), { name: 'Problem', code: 'server', status: 502 })
})

test('No_answer_is_the_problem_network', async () => {
  phone(() => null)
  const { get } = await app()

  await assert.rejects(get('/products'), { name: 'Problem', code: 'network', status: 0 })
})

test('What_is_personal_logs_in_first_and_only_once', async () => {
  const { sent } = phone((asked) => isLogin(asked) ? session('t1') : { status: 200, body: {} })
  const { get } = await app()

  await Promise.all([get('/me', { needsSession: true }), get('/orders', { needsSession: true })])

  assert.equal(sent.filter(isLogin).length, 1)
  assert.deepEqual(sent.filter((one) => !isLogin(one)).map(({ header }) => header.Authorization),
    ['Bearer t1', 'Bearer t1'])
})

test('A_session_that_is_over_is_opened_again_and_the_request_repeated_with_its_key', async () => {
  let tokens = 0
  const { sent } = phone((asked) => {
    if (isLogin(asked)) return session(`t${++tokens}`)
    const isOver = asked.header.Authorization === 'Bearer t1'
    return isOver ? problem(401, 'session.missing') : { status: 200, body: 'placed' }
  })
  const { request } = await app()

  const answer = await request(place)

  assert.equal(answer, 'placed')
  const orders = sent.filter((one) => !isLogin(one))
  assert.deepEqual(orders.map(({ header }) => header.Authorization), ['Bearer t1', 'Bearer t2'])
  assert.equal(keyOf(orders[0]), keyOf(orders[1]))
})

test('A_session_is_opened_again_once_and_not_for_ever', async () => {
  const { sent } = phone((asked) => isLogin(asked) ? session('t') : problem(401, 'session.missing'))
  const { get } = await app()

  await assert.rejects(get('/me', { needsSession: true }), { code: 'session.missing' })

  assert.equal(sent.filter(isLogin).length, 2)
  assert.equal(sent.length, 4)
})

test('The_key_is_stored_before_the_request_leaves', async () => {
  const { sent } = phone((asked) => isLogin(asked) ? session('t') : { status: 200, body: {} })
  const { request } = await app()

  await request(place)

  const order = sent.at(-1)
  assert.match(keyOf(order), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(order.kept.get('wish:place-order').value.key, keyOf(order))
})

test('A_lost_answer_is_asked_for_again_under_the_same_key', async () => {
  let orders = 0
  const { sent, kept } = phone((asked) => {
    if (isLogin(asked)) return session('t')
    return ++orders === 1 ? null : { status: 200, body: 'placed' }
  })
  const { request } = await app()

  await assert.rejects(request(place), { code: 'network' })
  const again = await request(place)

  assert.equal(again, 'placed')
  const [first, second] = sent.filter((one) => !isLogin(one))
  assert.equal(keyOf(first), keyOf(second))
  assert.equal(kept.has('wish:place-order'), false)
})

test('A_failing_server_leaves_the_key_and_a_refusal_ends_it', async () => {
  const answers = [problem(500, 'server.failed'), problem(429, 'rate.limited'), problem(422, 'order.cart_empty')]
  const { sent } = phone((asked) => isLogin(asked) ? session('t') : answers.shift() ?? { status: 200, body: {} })
  const { request } = await app()

  await assert.rejects(request(place), { status: 500 })
  await assert.rejects(request(place), { status: 429 })
  await assert.rejects(request(place), { status: 422 })
  await request(place)

  const keys = sent.filter((one) => !isLogin(one)).map(keyOf)
  assert.equal(keys.length, 4)
  assert.deepEqual([keys[1], keys[2]], [keys[0], keys[0]])
  assert.notEqual(keys[3], keys[0])
})

test('Another_content_is_another_wish', async () => {
  phone()
  const { keyFor } = await app()

  const first = keyFor('place-order', 'one tea', 0)

  assert.equal(keyFor('place-order', 'one tea', 1000), first)
  assert.notEqual(keyFor('place-order', 'two teas', 1000), first)
})

test('The_same_content_an_hour_later_is_wished_once_more', async () => {
  phone()
  const { keyFor } = await app()

  const first = keyFor('place-order', 'one tea', 0)

  assert.notEqual(keyFor('place-order', 'one tea', 3_600_000), first)
})

test('A_query_leaves_out_what_was_not_asked', async () => {
  phone()
  const { queryOf } = await app()

  assert.equal(queryOf({ category: undefined, search: '绿 茶' }), '?search=%E7%BB%BF%20%E8%8C%B6')
  assert.equal(queryOf({ category: undefined }), '')
})
