import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

const { GrowingList, networkProblem } = await load('lib/growing-list.ts', 'lib/problem.ts')

/** A shelf of so many things, whose answers come when the test lets them. */
function shelf(size) {
  const shown = []
  const asked = []
  const list = new GrowingList(
    (part) => new Promise((resolve, reject) => asked.push({ ...part, resolve, reject })),
    (state, items) => shown.push({ phase: state.phase, more: state.more, count: items.length }),
  )
  const answer = async (question) => {
    const from = question.after ?? 0
    question.resolve(Array.from({ length: Math.min(question.limit, size - from) }, (_, at) => from + at + 1))
    await settled()
  }
  const fail = async (question) => {
    question.reject(networkProblem())
    await settled()
  }
  return { list, asked, shown, answer, fail, last: () => shown[shown.length - 1] }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('A_list_that_fits_one_part_ends_there', async () => {
  const { list, asked, answer, last } = shelf(7)

  void list.start()
  await answer(asked[0])
  void list.loadMore()

  assert.deepEqual(last(), { phase: 'loaded', more: 'end', count: 7 })
  assert.equal(asked.length, 1)
})

test('A_list_with_nothing_in_it_is_empty', async () => {
  const { list, asked, answer, last } = shelf(0)

  void list.start()
  await answer(asked[0])

  assert.deepEqual(last(), { phase: 'empty', more: 'end', count: 0 })
})

test('Reading_on_asks_for_what_comes_after_the_last_one_once_until_the_end', async () => {
  const { list, asked, answer, last } = shelf(45)
  void list.start()
  await answer(asked[0])
  assert.deepEqual(last(), { phase: 'loaded', more: 'there', count: 20 })

  void list.loadMore()
  void list.loadMore()
  assert.deepEqual(last(), { phase: 'loaded', more: 'loading', count: 20 })
  await answer(asked[1])
  void list.loadMore()
  await answer(asked[2])

  assert.deepEqual(asked.map(({ after, limit }) => [after, limit]), [[undefined, 20], [20, 20], [40, 20]])
  assert.deepEqual(last(), { phase: 'loaded', more: 'end', count: 45 })
})

test('A_part_that_did_not_come_takes_nothing_away_and_can_be_asked_for_again', async () => {
  const { list, asked, answer, fail, last } = shelf(45)
  void list.start()
  await answer(asked[0])

  void list.loadMore()
  await fail(asked[1])
  assert.deepEqual(last(), { phase: 'loaded', more: 'failed', count: 20 })
  void list.loadMore()
  await answer(asked[2])

  assert.deepEqual(last(), { phase: 'loaded', more: 'there', count: 40 })
})

test('Coming_back_asks_anew_for_as_many_as_are_shown', async () => {
  const { list, asked, answer, last } = shelf(45)
  void list.start()
  await answer(asked[0])
  void list.loadMore()
  await answer(asked[1])

  void list.load()
  await answer(asked[2])

  assert.deepEqual([asked[2].after, asked[2].limit], [undefined, 40])
  assert.deepEqual(last(), { phase: 'loaded', more: 'there', count: 40 })
})

test('An_answer_that_was_overtaken_by_another_list_is_dropped', async () => {
  const { list, asked, answer, last } = shelf(45)
  void list.start()
  await answer(asked[0])
  void list.loadMore()

  void list.start()
  await answer(asked[2])
  await answer(asked[1])

  assert.deepEqual([asked[2].after, asked[2].limit], [undefined, 20])
  assert.deepEqual(last(), { phase: 'loaded', more: 'there', count: 20 })
})

test('A_list_that_can_not_be_had_at_all_says_why', async () => {
  const { list, asked, fail, last } = shelf(45)

  void list.start()
  await fail(asked[0])

  assert.deepEqual(last(), { phase: 'error', more: 'end', count: 0 })
})
