import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { generate } from '../../scripts/generate-api.mjs'
import { pathOf } from './load.mjs'

test('The_committed_types_are_those_of_the_description', () => {
  const description = JSON.parse(readFileSync(pathOf('../docs/api/openapi.json'), 'utf8'))

  assert.equal(readFileSync(pathOf('src/api/types.ts'), 'utf8'), generate(description), 'run npm run api:types')
})

test('Required_and_nullable_are_two_things', () => {
  const types = generate({
    components: { schemas: { Thing: { type: 'object', required: ['sure', 'maybeNull'], properties: {
      sure: { type: 'string' },
      maybeNull: { type: ['null', 'integer'] },
      maybeAbsent: { type: 'boolean' },
      maybeBoth: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Other', description: 'Words.' }] },
      many: { type: 'array', items: { type: ['null', 'string'] } },
    } } } },
  })

  assert.match(types, /readonly sure: string\n/)
  assert.match(types, /readonly maybeNull: number \| null\n/)
  assert.match(types, /readonly maybeAbsent\?: boolean\n/)
  assert.match(types, /\/\*\* Words\. \*\/\n {2}readonly maybeBoth\?: Other \| null\n/)
  assert.match(types, /readonly many\?: readonly \(string \| null\)\[\]\n/)
})

test('What_the_generator_does_not_know_is_thrown_back', () => {
  const strange = { components: { schemas: { Thing: { type: 'object', properties: { odd: { type: 'decimal' } } } } } }

  assert.throws(() => generate(strange), /no type for/)
})

test('No_line_is_wider_than_people_write_them', () => {
  const long = 'Words that stand in a row. '.repeat(8)
  const types = generate({ components: { schemas: {
    Kind: { enum: Array.from({ length: 12 }, (_, at) => `kindNumber${at}`) },
    Thing: { type: 'object', properties: { one: { type: 'string', description: long } } },
  } } })

  assert.deepEqual(types.split('\n').filter((line) => line.length > 120), [])
  assert.match(types, /export type Kind =\n {2}\| 'kindNumber0'\n {2}\| 'kindNumber1'\n/)
  assert.match(types, /\n {2}\/\*\*\n {3}\* Words that stand in a row\. Words /)
})
