import { readSettings } from '../../data/settings'

/** The outermost view of every page: carries the tokens, and with them large type. */
Component({
  options: { multipleSlots: false },
  properties: {
    hasBar: { type: Boolean, value: false },
  },
  data: { isLargeType: false },
  lifetimes: {
    attached() {
      this.applySettings()
    },
  },
  pageLifetimes: {
    show() {
      this.applySettings()
    },
  },
  methods: {
    applySettings() {
      const { isLargeType } = readSettings()
      if (isLargeType !== this.data.isLargeType) this.setData({ isLargeType })
    },
  },
})
