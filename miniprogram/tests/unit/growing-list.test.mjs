import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './load.mjs'

const { GrowingList, networkProblem } = await load('services/growing-list.ts', 'api/problem.ts')

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

test('a list that fits one part ends there', async () => {
  const { list, asked, answer, last } = shelf(7)

  void list.start()
  await answer(asked[0])
  void list.loadMore()

  assert.deepEqual(last(), { phase: 'loaded', more: 'end', count: 7 })
  assert.equal(asked.length, 1)
})

test('a list with nothing in it is empty', async () => {
  const { list, asked, answer, last } = shelf(0)

  void list.start()
  await answer(asked[0])

  assert.deepEqual(last(), { phase: 'empty', more: 'end', count: 0 })
})

test('reading on asks for what comes after the last one, once, until the end', async () => {
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

test('a part that did not come takes nothing away and can be asked for again', async () => {
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

test('coming back asks anew for as many as are shown', async () => {
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

test('an answer that was overtaken by another list is dropped', async () => {
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

test('a list that can not be had at all says why', async () => {
  const { list, asked, fail, last } = shelf(45)

  void list.start()
  await fail(asked[0])

  assert.deepEqual(last(), { phase: 'error', more: 'end', count: 0 })
})
