import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'
import { load, phone } from './load.mjs'
import { pageOf, questions } from './pages.mjs'

const { definePage, defineListPage, networkProblem, nothingYet, nothingGrown, Problem }
  = await load('lib/define-page.ts', 'lib/problem.ts', 'lib/loading.ts', 'lib/growing-list.ts')

let stopped

beforeEach(() => {
  stopped = 0
  phone()
  globalThis.wx.stopPullDownRefresh = () => stopped++
})

/** A page that shows one word, and what it was asked. */
function wordPage(own = {}) {
  const { asked, ask } = questions()
  const { page, patches } = pageOf(() => definePage({
    data: { ...nothingYet, word: '' }, load: ask, show: (word) => (word === '' ? null : { word }), ...own,
  }))
  return { page, patches, asked }
}

/** A page that shows a list of numbers. */
function numberPage(own = {}) {
  const { asked, ask } = questions()
  const { page, patches } = pageOf(() => defineListPage({
    data: { ...nothingGrown, numbers: [] }, list: ask, showItems: (numbers) => ({ numbers }), ...own,
  }))
  return { page, patches, asked }
}

const twenty = (from) => Array.from({ length: 20 }, (_, at) => from + at)

test('A_page_waits_until_its_answer_came', async () => {
  const { page, asked } = wordPage()

  page.onLoad({})
  page.onShow()

  assert.equal(page.data.phase, 'loading')
  assert.equal(asked.length, 1)
})

test('An_answer_is_shown_in_one_go', async () => {
  const { page, patches, asked } = wordPage()
  page.onLoad({})

  await asked[0].answer('tea')

  assert.deepEqual(patches, [{ word: 'tea', phase: 'loaded', problemTitle: '', problemTrace: '' }])
})

test('An_answer_with_nothing_in_it_leaves_the_page_empty', async () => {
  const { page, asked } = wordPage()
  page.onLoad({})

  await asked[0].answer('')

  assert.equal(page.data.phase, 'empty')
})

test('A_refusal_is_shown_in_its_own_words', async () => {
  const { page, asked } = wordPage()
  page.onLoad({})

  await asked[0].refuse(new Problem('server', '请稍后再试', 'trace-1', 500))

  assert.deepEqual([page.data.phase, page.data.problemTitle, page.data.problemTrace],
    ['error', '请稍后再试', 'trace-1'])
})

test('A_page_may_show_a_refusal_as_something_else', async () => {
  const failed = mock.fn((problem) => ({ phase: 'empty', word: problem.code }))
  const { page, asked } = wordPage({ failed })
  page.onLoad({})

  await asked[0].refuse(networkProblem())

  assert.deepEqual([page.data.phase, page.data.word], ['empty', 'network'])
  assert.equal(failed.mock.calls[0].this, page)
})

test('Trying_again_waits_anew_and_then_shows', async () => {
  const { page, asked } = wordPage()
  page.onLoad({})
  await asked[0].refuse(networkProblem())

  page.onRetry()
  assert.deepEqual([page.data.phase, page.data.problemTitle], ['loading', ''])
  await asked[1].answer('tea')

  assert.deepEqual([page.data.phase, page.data.word], ['loaded', 'tea'])
})

test('A_page_may_mend_a_refusal_in_its_own_way', () => {
  const onRetry = mock.fn()
  const { page, asked } = wordPage({ onRetry })
  page.onLoad({})

  page.onRetry()

  assert.equal(onRetry.mock.callCount(), 1)
  assert.equal(asked.length, 1)
})

test('Starting_over_can_change_something_else_in_the_same_go', () => {
  const { page, patches } = wordPage()
  page.onLoad({})

  void page.startOver({ word: '' })

  assert.deepEqual(patches, [{ word: '', ...nothingYet }])
})

test('An_answer_that_a_later_question_overtook_is_dropped', async () => {
  const { page, asked } = wordPage()
  page.onLoad({})
  void page.refresh()

  await asked[1].answer('new')
  await asked[0].answer('old')
  assert.equal(page.data.word, 'new')
  void page.refresh()
  void page.refresh()
  await asked[3].answer('newer')
  await asked[2].refuse(networkProblem())

  assert.deepEqual([page.data.phase, page.data.word], ['loaded', 'newer'])
})

test('Pulling_down_asks_again_keeps_what_is_shown_and_ends_with_the_answer', async () => {
  const { page, asked } = wordPage()
  page.onLoad({})
  await asked[0].answer('tea')

  void page.onPullDownRefresh()
  assert.deepEqual([page.data.phase, page.data.word, stopped], ['loaded', 'tea', 0])
  await asked[1].answer('rice')

  assert.deepEqual([page.data.word, stopped], ['rice', 1])
})

