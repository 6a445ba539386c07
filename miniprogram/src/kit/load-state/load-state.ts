import type { LoadPhase } from '../../lib/loading'

/** Loading, empty, error or the content: every page that loads shows exactly one of them. */
Component({
  options: { multipleSlots: false },
  properties: {
    phase: { type: String, value: 'loading' as LoadPhase },
    /** What will come: cards in two columns, rows, or one large thing. */
    shape: { type: String, value: 'rows' },
    emptyTitle: { type: String, value: '这里还没有内容' },
    emptyHint: { type: String, value: '' },
    emptyAction: { type: String, value: '' },
    emptyIcon: { type: String, value: 'basket' },
    problemTitle: { type: String, value: '' },
    problemTrace: { type: String, value: '' },
    problemAction: { type: String, value: '再试一次' },
  },
  data: { places: [1, 2, 3, 4] },
  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },
    onEmptyAction() {
      this.triggerEvent('emptyaction')
    },
  },
})
