import type { MorePhase } from '../../lib/growing-list'

/** The foot of a list that grows: reading on by a tap as well as by scrolling, and trying again after a failure. */
Component({
  properties: {
    phase: { type: String, value: 'end' as MorePhase },
    /** Said when that was all. */
    endText: { type: String, value: '' },
  },
  methods: {
    onMore() {
      this.triggerEvent('more')
    },
  },
})
