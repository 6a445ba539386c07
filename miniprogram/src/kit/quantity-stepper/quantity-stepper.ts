/** Two buttons and a number: no typing, which on a phone goes wrong more often than tapping. */
Component({
  properties: {
    value: { type: Number, value: 1 },
    min: { type: Number, value: 1 },
    max: { type: Number, value: 999 },
    label: { type: String, value: '数量' },
  },
  methods: {
    onLess() {
      this.change(this.data.value - 1)
    },
    onMore() {
      this.change(this.data.value + 1)
    },
    change(value: number) {
      if (value >= this.data.min && value <= this.data.max) this.triggerEvent('change', { value })
    },
  },
})
