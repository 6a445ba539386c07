import { builtin, hostOf } from './definition'

/** Only text: nothing of the app shows HTML. */
export const richText = builtin({
  properties: { nodes: { type: null, value: '' } },
  observers: {
    nodes(nodes: unknown) {
      if (typeof nodes !== 'string') throw new Error('rich-text with a list of nodes is not in the preview')
      hostOf(this).textContent = nodes
    },
  },
})