test('Pulling_down_ends_after_a_refusal_too', async () => {
  const { page, asked } = wordPage()
  page.onLoad({})

  void page.onPullDownRefresh()
  await asked[1].refuse(networkProblem())

  assert.deepEqual([page.data.phase, stopped], ['error', 1])
})

test('A_page_that_asks_when_it_is_seen_asks_each_time', () => {
  const { page, asked } = wordPage({ asks: 'onShow' })

  page.onLoad({})
  assert.equal(asked.length, 0)
  page.onShow()
  page.onHide()
  page.onShow()

  assert.equal(asked.length, 2)
})

test('A_page_that_asks_by_hand_asks_only_when_it_is_told', () => {
  const { page, asked } = wordPage({ asks: 'byHand' })

  page.onLoad({})
  page.onShow()
  assert.equal(asked.length, 0)
  void page.startOver()

  assert.equal(asked.length, 1)
})

test('The_hooks_of_a_page_are_called_on_it_and_before_it_asks', () => {
  const told = []
  const tell = (name) => function (query) {
    told.push([name, this === page, query?.id, asked.length])
  }
  const { page, asked } = wordPage({
    asks: 'onShow', onLoad: tell('load'), onShow: tell('show'), onHide: tell('hide'), onUnload: tell('unload'),
  })

  page.onLoad({ id: '7' })
  page.onShow()
  page.onHide()
  page.onUnload()

  assert.deepEqual(told, [
    ['load', true, '7', 0], ['show', true, undefined, 0], ['hide', true, undefined, 1], ['unload', true, undefined, 1],
  ])
})

test('While_news_is_coming_the_page_looks_again_until_it_came', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { page, asked } = wordPage({ isNewsComing: (word) => word === 'soon' })
  page.onLoad({})

  await asked[0].answer('soon')
  t.mock.timers.tick(1000)
  assert.equal(asked.length, 2)
  await asked[1].answer('here')
  t.mock.timers.tick(10_000)

  assert.equal(asked.length, 2)
})

test('A_page_gives_up_looking_and_begins_again_when_something_happens', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { page, asked } = wordPage({ isNewsComing: () => true })
  page.onLoad({})
  for (let looks = 0; looks < 10; looks++) {
    await asked.at(-1).answer('soon')
    t.mock.timers.tick(1000)
  }
  assert.equal(asked.length, 7)

  page.looks.afresh()
  void page.refresh()
  await asked.at(-1).answer('soon')
  t.mock.timers.tick(1000)

  assert.equal(asked.length, 9)
})

test('A_page_that_was_left_looks_no_more', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  for (const leave of ['onUnload', 'onHide']) {
    const { page, asked } = wordPage({ asks: 'onShow', isNewsComing: () => true })
    page.onLoad({})
    page.onShow()
    await asked[0].answer('soon')

    page[leave]()
    t.mock.timers.tick(10_000)

    assert.equal(asked.length, 1)
  }
})

test('An_answer_that_came_by_another_way_is_shown_like_one_that_was_asked_for', () => {
  const { page } = wordPage()
  page.onLoad({})

  page.present('cancelled')

  assert.deepEqual([page.data.phase, page.data.word], ['loaded', 'cancelled'])
})

test('A_list_is_shown_and_grows_by_scrolling_and_by_a_tap', async () => {
  const { page, asked } = numberPage()
  page.onLoad({})
  await asked[0].answer(twenty(1))
  assert.deepEqual([page.data.phase, page.data.more, page.data.numbers.length], ['loaded', 'there', 20])

  page.onReachBottom()
  await asked[1].answer(twenty(21))
  page.onMore()
  await asked[2].answer([41])

  assert.deepEqual(asked.map(({ part }) => part.after), [undefined, 20, 40])
  assert.deepEqual([page.data.more, page.data.numbers.length], ['end', 41])
})

test('Another_list_begins_with_nothing_of_the_one_before', async () => {
  const { page, asked } = numberPage()
  page.onLoad({})
  await asked[0].answer([1, 2])

  void page.startOver({ chosen: 'fruit' })

  assert.deepEqual([page.data.phase, page.data.numbers, page.data.chosen], ['loading', [], 'fruit'])
})

test('A_list_that_was_refused_is_tried_again', async () => {
  const { page, asked } = numberPage()
  page.onLoad({})
  await asked[0].refuse(networkProblem())
  assert.equal(page.data.phase, 'error')

  page.onRetry()
  await asked[1].answer([])

  assert.equal(page.data.phase, 'empty')
})

test('Pulling_a_list_down_keeps_it_until_the_answer_comes', async () => {
  const { page, asked } = numberPage()
  page.onLoad({})
  await asked[0].answer([1])

  void page.onPullDownRefresh()
  assert.deepEqual([page.data.phase, page.data.numbers], ['loaded', [1]])
  await asked[1].answer([2])

  assert.deepEqual([page.data.numbers, stopped], [[2], 1])
})
